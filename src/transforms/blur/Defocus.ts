import { defineTransform, type Use } from '../define';
import { decimal, parts } from '../format';
import { interval, type Params } from '../params';
import { convolution, type Square } from './convolution';
import { floatGaussian } from './gaussian';

/** Radius of the disc in pixels, and how much its rim is smoothed. */
type Draw = { radius: number; alias: number };

const widthOf = (radius: number): number => 2 * Math.max(8, radius) + 1;

/** An even disc, its rim smoothed; mirrored where the smoothing looks past the square. */
export function discSquare({ radius, alias }: Draw): Square {
  const width = widthOf(radius);
  const middle = (width - 1) / 2;
  const inside = Array.from({ length: width * width }, (_, i) => {
    const [x, y] = [(i % width) - middle, Math.floor(i / width) - middle];
    return x * x + y * y <= radius * radius ? 1 : 0;
  });
  const level = Math.fround(1 / inside.reduce<number>((sum, one) => sum + one, 0));
  const weights = floatGaussian(radius <= 8 ? 3 : 5, alias);
  const fold = (i: number): number => width - 1 - Math.abs(width - 1 - Math.abs(i));
  const smooth = (from: readonly number[], at: (i: number, shift: number) => number): readonly number[] =>
    from.map((_, i) =>
      Math.fround(weights.reduce((sum, w, k) => sum + w * from[at(i, k - (weights.length - 1) / 2)]!, 0)),
    );
  const disc = inside.map((one) => one * level);
  const across = smooth(disc, (i, shift) => i - (i % width) + fold((i % width) + shift));
  return { width, weights: smooth(across, (i, shift) => fold(Math.floor(i / width) + shift) * width + (i % width)) };
}

const defocus = convolution(
  ({ draw }: Use<Params, Draw>) => discSquare(draw),
  ({ draw }) => widthOf(draw.radius),
);

export const Defocus = defineTransform({
  name: 'Defocus',
  category: 'blur',
  doc: {
    en: 'Spreads each point into a disc, as a lens out of focus.',
    ko: '초점이 빗나간 렌즈처럼 점을 원판으로 번지게 하기',
  },
  words: ['bokeh', 'out of focus', 'lens', 'disc', 'disk', '보케', '초점', '아웃포커스', '블러'],
  p: 0.5,
  params: {
    radius: interval(
      [3, 10],
      { hard: [1, 50], slider: [1, 25], step: 1, unit: 'px', int: true, scalar: 'one-to' },
      { en: 'Radius of the disc.', ko: '원판의 반지름' },
    ),
    alias_blur: interval(
      [0.1, 0.5],
      { hard: [0, 10], slider: [0, 2], step: 0.05, scalar: 'zero-to' },
      {
        en: 'Smooths the rim of the disc; 0 lets OpenCV choose, which smooths it well.',
        ko: '원판 테두리를 부드럽게 함. 0이면 OpenCV가 값을 정해 꽤 부드러워짐',
      },
    ),
  },
  thumbnail: { radius: [4, 4] },
  sample: (params, draws): Draw => ({
    radius: draws.int('radius', params.radius),
    alias: draws.uniform('alias_blur', params.alias_blur),
  }),
  caption: ({ draw }) => parts(`r ${draw.radius}`, `σ ${decimal(draw.alias, 2)}`),
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'Defocus',
        params: { radius: [draw.radius, draw.radius], alias_blur: [draw.alias, draw.alias] },
      },
    ],
  }),
  kernel: () => defocus,
});
