import { defineTransform, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { interval, type Params } from '../../params';
import { convolution, type Square, square } from '../convolution';

/** How much of the effect is mixed in, and how deep the relief is. */
type Draw = { alpha: number; strength: number };

/** In float32 throughout, as the library computes it. */
export function embossingSquare({ alpha, strength }: Draw): Square {
  const f = Math.fround;
  return square(3, (x, y) => {
    if (x === 0 && y === 0) return f(f(1 - alpha) + f(alpha));
    // The corners across the diagonal of the light stay flat.
    if (x === -y) return 0;
    const corner = x === y ? x : 0;
    return f(f(alpha) * f(corner + Math.sign(x + y) * strength));
  });
}

const emboss = convolution(
  ({ draw }: Use<Params, Draw>) => embossingSquare(draw),
  () => 3,
);

export const Emboss = defineTransform({
  name: 'Emboss',
  category: 'blur',
  doc: { en: 'Adds a relief lit from the bottom right.', ko: '오른쪽 아래에서 빛을 비춘 듯한 양각 효과' },
  words: ['relief', 'bump', 'engrave', '엠보스', '양각', '돋을새김', '입체'],
  p: 0.5,
  params: {
    alpha: interval(
      [0.2, 0.5],
      { hard: [0, 1], slider: [0, 1], step: 0.05, scalar: 'fixed' },
      { en: 'How much is mixed in: 0 leaves the picture as it is.', ko: '효과를 섞는 정도. 0이면 그대로' },
    ),
    strength: interval(
      [0.2, 0.7],
      { hard: [0, 100], slider: [0, 3], step: 0.05, scalar: 'fixed' },
      { en: 'Depth of the relief.', ko: '양각의 깊이' },
    ),
  },
  thumbnail: { alpha: [0.7, 0.7], strength: [0.7, 0.7] },
  sample: (params, draws): Draw => ({
    alpha: draws.uniform('alpha', params.alpha),
    strength: draws.uniform('strength', params.strength),
  }),
  caption: ({ draw }) => parts(`α ${decimal(draw.alpha, 2)}`, `× ${decimal(draw.strength, 2)}`),
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'Emboss',
        params: { alpha: [draw.alpha, draw.alpha], strength: [draw.strength, draw.strength] },
      },
    ],
  }),
  kernel: () => emboss,
});
