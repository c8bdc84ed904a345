/** Tells apart what was dropped or pasted, by type and by name: some systems give files no type. */

const pictureName = /\.(png|jpe?g|webp|gif|bmp|avif|tiff?|heic)$/i;
const presetName = /\.(json|ya?ml)$/i;

export interface Sorted {
  readonly picture: File | null;
  readonly preset: File | null;
  /** The rest, in the order they came. */
  readonly ignored: readonly File[];
}

const isPicture = ({ name, type }: File) => type.startsWith('image/') || (type === '' && pictureName.test(name));
const isPreset = ({ name, type }: File) => presetName.test(name) || /(json|yaml)$/.test(type);

/** The first picture and the first preset of a handful of files. */
export function sortFiles(files: readonly File[]): Sorted {
  const picture = files.find(isPicture) ?? null;
  const preset = files.find((file) => file !== picture && isPreset(file)) ?? null;
  return { picture, preset, ignored: files.filter((file) => file !== picture && file !== preset) };
}

/** Whether pasted text is worth reading as a preset: JSON, or the YAML of one. */
export const looksLikePreset = (text: string): boolean =>
  /^\s*\{/.test(text) || /^\s*(__version__|transform|__class_fullname__)\s*:/m.test(text);
