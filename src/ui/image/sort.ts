/** Tells apart what was dropped or pasted, by type and by name: some systems give files no type. */

const pictureName = /\.(png|jpe?g|webp|gif|bmp|avif|tiff?|heic)$/i;
const structuredName = /\.(json|ya?ml|pyw?)$/i;
const labelName = /\.(xml|txt|names)$/i;
/** How people name masks: cat.mask.png, cat_seg.png, masks-01.png. */
const maskName = /(^|[._\- ])(masks?|seg|segm|segmentation|labels?|gt)([._\- ]|$)/i;

export interface Sorted {
  readonly picture: File | null;
  /** A second picture that looks like the first one's mask, or one named as a mask. */
  readonly mask: File | null;
  /** JSON, YAML and Python: presets or labels, which only their text tells. */
  readonly structured: readonly File[];
  /** Labels by their name: XML, and text for YOLO. */
  readonly labels: readonly File[];
  /** The rest, in the order they came. */
  readonly ignored: readonly File[];
}

const isPicture = ({ name, type }: File) => type.startsWith('image/') || (type === '' && pictureName.test(name));
const isPng = ({ name, type }: File) => type === 'image/png' || /\.png$/i.test(name);
const isStructured = ({ name, type }: File) => structuredName.test(name) || /(json|yaml|python)$/.test(type);
const stem = ({ name }: File) => name.replace(/\.[^.]*$/, '').toLowerCase();

/** Sorts a handful of files. `open` says whether there is an image already, to which a mask on its own would belong. */
export function sortFiles(files: readonly File[], open: boolean): Sorted {
  const pictures = files.filter(isPicture);
  const named = pictures.find((file) => isPng(file) && maskName.test(file.name));
  const others = pictures.filter((file) => file !== named);
  const [first] = others;
  // As in Pascal VOC: photographs as JPEG, masks of the same names as PNG.
  const twin = others.find((file) => first && file !== first && stem(file) === stem(first));
  const [picture, sameName] = first && twin && isPng(first) && !isPng(twin) ? [twin, first] : [first, twin];
  const alone = named !== undefined && picture === undefined && !open;
  const mask = alone ? null : (named ?? (sameName && isPng(sameName) ? sameName : null));
  const taken = new Set([alone ? named : picture, mask]);
  const rest = files.filter((file) => !taken.has(file) && !isPicture(file));
  const structured = rest.filter(isStructured);
  const labels = rest.filter((file) => !structured.includes(file) && labelName.test(file.name));
  return {
    picture: (alone ? named : picture) ?? null,
    mask,
    structured,
    labels,
    ignored: files.filter((file) => !taken.has(file) && !structured.includes(file) && !labels.includes(file)),
  };
}

/** Whether pasted text is worth reading as a preset: JSON, or the YAML or the Python of one. */
export const looksLikePreset = (text: string): boolean =>
  /^\s*\{/.test(text) ||
  /^\s*(__version__|transform|__class_fullname__)\s*:/m.test(text) ||
  /\b(?:A|albumentations|v2|transforms|iaa)\.(?:Compose|Sequential)\s*\(/.test(text);
