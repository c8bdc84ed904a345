import { defineTransform, Refusal, type Use } from '../define';
import { decimal, parts } from '../format';
import { type Interval, interval, type Params } from '../params';
import { convolution, normalized, type Square, square } from './convolution';
import { blurLimit, oddWidth } from './size';

/** Spreads in pixels, angle in degrees, shape of the bell (1 is Gaussian), and a factor for each weight, row by row. */
type Draw = {
  size: number;
  sigma: readonly [number, number];
  angle: number;
  beta: number;
  noise: readonly number[];
};

/** A turned, generalised bell times its noise. */
export function bellSquare({ size, sigma: [sigmaX, sigmaY], angle, beta, noise }: Draw): Square {
  const turn = angle * (Math.PI / 180);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const bell = square(size, (x, y) => {
    const along = (x * cos + y * sin) / sigmaX;
    const across = (y * cos - x * sin) / sigmaY;
    return Math.exp(-0.5 * (along * along + across * across) ** beta);
  });
  return normalized({ width: size, weights: bell.weights.map((weight, i) => weight * noise[i]!) });
}

const spread = (en: string, ko: string) =>
  interval([0.2, 1], { hard: [0, 50], slider: [0, 5], step: 0.05, unit: 'px', scalar: 'zero-to' }, { en, ko });

/** Below one or above it, evenly often, as the library draws it. */
const betaRange = ([low, high]: Interval, below: boolean): Interval => (below ? [low, 1] : [1, high]);

const advanced = convolution(
  ({ draw }: Use<Params, Draw>) => bellSquare(draw),
  ({ draw }) => draw.size,
);

export const AdvancedBlur = defineTransform({
  name: 'AdvancedBlur',
  category: 'blur',
  doc: {
    en: 'Blurs by a kernel of random spread, angle, shape and noise.',
    ko: '퍼짐, 각도, 모양, 잡음이 무작위인 커널로 흐리기',
  },
  note: {
    en: 'The library insists that beta_limit reaches from below 1 to above 1, so beta can never be pinned.',
    ko: '라이브러리는 beta_limit이 1을 사이에 두기를 요구하므로 beta는 고정할 수 없음',
  },
  words: ['anisotropic', 'generalized gaussian', 'blind super resolution', 'esrgan', '이방성', '가우시안', '블러'],
  p: 0.5,
  params: {
    blur_limit: blurLimit([3, 7], 51, 31, { en: 'Width of the kernel; always odd.', ko: '커널의 너비. 항상 홀수' }),
    sigma_x_limit: spread('Spread along the first axis.', '첫째 축 방향으로 퍼지는 정도'),
    sigma_y_limit: spread('Spread along the second axis.', '둘째 축 방향으로 퍼지는 정도'),
    rotate_limit: interval(
      [-90, 90],
      { hard: [-360, 360], slider: [-180, 180], step: 1, unit: '°' },
      { en: 'Turns the axes.', ko: '축을 돌리는 각도' },
    ),
    beta_limit: interval(
      [0.5, 8],
      { hard: [0, 100], slider: [0, 10], step: 0.1, scalar: 'zero-to' },
      {
        en: 'Shape of the kernel: 1 is a Gaussian, more a flat top, less a sharp peak.',
        ko: '커널 모양. 1은 가우시안, 크면 윗면이 평평하고 작으면 뾰족함',
      },
    ),
    noise_limit: interval(
      [0.9, 1.1],
      { hard: [0, 10], slider: [0, 2], step: 0.05, scalar: 'zero-to' },
      {
        en: 'Every weight of the kernel is multiplied by a number from here.',
        ko: '커널의 값마다 곱할 무작위 수의 범위',
      },
    ),
  },
  thumbnail: { blur_limit: [11, 11], sigma_x_limit: [3, 3], sigma_y_limit: [1, 1], beta_limit: [0.9, 1.1] },
  check({ beta_limit: [low, high], sigma_x_limit, sigma_y_limit }) {
    if (!(low < 1 && 1 < high))
      return { en: 'beta_limit must reach from below 1 to above 1', ko: 'beta_limit은 1을 사이에 두어야 함' };
    if (sigma_x_limit[0] === 0 && sigma_y_limit[0] === 0)
      return {
        en: 'sigma_x_limit and sigma_y_limit must not both start at 0',
        ko: 'sigma_x_limit과 sigma_y_limit이 모두 0에서 시작할 수 없음',
      };
    return null;
  },
  sample(params, draws): Draw {
    const size = oddWidth(draws, params.blur_limit);
    const sigmaX = draws.uniform('sigma_x_limit', params.sigma_x_limit);
    const sigmaY = draws.uniform('sigma_y_limit', params.sigma_y_limit);
    if (sigmaX === 0 || sigmaY === 0)
      throw new Refusal({
        en: 'A spread of 0 has no kernel; the library raises an error here.',
        ko: '퍼짐이 0이면 커널을 만들 수 없음. 라이브러리에서는 오류가 남',
      });
    return {
      size,
      sigma: [sigmaX, sigmaY],
      angle: draws.uniform('rotate_limit', params.rotate_limit),
      beta: draws.uniform('beta_limit', betaRange(params.beta_limit, draws.unit('side') < 0.5)),
      noise: Array.from({ length: size * size }, (_, i) => draws.uniform('noise_limit', params.noise_limit, i)),
    };
  },
  caption: ({ draw }) =>
    parts(
      `k ${draw.size}`,
      `σ ${decimal(draw.sigma[0], 2)}, ${decimal(draw.sigma[1], 2)}`,
      `${decimal(draw.angle)}°`,
      `β ${decimal(draw.beta, 2)}`,
    ),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'AdvancedBlur',
        params: {
          ...params,
          blur_limit: [draw.size, draw.size],
          sigma_x_limit: [draw.sigma[0], draw.sigma[0]],
          sigma_y_limit: [draw.sigma[1], draw.sigma[1]],
          rotate_limit: [draw.angle, draw.angle],
        },
      },
    ],
    random: {
      en: 'The shape (beta) and the noise of the kernel stay random.',
      ko: '커널의 모양(beta)과 잡음은 무작위로 남음',
    },
  }),
  kernel: () => advanced,
});
