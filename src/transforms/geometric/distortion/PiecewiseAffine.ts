import { glsl } from '../../../glsl/glsl';
import { clamp } from '../../../math/round';
import { defineTransform, Refusal, type Use } from '../../define';
import { decimal, dimensions, parts } from '../../format';
import { flag, interval, type ValuesOf } from '../../params';
import { remapLabels, tabulate } from './labels';
import { redFill, remapKernel, remapping } from './remapping';

/** Points of the grid, row by row: how far each is moved right and down, in pixels. */
type Draw = { rows: number; columns: number; scale: number; moves: readonly (readonly [number, number])[] };

const points = { hard: [2, 32], slider: [2, 10], step: 1, int: true, scalar: 'fixed' } as const;

const params = {
  scale: interval(
    [0.03, 0.05],
    { hard: [0, 1000], slider: [0, 0.5], step: 0.01, scalar: 'zero-to' },
    {
      en: 'How far the points of the grid are moved, as a part of the shorter side.',
      ko: '격자점을 옮기는 거리. 짧은 변에 대한 비율',
    },
  ),
  nb_rows: interval([4, 4], points, { en: 'Rows of points; 32 at most here.', ko: '점의 행 수. 여기서는 최대 32' }),
  nb_cols: interval([4, 4], points, { en: 'Columns of points; 32 at most here.', ko: '점의 열 수. 여기서는 최대 32' }),
  absolute_scale: flag(false, { en: 'The distance is in pixels.', ko: '거리를 픽셀로 나타냄' }),
  ...remapping,
} as const;

type Bending = Use<ValuesOf<typeof params>, Draw>;

/** Points of the grid and where they are moved to, within the picture: x, y, moved x, moved y. */
function controlPoints({ draw: { rows, columns, moves }, input: { width, height } }: Bending) {
  return moves.map(([right, down], i) => {
    const x = Math.fround(((i % columns) * (width - 1)) / (columns - 1));
    const y = Math.fround((Math.floor(i / columns) * (height - 1)) / (rows - 1));
    const move = (from: number, by: number, side: number) => clamp(Math.fround(from + Math.fround(by)), 0, side - 1);
    return [x, y, move(x, right, width), move(y, down, height)] as const;
  });
}

const still = {
  en: 'Points that are not moved at all make the library fail: the scale must be above 0.',
  ko: '점을 전혀 옮기지 않으면 라이브러리가 실패하므로 크기는 0보다 커야 함',
} as const;

export const PiecewiseAffine = defineTransform({
  name: 'PiecewiseAffine',
  category: 'geometric',
  doc: { en: 'Moves the points of a grid and drags the picture along.', ko: '격자점을 옮겨 이미지를 함께 끌기' },
  note: {
    en: `Every pixel follows the mean of all points, the nearest most: it is not affine by pieces, and pulls towards the centre. ${redFill.en}`,
    ko: `모든 픽셀이 모든 점의 평균을 따르며 가까운 점의 몫이 큼. 구간별 아핀이 아니며 가운데로 쏠림. ${redFill.ko}`,
  },
  words: ['local', 'warp', 'wobble', 'grid', '국소', '왜곡', '격자', '구간'],
  p: 0.5,
  params,
  check: (params) => (params.scale[1] <= 0 ? still : null),
  sample(params, draws, { width, height }): Draw {
    const rows = draws.int('nb_rows', params.nb_rows);
    const columns = draws.int('nb_cols', params.nb_cols);
    const scale = draws.uniform('scale', params.scale);
    if (scale <= 0) throw new Refusal(still);
    const deviation = (params.absolute_scale ? scale : scale * Math.min(width, height)) / 3;
    const move = (index: number): number => draws.normal('jitter', 0, deviation, index);
    const moves = Array.from({ length: rows * columns }, (_, i) => [move(2 * i), move(2 * i + 1)] as const);
    return { rows, columns, scale, moves };
  },
  caption: ({ draw }) => parts(dimensions(draw.columns, draw.rows), `scale ${decimal(draw.scale, 3)}`),
  fix: ({ params, draw: { rows, columns, scale } }) => ({
    nodes: [
      {
        transform: 'PiecewiseAffine',
        params: { ...params, nb_rows: [rows, rows], nb_cols: [columns, columns], scale: [scale, scale] },
      },
    ],
    random: { en: 'Where each point goes stays random.', ko: '각 점이 옮겨질 자리는 무작위로 남음' },
  }),
  kernel: remapKernel({
    uniforms: { points: 'list' },
    values: (use: Bending) => ({ points: controlPoints(use) }),
    glsl: glsl`
vec2 p = vec2(at), sum = vec2(0.0);
float total = 0.0;
for (int i = 0; i < points.y; i++) {
  vec4 point = listed(points, i);
  vec2 d = p - point.xy;
  float weight = 1.0 / (dot(d, d) + 1e-8);
  sum += weight * (point.zw - p);
  total += weight;
}
return clamp(p + sum / total, vec2(0.0), vec2(size) - 1.0);
`,
  }),
  labels: remapLabels((use: Bending) => {
    const all = controlPoints(use);
    const { width, height } = use.input;
    return tabulate(use.input, (x, y) => {
      let [total, sumX, sumY] = [0, 0, 0];
      for (const [px, py, toX, toY] of all) {
        const weight = 1 / ((x - px) ** 2 + (y - py) ** 2 + 1e-8);
        total += weight;
        sumX += weight * toX;
        sumY += weight * toY;
      }
      return [clamp(sumX / total, 0, width - 1), clamp(sumY / total, 0, height - 1)];
    });
  }),
});
