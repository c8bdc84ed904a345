// Boxes and keypoints of one image from a COCO file, for the renderer.

/**
 * @typedef {object} Labels
 * @property {{ bbox: [number, number, number, number], label: string }[]} boxes Left, top, width, height in pixels.
 * @property {{ x: number, y: number, label: string }[]} keypoints Pixels.
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
  const labels = { boxes: [], keypoints: [] };
  for (const annotation of list(coco.annotations)) {
    if (annotation?.image_id !== image.id) continue;
    const category = categories.get(annotation.category_id);
    const label = String(category?.name ?? annotation.category_id);
    if (numbers(annotation.bbox, 4)) {
      const [x, y, width, height] = annotation.bbox;
      labels.boxes.push({ bbox: [x, y, width, height], label });
    }
    const points = list(annotation.keypoints);
    for (let index = 0; index + 2 < points.length; index += 3) {
      const [x, y, visibility] = points.slice(index, index + 3);
      // 0 is COCO's "not labelled": its coordinates mean nothing.
      if (visibility === 0 || !numbers([x, y], 2)) continue;
      labels.keypoints.push({ x, y, label: String(category?.keypoints?.[index / 3] ?? label) });
    }
  }
  return labels;
}
