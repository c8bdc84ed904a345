/** A sheet of marked and unmarked pixels that shapes are drawn on, and how it travels to the GPU. */
import { type GlslModule, glsl } from '../../../glsl/glsl';
import type { Size } from '../../../math/box';

export interface Sheet extends Size {
  /** One byte per pixel, row by row. */
  readonly marks: Uint8Array;
}

export const emptySheet = ({ width, height }: Size): Sheet => ({
  width,
  height,
  marks: new Uint8Array(width * height),
});

/** Marks a row from `x1` to `x2`, both inclusive, as far as it lies on the sheet. */
export function markSpan({ width, height, marks }: Sheet, y: number, x1: number, x2: number): void {
  if (y < 0 || y >= height || x1 >= width || x2 < 0 || x2 < x1) return;
  marks.fill(1, y * width + Math.max(x1, 0), y * width + Math.min(x2, width - 1) + 1);
}

/** OpenCV's `circle`, filled: every pixel whose centre is no further away than the radius. */
export function markDisc(sheet: Sheet, centerX: number, centerY: number, radius: number): void {
  for (let dy = -radius; dy <= radius; dy++) {
    const reach = Math.floor(Math.sqrt(radius * radius - dy * dy));
    markSpan(sheet, centerY + dy, centerX - reach, centerX + reach);
  }
}

/** Texels of one sheet in `packedMarks`. */
export const markTexels = ({ width, height }: Size): number => Math.ceil((width * height) / 64);

/** Sheets of one size one after the other, for `markedAt`: 16 pixels a float, which holds them exactly. */
export function packedMarks(sheets: readonly Sheet[]): Float32Array {
  const stride = sheets[0] ? markTexels(sheets[0]) * 4 : 0;
  const packed = new Float32Array(stride * sheets.length);
  sheets.forEach(({ marks }, n) => {
    for (let i = marks.indexOf(1); i >= 0; i = marks.indexOf(1, i + 1)) packed[n * stride + (i >> 4)]! += 1 << (i & 15);
  });
  return packed;
}

/** Reads pixel `i` (row by row) of sheets that `packedMarks` wrote; `first` is the texel where its sheet begins. */
export const markedAt: GlslModule = {
  name: 'markedAt',
  source: glsl`
bool markedAt(ivec2 sheets, int first, int i) {
  vec4 packed = listed(sheets, first + (i >> 6));
  vec2 pair = (i & 32) == 0 ? packed.xy : packed.zw;
  return ((int((i & 16) == 0 ? pair.x : pair.y) >> (i & 15)) & 1) == 1;
}
`,
};
