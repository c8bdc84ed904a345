/** Sums of every tile's pixels, per channel: blocks of 16 x 16 at a time, so that few passes reach one texel a tile. */
import type { Size } from '../math/box';
import { border } from '../glsl/border';
import { frame } from '../glsl/frame';
import type { Numbers } from '../pipeline/plan/numbers';
import type { Pass } from '../pipeline/plan/plan';
import { type Cells, cellOrigin, cellsFor, sheetSize } from './cells';
import type { Sheet, Tensors } from './tensors';

const block = 16;

export interface Level {
  readonly rowStart: number;
  readonly stride: number;
  readonly cells: Cells;
}

/** Rows for every level of the reduction; must be reserved before the numbers are uploaded. */
export function reservedSums(numbers: Numbers, pass: Pass, inputs: readonly Size[]): readonly Level[] {
  let sizes: readonly Size[] = pass.sizes.map((_, tile) => inputs[Math.min(tile, inputs.length - 1)]!);
  const levels: Level[] = [];
  let reading: { rowStart: number; stride: number } = pass;
  while (true) {
    const shrunk = sizes.map(({ width, height }) => ({ width: Math.ceil(width / block), height: Math.ceil(height / block) }));
    const cells = cellsFor(shrunk, 1);
    levels.push({ ...reading, cells });
    sizes = shrunk;
    if (cells.width === 1 && cells.height === 1) return levels;
    const rowStart = numbers.reserve(cells.count);
    sizes.forEach((size, tile) => {
      numbers.write(rowStart + tile, [...cellOrigin(cells, tile), size.width, size.height]);
    });
    reading = { rowStart, stride: 1 };
  }
}

const shaderFor = (reads: Sheet['storage']): string => `
vec3 readTexel(vec3 texel) { return ${reads === 'byte' ? 'floor(texel * 255.0 + 0.5)' : 'texel'}; }
${border.source}
${frame.source}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 cell = pixel / sheet.xy;
  int tile = cell.y * sheet.z + cell.x;
  outputColor = vec4(0.0);
  if (cell.x >= sheet.z || tile >= sheet.w) return;
  rowStart = rows.x + tile * rows.y;
  vec4 place = datum(0);
  sourceOrigin = ivec2(place.xy);
  ivec2 first = (pixel - cell * sheet.xy) * ${block};
  ivec2 end = min(first + ${block}, ivec2(place.zw));
  vec3 sum = vec3(0.0);
  for (int y = first.y; y < end.y; y++)
    for (int x = first.x; x < end.x; x++) sum += fetchSource(ivec2(x, y));
  outputColor = vec4(sum, 1.0);
}
`;

/** One texel per tile, in reading order; whole numbers while a tile has at most 65,536 pixels. */
export function sumTiles(tensors: Tensors, source: Sheet, numbers: Sheet, levels: readonly Level[]): Sheet {
  let current = source;
  for (const { rowStart, stride, cells } of levels) {
    const next = tensors.run({
      shader: shaderFor(current.storage),
      inputs: { source: current, numbers },
      ...sheetSize(cells),
      storage: 'float',
      sheet: [cells.width, cells.height, cells.columns, cells.count],
      rows: [rowStart, stride],
    });
    if (current !== source) tensors.dispose(current);
    current = next;
  }
  return current;
}
