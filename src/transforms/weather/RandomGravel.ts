import { glsl } from '../../glsl/glsl';
import { hls } from '../../glsl/hls';
import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { defineTransform, point, type Use } from '../define';
import { number, type ValuesOf } from '../params';
import { region, regionError, regionPixels } from './regions';

/** Top, bottom, left, right and lightness; bottom and right are not included. */
type Stone = readonly [number, number, number, number, number];
type Draw = { stones: readonly (readonly number[])[] };

const params = {
  gravel_roi: region([0.1, 0.4, 0.9, 0.9], {
    en: 'Where gravel may lie, as parts of width and height.',
    ko: '자갈이 놓일 영역. 너비와 높이에 대한 비율',
  }),
  number_of_patches: number(
    2,
    { hard: [1, 10000], slider: [1, 50], step: 1, int: true },
    { en: 'How many patches of gravel there are.', ko: '자갈 무더기 개수' },
  ),
} as const;

type Strewn = Use<ValuesOf<typeof params>, Draw>;

/** The stones of one patch: a hundredth of its pixels, two or more pixels wide. */
function patchOf(n: number, parts: readonly number[], input: Size, draws: Draws): Stone[] {
  const [left, top, right, bottom] = regionPixels(parts, input);
  const side = (name: string, length: number): number =>
    draws.int(name, [Math.floor(length / 10), Math.floor(length / 5)], n);
  const [width, height] = [side('width', right - left), side('height', bottom - top)];
  const x = draws.int('x', [left, right - width], n);
  const y = draws.int('y', [top, bottom - height], n);
  return Array.from({ length: Math.floor((width * height) / 100) }, (_, i) => {
    const stone = (name: string, low: number, high: number): number => draws.int(`${name} ${n}`, [low, high], i);
    const [column, row, radius] = [stone('column', x, x + width), stone('row', y, y + height), stone('radius', 1, 3)];
    return [
      Math.max(row - radius, 0),
      Math.min(row + radius, input.height - 1),
      Math.max(column - radius, 0),
      Math.min(column + radius, input.width - 1),
      stone('lightness', 0, 255),
    ];
  });
}

/** Row by row, the parts of stones in it: where they begin and end, and how light they are; and where each row begins. */
function rowsOf({ draw, input: { height } }: Strewn): { spans: readonly (readonly number[])[]; rows: Float32Array } {
  const byRow = Array.from({ length: height }, (): number[][] => []);
  for (const [top, bottom, left, right, lightness] of draw.stones as readonly Stone[])
    for (let y = top; y < bottom; y++) byRow[y]!.push([left, right, lightness]);
  const rows = new Float32Array(4 * height);
  let first = 0;
  byRow.forEach((spans, y) => {
    rows.set([first, spans.length], 4 * y);
    first += spans.length;
  });
  return { spans: byRow.flat(), rows };
}

const strew = point({
  uses: [hls],
  uniforms: { rows: 'list', spans: 'list' },
  values: rowsOf,
  glsl: glsl`
vec3 color = rgbToHls(c);
vec4 row = listed(rows, at.y);
for (int i = 0; i < int(row.y); i++) {
  vec4 span = listed(spans, int(row.x) + i);
  if (at.x >= int(span.x) && at.x < int(span.y)) color.y = span.z;
}
return hlsToRgb(color);
`,
});

export const RandomGravel = defineTransform({
  name: 'RandomGravel',
  category: 'weather',
  doc: {
    en: 'Strews patches of gravel: small squares of another lightness.',
    ko: '밝기가 다른 작은 사각형으로 자갈 흩뿌리기',
  },
  note: {
    en: 'All of the picture goes through HLS in bytes and back, which shifts colours by a level or two.',
    ko: '이미지 전체가 8비트 HLS를 거치므로 색이 한두 단계 달라짐',
  },
  words: ['gravel', 'stones', 'pebbles', 'road', 'dirt', '자갈', '돌', '도로', '조각'],
  p: 0.5,
  params,
  thumbnail: { gravel_roi: [0, 0, 1, 1], number_of_patches: 40 },
  check: ({ gravel_roi }) => regionError('gravel_roi', gravel_roi, { empty: false }),
  sample: (params, draws, input): Draw => ({
    stones: Array.from({ length: params.number_of_patches }, (_, n) =>
      patchOf(n, params.gravel_roi, input, draws),
    ).flat(),
  }),
  caption: ({ draw }) => `${draw.stones.length}×`,
  fix: ({ params }) => ({
    nodes: [{ transform: 'RandomGravel', params }],
    random: { en: 'Where the gravel lies stays random.', ko: '자갈이 놓이는 자리는 무작위로 남음' },
  }),
  kernel: () => strew,
});
