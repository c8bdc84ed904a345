// Who is measured and what their time holds: the words of tables and documents.

/** @typedef {import('./types.d.ts').Who} Who */

/** @type {Readonly<Record<Who, string>>} */
export const nameOf = {
  copy: 'copy pass',
  ours: 'this page',
  screen: 'this page, shown',
  webgl: 'TensorFlow.js, WebGL',
  wasm: 'TensorFlow.js, WASM',
  opencv: 'OpenCV.js',
  canvas: 'Canvas 2D',
  library: 'Albumentations, 1 thread',
  libraryAll: 'Albumentations, all cores',
};

/** What is summed. @type {Readonly<Record<Who, string>>} */
export const sums = {
  copy: 'every pixel read once and written once, texture to texture: the limit of this GPU',
  ours: 'draws, plan and passes of every tile, until the pixels are in a texture',
  screen: 'the same, drawn on a canvas at full size and handed over as a bitmap, as the page does it',
  webgl: 'stock operations on one float tensor of all tiles, until its numbers are in textures',
  wasm: 'the same in WebAssembly, until the numbers are in memory',
  opencv: 'tile by tile on 8-bit RGB in WebAssembly, until the pixels are in memory',
  canvas: 'filters and movements of one drawImage per tile, until the canvas can be read',
  library: 'Compose on every tile in one process, OpenCV with one thread, until the arrays are in memory',
  libraryAll: 'the same shared out to as many processes as there are cores, until the arrays are in the first one',
};

export const order = /** @type {readonly Who[]} */ (Object.keys(nameOf));

/** @type {Readonly<Record<string, string>>} */
export const workNames = {
  six: 'flip + affine + brightness/contrast + hue/saturation + noise + dropout',
  heavy: 'elastic + median blur + CLAHE + JPEG + rain',
};
