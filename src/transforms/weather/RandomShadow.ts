import { glsl } from '../../glsl/glsl';
import type { Point } from '../../math/homography';
import { truncateByte } from '../../math/round';
import { defineTransform, point, Refusal, type Use } from '../define';
import { decimal, parts } from '../format';
import { interval, number, type ValuesOf } from '../params';
import { markPolygon } from './drawing/polygon';
import { emptySheet, markedAt, markTexels, packedMarks } from './drawing/sheet';
import { region, regionError, regionPixels } from './regions';

/** Shadow by shadow: its intensity, and its corners in whole pixels as x, y, x, y and so on. */
type Draw = { intensities: readonly number[]; corners: readonly (readonly number[])[] };

const params = {
  shadow_roi: region([0, 0.5, 1, 1], {
    en: 'Where corners of shadows may lie, as parts of width and height.',
    ko: '그림자의 꼭짓점이 놓일 영역. 너비와 높이에 대한 비율',
  }),
  num_shadows_limit: interval(
    [1, 2],
    { hard: [1, 1000], slider: [1, 10], step: 1, int: true, scalar: 'fixed' },
    { en: 'How many shadows there are.', ko: '그림자 개수' },
  ),
  shadow_dimension: number(
    5,
    { hard: [3, 1000], slider: [3, 20], step: 1, int: true },
    { en: 'Corners of a shadow; its sides may cross.', ko: '그림자의 꼭짓점 개수. 변이 서로 엇갈릴 수 있음' },
  ),
  shadow_intensity_range: interval(
    [0.5, 0.5],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'How dark a shadow is: 1 is black.', ko: '그림자의 진하기. 1이면 검은색' },
  ),
} as const;

type Shaded = Use<ValuesOf<typeof params>, Draw>;

const points = (flat: readonly number[]): Point[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);

const shade = point({
  uses: [markedAt],
  uniforms: { sheets: 'list', levels: 'list', stride: 'float' },
  values: ({ draw, input }: Shaded) => ({
    sheets: packedMarks(
      draw.corners.map((corners) => {
        const sheet = emptySheet(input);
        markPolygon(sheet, points(corners));
        return sheet;
      }),
    ),
    stride: markTexels(input),
    // Every shadow drops fractions of its own, in double precision: a table of what becomes of each level.
    levels: Float32Array.from({ length: draw.intensities.length * 1024 }, (_, i) =>
      truncateByte(((i >> 2) & 255) * (1 - draw.intensities[i >> 10]!)),
    ),
  }),
  glsl: glsl`
int pixel = at.y * size.x + at.x;
for (int i = 0; i < levels.y / 256; i++) {
  if (!markedAt(sheets, i * int(stride), pixel)) continue;
  ivec3 level = ivec3(c) + 256 * i;
  c = vec3(listed(levels, level.r).x, listed(levels, level.g).x, listed(levels, level.b).x);
}
return c;
`,
});

export const RandomShadow = defineTransform({
  name: 'RandomShadow',
  category: 'weather',
  doc: { en: 'Darkens random polygons, as shadows do.', ko: '무작위 다각형을 그림자처럼 어둡게 하기' },
  note: {
    en: 'Where the sides of one shadow cross, what they enclose twice stays light, as in the library.',
    ko: '한 그림자의 변이 엇갈려 두 번 둘러싸인 곳은 라이브러리처럼 어두워지지 않음',
  },
  words: ['shade', 'polygon', 'dark', 'sun', 'occlusion', '그림자', '그늘', '음영', '다각형'],
  p: 0.5,
  params,
  check: ({ shadow_roi }) => regionError('shadow_roi', shadow_roi, { empty: true }),
  sample(params, draws, input): Draw {
    const [left, top, right, bottom] = regionPixels(params.shadow_roi, input);
    if (left === right || top === bottom)
      throw new Refusal({
        en: 'shadow_roi holds no pixel; the library raises an error here.',
        ko: 'shadow_roi에 픽셀이 없어 라이브러리에서 오류가 남',
      });
    const count = draws.int('num_shadows_limit', params.num_shadows_limit);
    const corner = (i: number): number =>
      i % 2 === 0 ? draws.int('x', [left, right - 1], i) : draws.int('y', [top, bottom - 1], i);
    const length = 2 * params.shadow_dimension;
    return {
      intensities: Array.from({ length: count }, (_, n) =>
        draws.uniform('shadow_intensity_range', params.shadow_intensity_range, n),
      ),
      corners: Array.from({ length: count }, (_, n) => Array.from({ length }, (_, i) => corner(n * length + i))),
    };
  },
  caption: ({ draw: { intensities } }) =>
    parts(
      `${intensities.length}×`,
      intensities
        .slice(0, 3)
        .map((value) => `${decimal(100 * value)} %`)
        .join(', '),
    ),
  fix: ({ params, draw }) => ({
    // One node per shadow pins its intensity.
    nodes: draw.intensities.map((intensity) => ({
      transform: 'RandomShadow',
      params: {
        ...params,
        num_shadows_limit: [1, 1] as const,
        shadow_intensity_range: [intensity, intensity] as const,
      },
    })),
    random: { en: 'Where the shadows lie stays random.', ko: '그림자의 위치는 무작위로 남음' },
  }),
  kernel: () => shade,
});
