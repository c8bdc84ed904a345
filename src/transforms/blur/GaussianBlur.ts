import { defineTransform, type FilterKernel, type Use } from '../define';
import { decimal } from '../format';
import { interval, type Params } from '../params';
import { blurPasses } from './passes';

/** Standard deviation in pixels, and the kernel's width, which is odd. */
type Draw = { sigma: number; size: number };

/** Weights from the centre outwards; they sum to one over both sides. */
export function gaussianWeights(sigma: number, size: number): number[] {
  const radius = (size - 1) / 2;
  const bell = Array.from({ length: radius + 1 }, (_, x) => Math.exp(-0.5 * (x / sigma) ** 2));
  const sum = bell.reduce((total, weight, x) => total + (x === 0 ? weight : 2 * weight), 0);
  // A sigma of zero divides by zero in the library, and the picture comes out black.
  return sigma === 0 ? bell.map(() => 0) : bell.map((weight) => Math.fround(weight / sum));
}

const blur: FilterKernel<Params, Draw> = {
  kind: 'filter',
  border: 4,
  reach: ({ draw }) => ((draw as Draw).size - 1) / 2,
  passes: blurPasses(
    ({ draw }: Use<Params, Draw>) => gaussianWeights(draw.sigma, draw.size),
    'clamp(roundEven(sum), 0.0, 255.0)',
  ),
};

export const GaussianBlur = defineTransform({
  name: 'GaussianBlur',
  category: 'blur',
  doc: { en: 'Blurs softly, as an unfocused lens.', ko: '초점이 나간 듯 부드럽게 흐리기' },
  note: {
    en: 'Both limits at 0 do not mean "no blur": with sigma 0 the library returns a black picture, and so does this page.',
    ko: 'sigma가 0이면 흐림이 없는 것이 아니라 라이브러리 결과가 검은 화면이 되며, 여기서도 똑같이 보여 줌',
  },
  words: ['blur', 'smooth', 'soften', 'defocus', 'out of focus', '흐림', '블러', '부드럽게', '가우시안'],
  p: 0.5,
  params: {
    blur_limit: interval(
      [0, 0],
      { hard: [0, 999], slider: [0, 51], step: 1, unit: 'px', int: true, scalar: 'zero-to' },
      {
        en: 'Width of the kernel; 0 makes it fit sigma, even widths grow by one.',
        ko: '커널 너비. 0이면 sigma에 맞추고, 짝수는 1 늘림',
      },
    ),
    sigma_limit: interval(
      [0.5, 3],
      { hard: [0, 100], slider: [0.1, 10], step: 0.1, unit: 'px', scalar: 'zero-to' },
      { en: 'How far each pixel spreads.', ko: '픽셀이 번지는 정도' },
    ),
  },
  sample(params, draws): Draw {
    const sigma = draws.uniform('sigma_limit', params.sigma_limit);
    const width = draws.int('blur_limit', params.blur_limit) || Math.trunc(sigma * 3.5) * 2 + 1;
    return { sigma, size: width % 2 === 0 ? width + 1 : width };
  },
  caption: ({ draw }) => `σ ${decimal(draw.sigma, 2)} · k ${draw.size}`,
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'GaussianBlur',
        params: { blur_limit: [draw.size, draw.size], sigma_limit: [draw.sigma, draw.sigma] },
      },
    ],
  }),
  kernel: () => blur,
});
