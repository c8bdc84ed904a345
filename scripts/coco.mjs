// Boxes and keypoints of one image from a COCO file, for the renderer.

/**
 * @typedef {object} Labels
 * @property {{ bbox: [number, number, number, number], label: string }[]} boxes Left, top, width, height in pixels.
 * @property {{ x: number, y: number, label: string }[]} keypoints Pixels.
 * @property {string[]} notes Which records were left out, or taken otherwise than they are written, and why.
 */

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} values @param {number} count */
const numbers = (values, count) => list(values).length >= count && list(values).slice(0, count).every(Number.isFinite);

/**
 * The labels of the image whose file name this is; a file about a single image is taken to be about this one.
 * @param {any} coco The parsed file.
 * @param {string} imageName Without folders.
 * @returns {Labels}
 */
export function labelsFromCoco(coco, imageName) {
  const images = list(coco?.images);
  // Tools write folders into file_name, with either slash.
  const named = images.find((image) => String(image?.file_name).split(/[\\/]/).at(-1) === imageName);
  const image = named ?? (images.length === 1 ? images[0] : undefined);
  if (image === undefined) {
    throw new Error(`none of its ${images.length} images has the file_name "${imageName}"`);
  }
  const categories = new Map(list(coco.categories).map((category) => [category?.id, category]));
  /** @type {Labels} */
  const labels = { boxes: [], keypoints: [], notes: [] };
  for (const [index, annotation] of list(coco.annotations).entries()) {
    const note = (/** @type {string} */ what) =>
      labels.notes.push(`annotation ${annotation?.id ?? `no. ${index + 1}`}: ${what}`);
    if (typeof annotation !== 'object' || annotation === null) note('it is no object; left out');
    else if (annotation.image_id === image.id) readAnnotation(annotation, categories, labels, note);
  }
  return labels;
}

/**
 * @param {any} annotation
 * @param {Map<unknown, any>} categories
 * @param {Labels} labels Gets what it holds.
 * @param {(what: string) => void} note
 */
function readAnnotation({ category_id, bbox, keypoints }, categories, labels, note) {
  const category = categories.get(category_id);
  const label = String(category?.name ?? category_id);
  if (category === undefined)
    note(`there is no category ${JSON.stringify(category_id)}; its labels are called "${label}"`);
  if (numbers(bbox, 4)) {
    const [x, y, width, height] = bbox;
    labels.boxes.push({ bbox: [x, y, width, height], label });
  } else if (bbox !== undefined && bbox !== null) {
    note(`its bbox ${JSON.stringify(bbox)} is not four numbers; left out`);
  } else if (keypoints === undefined) note('it has neither bbox nor keypoints; left out');
  const points = list(keypoints);
  if (points.length % 3 > 0 || (keypoints !== undefined && !Array.isArray(keypoints)))
    note('its keypoints are not a list of x, y, visibility; what is over was left out');
  for (let index = 0; index + 2 < points.length; index += 3) {
    const [x, y, visibility] = points.slice(index, index + 3);
    const name = String(category?.keypoints?.[index / 3] ?? label);
    // 0 is COCO's "not labelled": its coordinates mean nothing.
    if (visibility === 0) continue;
    if (numbers([x, y], 2)) labels.keypoints.push({ x, y, label: name });
    else note(`its keypoint "${name}" lies at ${JSON.stringify([x, y])}, which are not two numbers; left out`);
  }
}
