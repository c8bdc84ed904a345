/** Shaders of what is measured over whole tiles. As everywhere, no value of a tile enters their text. */
import { border } from '../glsl/border';
import { frame } from '../glsl/frame';
import { glsl } from '../glsl/glsl';
import type { Program } from '../pipeline/plan/program';
import type { CountMeasure, Draw, FoldMeasure, Measure, TableMeasure } from '../transforms/define';
import type { Params } from '../transforms/params';
import { bodyFunction, measuredFunction, preamble, uniformReads, withDependencies } from './shader';

/** Side of the blocks that one texel folds. */
export const block = 16;

/** Texels of four levels that are counted at once: 60 pixels, so that no counter of six bits runs over. */
export const texelsPerChunk = 15;
export const pixelsPerChunk = texelsPerChunk * 4;

/** Texels of packed counters for the 256 levels of a chunk (16 each), and of plain ones (4 each). */
export const groups = 16;
export const quads = 64;

/** Chunks that one texel adds up. */
export const chunksAtOnce = 32;

/** Row 3: columns, rows, width and height of the cells. Row 4: chunks and strips per row, as they were and as they become. */
const numbers = glsl`
ivec2 here() { return ivec2(gl_FragCoord.xy) - ivec2(row[1].xy); }
int cellCount() { return int(row[3].x) * int(row[3].y); }
vec4 texelOf(int x, int y) { return texelFetch(source, ivec2(row[0].xy) + ivec2(x, y), 0); }
/** Texel of a strip, as the pass before wrapped them. */
vec4 stripTexel(int strip, int texels, int i) {
  int perRow = int(row[4].y);
  int y = strip / perRow;
  return texelOf((strip - y * perRow) * texels + i, y);
}
/** Component of a vector, without indexing. */
float part(vec4 v, int i) { return dot(v, vec4(equal(ivec4(i), ivec4(0, 1, 2, 3)))); }
`;

const start = `${preamble('byte')}
${withDependencies([frame])}
${measuredFunction}
${numbers}`;

/** A body as a function, and the call of it. */
function written(
  { instructions }: Program,
  measure: Measure<Params, Draw>,
  type: 'vec3' | 'vec4',
  first: string,
): { readonly source: string; call(argument: string, at: string): string } {
  const { at } = instructions[0]!;
  const modules = withDependencies(measure.uses ?? [], [border, frame]);
  return {
    source: `${modules}\n${bodyFunction(type, 'measureBody', first, measure.uniforms, measure.glsl)}`,
    call: (argument, pixel) =>
      `measureBody(${[argument, pixel, `ivec2(row[${at}].yz)`, ...uniformReads(at, measure.uniforms)].filter(Boolean).join(', ')})`,
  };
}

export function tableShader(program: Program, measure: TableMeasure<Params, Draw>): string {
  const body = written(program, measure, 'vec4', '');
  return `${start}
${body.source}
void main() {
  outputColor = ${body.call('', 'here()')};
}
`;
}

/** Row 1 also has the blocks across, and how wide a column was before. */
const folded = ({ measures }: FoldMeasure<Params, Draw>, width: string, read: string): string => `
void main() {
  sourceOrigin = ivec2(row[0].xy);
  ivec2 texel = here();
  int across = int(row[1].z);
  int column = texel.x / across;
  ivec2 first = ivec2(texel.x - column * across, texel.y) * ${block};
  ivec2 end = min(first + ${block}, ivec2(${width}, row[0].w));
  vec4 total = vec4(${measures === 'sum' ? '0.0' : '3.4e38'});
  for (int y = first.y; y < end.y; y++)
    for (int x = first.x; x < end.x; x++) {
      vec4 one = ${read};
      total = ${measures === 'sum' ? 'total + one' : 'min(total, one)'};
    }
  outputColor = total;
}
`;

export function firstFoldShader(program: Program, measure: FoldMeasure<Params, Draw>): string {
  const body = written(program, measure, 'vec4', 'vec3 c, int column');
  const read = body.call('fetchSource(ivec2(x, y)), column', 'ivec2(x, y)');
  return `${start}\n${body.source}${folded(measure, 'row[0].z', read)}`;
}

export const foldShader = (measure: FoldMeasure<Params, Draw>): string =>
  `${start}${folded(measure, 'row[1].w', 'texelOf(column * int(row[1].w) + x, y)')}`;

/** Levels of one channel, four pixels to a texel; -1 where the cell has no more. */
export function packShader(program: Program, measure: CountMeasure<Params, Draw>): string {
  const body = written(program, measure, 'vec3', 'vec3 c');
  const pixel = measure.cells ? 'borderPixel(p, ivec2(row[0].zw), 4)' : 'p';
  const level = measure.channels === 1 ? 'levels.r' : 'dot(levels, vec3(equal(ivec3(channel), ivec3(0, 1, 2))))';
  return `${start}
${body.source}
void main() {
  sourceOrigin = ivec2(row[0].xy);
  ivec2 texel = here();
  int chunks = int(row[4].x), across = texel.x / ${texelsPerChunk};
  int strip = texel.y * int(row[4].y) + across;
  int line = strip / chunks;
  int channel = line / cellCount();
  int cell = line - channel * cellCount();
  int down = cell / int(row[3].x);
  ivec2 side = ivec2(row[3].zw);
  ivec2 corner = ivec2(cell - down * int(row[3].x), down) * side;
  int i = ((strip - line * chunks) * ${texelsPerChunk} + texel.x - across * ${texelsPerChunk}) * 4;
  vec4 four = vec4(-1.0);
  for (int n = 0; n < 4; n++) {
    int y = (i + n) / side.x;
    ivec2 p = corner + ivec2(i + n - y * side.x, y);
    vec3 levels = ${body.call(`fetchSource(${pixel})`, 'p')};
    four = vec4(four.yzw, y < side.y ? ${level} : -1.0);
  }
  outputColor = four;
}
`;
}

/** How often each of 16 levels occurs in a chunk: four counters of six bits to a component. */
export const countShader = `${start}
ivec4 counter(int level) {
  return ivec4(equal(ivec4(level >> 2), ivec4(0, 1, 2, 3))) * (1 << (6 * (level & 3)));
}
void main() {
  ivec2 texel = here();
  int least = (texel.x & ${groups - 1}) * ${256 / groups};
  ivec2 first = ivec2((texel.x / ${groups}) * ${texelsPerChunk}, texel.y);
  ivec4 counters = ivec4(0);
  for (int i = 0; i < ${texelsPerChunk}; i++) {
    ivec4 four = ivec4(texelOf(first.x + i, first.y)) - least;
    counters += counter(four.x) + counter(four.y) + counter(four.z) + counter(four.w);
  }
  outputColor = vec4(counters);
}
`;

/** Adds up chunks; the counters of the first such pass are still packed. */
export const gatherShader = (counters: 'packed' | 'apart'): string => `${start}
void main() {
  ivec2 texel = here();
  int chunks = int(row[4].x), fewer = int(row[4].z);
  int across = texel.x / ${quads}, i = texel.x - across * ${quads};
  int strip = texel.y * int(row[4].w) + across;
  int line = strip / fewer;
  int first = (strip - line * fewer) * ${chunksAtOnce};
  vec4 total = vec4(0.0);
  for (int chunk = first; chunk < min(first + ${chunksAtOnce}, chunks); chunk++) {
    ${
      counters === 'packed'
        ? `int four = int(part(stripTexel(line * chunks + chunk, ${groups}, i >> 2), i & 3));
    total += vec4(ivec4(four, four >> 6, four >> 12, four >> 18) & 63);`
        : `total += stripTexel(line * chunks + chunk, ${quads}, i);`
    }
  }
  outputColor = total;
}
`;

/** The last of it: a row of counts per cell, channels side by side in each texel. */
export const histogramShader = (channels: 1 | 3): string => `${start}
void main() {
  ivec2 texel = here();
  int chunks = int(row[4].x);
  vec3 total = vec3(0.0);
  for (int chunk = 0; chunk < chunks; chunk++) {
    ${Array.from({ length: channels }, (_, channel) => {
      const strip = `(${channel} * cellCount() + texel.y) * chunks + chunk`;
      return `total[${channel}] += part(stripTexel(${strip}, ${quads}, texel.x >> 2), texel.x & 3);`;
    }).join('\n    ')}
  }
  outputColor = vec4(total, 0.0);
}
`;
