import { glsl } from '../../../glsl/glsl';
import { largestDeviate } from '../../../math/normal';
import { defineTransform, type Use } from '../../define';
import { decimal } from '../../format';
import { choice, flag, number, type ValuesOf } from '../../params';
import {
  cellOf,
  displacementFields,
  displacements,
  gaussianWeights,
  readDisplacement,
  type Smoothing,
} from './displacement';
import { remapLabels } from './labels';
import { perDraw, redFill, remapKernel, remapping } from './remapping';

/** Seed of the noise, and the largest value in it, by which the library divides. */
type Draw = { seed: number; peak: number };

const params = {
  alpha: number(
    1,
    { hard: [0, 100000], slider: [0, 1000], step: 1 },
    {
      en: 'Strength. The smoother the field, the more it takes: with sigma 50, hundreds for a pixel or two.',
      ko: '세기. 매끄러울수록 크게 필요함. 시그마 50에서는 수백이어야 한두 픽셀 움직임',
    },
  ),
  sigma: number(
    50,
    { hard: [1, 1000], slider: [1, 100], step: 1 },
    { en: 'How smooth the displacement is, in pixels.', ko: '변위의 매끄러운 정도(픽셀)' },
  ),
  approximate: flag(false, {
    en: 'Smooths over 17 pixels whatever sigma is: faster in the library, and rougher.',
    ko: '시그마와 상관없이 17픽셀만 부드럽게 함. 라이브러리에서는 더 빠르지만 거칠어짐',
  }),
  same_dxdy: flag(false, {
    en: 'Pixels move along the diagonal only: one field for both directions.',
    ko: '두 방향에 같은 변위를 써서 대각선으로만 움직임',
  }),
  noise_distribution: choice<'gaussian' | 'uniform'>(
    'gaussian',
    [
      { value: 'gaussian', label: { en: 'normal', ko: '정규 분포' } },
      { value: 'uniform', label: { en: 'uniform', ko: '균등 분포' } },
    ],
    {
      en: 'The noise that is smoothed. Uniform moves pixels further, as the normal one is divided by its largest value.',
      ko: '부드럽게 할 노이즈의 분포. 정규 분포는 최댓값으로 나누므로 균등 분포 쪽이 더 많이 움직임',
    },
  ),
  ...remapping,
} as const;

type Elastic = Use<ValuesOf<typeof params>, Draw>;

const smoothing = perDraw(
  ({ params, draw, input }: Elastic): Smoothing => ({
    seed: draw.seed,
    gaussian: params.noise_distribution === 'gaussian',
    same: params.same_dxdy,
    weights: gaussianWeights(params.sigma, params.approximate),
    cell: cellOf(params.sigma, params.approximate, input),
  }),
);

const strength = ({ params, draw }: Elastic): number => params.alpha / draw.peak;

export const ElasticTransform = defineTransform({
  name: 'ElasticTransform',
  category: 'geometric',
  doc: {
    en: 'Moves every pixel a little, neighbours alike, like jelly.',
    ko: '이웃한 픽셀을 함께 조금씩 옮겨 젤리처럼 흔들기',
  },
  note: {
    en: `Same distribution as the library, but not the same field. The defaults move nothing by even a tenth of a pixel. ${redFill.en}`,
    ko: `분포는 라이브러리와 같지만 변위 자체는 다름. 기본값으로는 10분의 1픽셀도 움직이지 않음. ${redFill.ko}`,
  },
  words: ['jelly', 'wobble', 'deform', 'simard', 'mnist', 'medical', '탄성', '젤리', '출렁', '변형', '왜곡'],
  p: 0.5,
  params,
  thumbnail: { alpha: 120, sigma: 6 },
  sample({ noise_distribution, same_dxdy }, draws, { width, height }): Draw {
    const values = width * height * (same_dxdy ? 1 : 2);
    const peak = noise_distribution === 'gaussian' ? largestDeviate(values, 1 - draws.unit('peak')) : 1;
    return { seed: draws.seed('field'), peak };
  },
  caption(use) {
    const { weights, gaussian } = smoothing(use);
    const kept = weights.reduce((sum, weight, i) => sum + (i === 0 ? 1 : 2) * weight * weight, 0);
    return `± ${decimal(strength(use) * kept * (gaussian ? 1 : Math.sqrt(1 / 3)), 2)} px`;
  },
  fix: ({ params }) => ({
    nodes: [{ transform: 'ElasticTransform', params }],
    ...(params.alpha !== 0 && {
      random: { en: 'Where each pixel goes stays random.', ko: '각 픽셀이 옮겨질 자리는 무작위로 남음' },
    }),
  }),
  kernel: remapKernel({
    fields: displacementFields(smoothing),
    uniforms: { cell: 'float', strength: 'float' },
    values: (use: Elastic) => ({ cell: smoothing(use).cell, strength: strength(use) }),
    glsl: readDisplacement + glsl`return vec2(at) + strength * found;`,
  }),
  labels: remapLabels((use: Elastic) => {
    const { x, y } = displacements(smoothing(use), use.input);
    const { width } = use.input;
    const scale = strength(use);
    return {
      ...use.input,
      x: x.map((value, i) => (i % width) + scale * value),
      y: y.map((value, i) => Math.floor(i / width) + scale * value),
    };
  }),
});
