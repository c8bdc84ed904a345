/** Sums of every tile's pixels, per channel: blocks of 16 x 16 at a time, so that few passes reach one texel a tile. */
import { border } from '../glsl/border';
import { frame } from '../glsl/frame';
import { aligned, type Storage } from '../pipeline/plan/plan';
import type { Spot } from './batch';
import { cellOrigin, cellsFor, sheetSize } from './cells';
import { preamble } from './shader';
import type { Sheet, Tensors } from './tensors';

const block = 16;
const vectors = aligned(2);

const shaderFor = (reads: Storage): string => `${preamble(vectors, reads)}
${border.source}
${frame.source}
void main() {
  sourceOrigin = ivec2(row[0].xy);
  ivec2 first = (ivec2(gl_FragCoord.xy) - ivec2(row[1].xy)) * ${block};
  ivec2 end = min(first + ${block}, ivec2(row[0].zw));
  vec3 sum = vec3(0.0);
  for (int y = first.y; y < end.y; y++)
    for (int x = first.x; x < end.x; x++) sum += fetchSource(ivec2(x, y));
  outputColor = vec4(sum, 1.0);
}
`;

/** One texel per tile, holding the sums of R, G and B; whole numbers while a tile has at most 65,536 pixels. */
export function sumTiles(tensors: Tensors, tiles: readonly Spot[], lists: Sheet): readonly Spot[] {
  let spots = tiles;
  while (spots === tiles || spots.some((spot) => spot.width > 1 || spot.height > 1)) {
    const sizes = spots.map(({ width, height }) => ({
      width: Math.ceil(width / block),
      height: Math.ceil(height / block),
    }));
    const cells = cellsFor(sizes, 1);
    const { width, height } = sheetSize(cells);
    const output = tensors.allocate(width, height, 'float');
    const rows = new Float32Array(spots.length * vectors * 4);
    const next = spots.map((spot, i): Spot => {
      const [x, y] = cellOrigin(cells, i);
      rows.set([spot.x, spot.y, spot.width, spot.height, x, y], i * vectors * 4);
      return { sheet: output, x, y, ...sizes[i]! };
    });
    tensors.run({
      shader: shaderFor(spots[0]!.sheet.storage),
      output,
      lists,
      extra: null,
      rows,
      vectors,
      draws: next.map(({ x, y, width: w, height: h }, i) => ({ source: spots[i]!.sheet, x, y, width: w, height: h })),
    });
    if (spots !== tiles) tensors.dispose(spots[0]!.sheet);
    spots = next;
  }
  return spots;
}
