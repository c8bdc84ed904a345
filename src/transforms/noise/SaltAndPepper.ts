import { type GlslModule, glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import { defineTransform, point, type Use } from '../define';
import { decimal, parts } from '../format';
import { interval, type ValuesOf } from '../params';

/** Pixels that change at all, and those of them that become white. */
type Draw = { pixels: number; salt: number; seed: number };

const params = {
  amount: interval(
    [0.01, 0.06],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Part of the pixels that turn black or white.', ko: '검거나 희게 바뀔 픽셀의 비율' },
  ),
  salt_vs_pepper: interval(
    [0.4, 0.6],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Part of those that turn white.', ko: '그중 희게 바뀔 비율' },
  ),
} as const;

/**
 * A random order of the pixels: every number below `count` comes up exactly once. Mixing steps that can be undone shuffle
 * the next power of two; where they lead beyond the last pixel, they are taken again.
 */
const order: GlslModule = {
  name: 'order',
  uses: [hash],
  source: glsl`
uint placeOf(uint index, uint count, uint seed) {
  uint bits = 2u;
  while (bits < 31u && (1u << bits) < count) bits++;
  uint mask = (1u << bits) - 1u, middle = (bits + 1u) / 2u, place = index;
  // Bounded, for the GPU may also ask for pixels beside the picture, which never come back to it.
  for (int tries = 0; tries < 64 && (tries == 0 || place >= count); tries++)
    for (uint turn = 0u; turn < 5u; turn++) {
      uint key = pcg(seed + turn);
      place = ((place ^ key) * ((key << 1u) | 1u)) & mask;
      place ^= place >> middle;
    }
  return place;
}
`,
};

const grains = point({
  uses: [order],
  uniforms: { pixels: 'float', salt: 'float', seed: 'float' },
  values: ({ draw }: Use<ValuesOf<typeof params>, Draw>) => draw,
  glsl: glsl`
float place = float(placeOf(uint(at.y * size.x + at.x), uint(size.x * size.y), uint(seed)));
return place < salt ? vec3(255.0) : place < pixels ? vec3(0.0) : c;
`,
});

export const SaltAndPepper = defineTransform({
  name: 'SaltAndPepper',
  category: 'noise',
  doc: { en: 'Turns single pixels white or black.', ko: '낱개 픽셀을 희거나 검게 바꾸기' },
  note: {
    en: 'Exactly as many pixels as in the library, but not the same ones.',
    ko: '픽셀 수는 라이브러리와 정확히 같지만 자리는 다름',
  },
  words: ['impulse noise', 'dead pixels', 'specks', 'grain', '소금 후추', '임펄스 노이즈', '잡음', '점'],
  p: 0.5,
  params,
  sample(params, draws, { width, height }): Draw {
    const pixels = Math.trunc(width * height * draws.uniform('amount', params.amount));
    const salt = Math.trunc(pixels * draws.uniform('salt_vs_pepper', params.salt_vs_pepper));
    return { pixels, salt, seed: draws.seed('field') };
  },
  caption: ({ draw, input }) =>
    parts(
      `${decimal((100 * draw.pixels) / (input.width * input.height), 1)} %`,
      draw.pixels === 0 ? '' : `salt ${decimal((100 * draw.salt) / draw.pixels)} %`,
    ),
  fix({ draw, input }) {
    // Half a pixel more, for the library drops the fraction of both counts.
    const part = (count: number, of: number): number => (of === 0 ? 0 : Math.min(1, (count + 0.5) / of));
    const amount = draw.pixels === 0 ? 0 : part(draw.pixels, input.width * input.height);
    const salt = part(draw.salt, draw.pixels);
    return {
      nodes: [{ transform: 'SaltAndPepper', params: { amount: [amount, amount], salt_vs_pepper: [salt, salt] } }],
      ...(draw.pixels > 0 && {
        random: { en: 'Which pixels change stays random.', ko: '바뀌는 픽셀의 자리는 무작위로 남음' },
      }),
    };
  },
  kernel: () => grains,
});
