import { glsl } from '../../../glsl/glsl';
import type { Size } from '../../../math/box';
import { defineTransform, Refusal, type Use } from '../../define';
import { decimal } from '../../format';
import { flag, interval, number, type ValuesOf } from '../../params';
import { remapLabels, tabulate } from './labels';
import { redFill, remapKernel, remapping } from './remapping';

/** How wide each column and how high each row of the grid is, in parts of an even one; the last lies at the far edge. */
type Draw = { columns: readonly number[]; rows: readonly number[] };

const params = {
  num_steps: number(
    5,
    { hard: [1, 100], slider: [1, 15], step: 1, int: true },
    { en: 'Cells of the grid along each side.', ko: '한 변을 나누는 칸의 수' },
  ),
  distort_limit: interval(
    [-0.3, 0.3],
    { hard: [-1, 1], slider: [-1, 1], step: 0.01 },
    {
      en: 'How much wider or narrower a column or row may become, as a part of its size.',
      ko: '각 열과 행이 넓어지거나 좁아지는 정도. 칸 크기에 대한 비율',
    },
  ),
  normalized: flag(true, {
    en: 'Rescales the grid so that it still fills the picture exactly.',
    ko: '격자가 이미지에 꼭 맞도록 전체를 다시 맞춤',
  }),
  ...remapping,
} as const;

type Values = ValuesOf<typeof params>;
type Distortion = Use<Values, Draw>;

/** Factors after the last, narrower step was allowed for and all were made to add up to the side. */
function fitted(factors: readonly number[], side: number, step: number): readonly number[] {
  const count = factors.length - 1;
  const last = Math.min(side, (count + 1) * step) - count * step;
  const narrowed = factors.map((factor, i) => (i === count ? factor * (last / step) : factor));
  const sum = narrowed.reduce((a, b) => a + b, 0);
  return narrowed.map((factor) => factor * (side / step / sum));
}

/** Where the pixels along one side come from; what no step reaches comes from the edge, as in the library. */
export function stretched(factors: readonly number[], side: number, normalized: boolean): Float32Array {
  const step = Math.floor(side / (factors.length - 1));
  const found = new Float32Array(side);
  let from = 0;
  (normalized ? fitted(factors, side, step) : factors).forEach((factor, i) => {
    const to = from + step * factor;
    const first = i * step;
    const count = Math.min(first + step, side) - first;
    for (let k = 0; k < count; k++)
      // Both ends included: the last pixel of a step and the first of the next show the same.
      found[first + k] = k > 0 && k === count - 1 ? to : from + k * ((to - from) / Math.max(1, count - 1));
    from = to;
  });
  return found;
}

const axes = ({ params, draw, input: { width, height } }: Distortion) => ({
  x: stretched(draw.columns, width, params.normalized),
  y: stretched(draw.rows, height, params.normalized),
});

/** Four to a texel. */
const packed = (values: Float32Array): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(values.length / 4) }, (_, i) => [...values.subarray(4 * i, 4 * i + 4)]);

const tooSmall = ({ width, height }: Size, steps: number): boolean => Math.min(width, height) < steps;

export const GridDistortion = defineTransform({
  name: 'GridDistortion',
  category: 'geometric',
  doc: {
    en: 'Stretches some columns and rows of the picture and squeezes others.',
    ko: '이미지의 열과 행을 군데군데 늘리고 줄이기',
  },
  note: redFill,
  words: ['warp', 'stretch', 'squeeze', 'lattice', 'medical', '격자', '왜곡', '늘리기', '찌그러뜨리기'],
  p: 0.5,
  params,
  // The library divides by the sum of all widths, warns, and shows a picture of nothing.
  check: ({ normalized, distort_limit }) =>
    normalized && distort_limit[1] === -1
      ? { en: 'Every cell would have no width at all.', ko: '모든 칸의 너비가 0이 됨' }
      : null,
  sample({ num_steps, distort_limit, normalized }, draws, input): Draw {
    if (normalized && tooSmall(input, num_steps))
      throw new Refusal({
        en: `The picture is narrower than the ${num_steps} cells of the grid.`,
        ko: `이미지가 격자의 칸 ${num_steps}개보다 작음`,
      });
    const factors = (axis: number): number[] =>
      Array.from({ length: num_steps + 1 }, (_, i) => 1 + draws.uniform('distort_limit', distort_limit, 2 * i + axis));
    return { columns: factors(0), rows: factors(1) };
  },
  caption: ({ draw }) => {
    const all = [...draw.columns, ...draw.rows];
    return `${decimal(Math.min(...all), 2)} … ${decimal(Math.max(...all), 2)} ×`;
  },
  fix: ({ params }) => ({
    nodes: [{ transform: 'GridDistortion', params }],
    ...(params.distort_limit[0] !== params.distort_limit[1] && {
      random: { en: 'The width of each column and row stays random.', ko: '각 열과 행의 크기는 무작위로 남음' },
    }),
  }),
  kernel: remapKernel({
    uniforms: { columns: 'list', rows: 'list' },
    values(use: Distortion) {
      const { x, y } = axes(use);
      return { columns: packed(x), rows: packed(y) };
    },
    glsl: glsl`return vec2(listed(columns, at.x >> 2)[at.x & 3], listed(rows, at.y >> 2)[at.y & 3]);`,
  }),
  labels: remapLabels((use: Distortion) => {
    const { x, y } = axes(use);
    return tabulate(use.input, (column, row) => [x[column]!, y[row]!]);
  }),
});
