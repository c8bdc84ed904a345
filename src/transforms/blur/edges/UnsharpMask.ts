import { glsl } from '../../../glsl/glsl';
import { defineTransform, type FilterKernel, filterPass, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { interval, number, type ValuesOf } from '../../params';
import { floatGaussian } from '../gaussian';
import { blurLimit, oddWidth } from '../size';

/** Width and spread of the blur, and how much of the difference is added. */
type Draw = { size: number; sigma: number; alpha: number };

const params = {
  blur_limit: blurLimit([3, 7], 31, 21, { en: 'Width of the blur; always odd.', ko: '흐림의 너비. 항상 홀수' }),
  sigma_limit: interval(
    [0, 0],
    { hard: [0, 50], slider: [0, 10], step: 0.1, unit: 'px', scalar: 'zero-to' },
    { en: 'Spread of the blur; 0 makes it fit the width.', ko: '흐림이 퍼지는 정도. 0이면 너비에 맞춤' },
  ),
  alpha: interval(
    [0.2, 0.5],
    { hard: [0, 1], slider: [0, 1], step: 0.05, scalar: 'zero-to' },
    { en: 'How much of the difference from the blur is added.', ko: '흐린 이미지와의 차이를 더하는 정도' },
  ),
  threshold: number(
    10,
    { hard: [0, 255], slider: [0, 100], step: 1, int: true },
    { en: 'Smaller differences, in levels, are left alone.', ko: '차이가 이 값(밝기 단계) 이하이면 그대로 둠' },
  ),
} as const;

type Unsharp = Use<ValuesOf<typeof params>, Draw>;

const values = ({ params, draw }: Unsharp) => {
  const line = floatGaussian(draw.size, draw.sigma);
  return {
    weights: line.slice((line.length - 1) / 2).map((weight) => [weight]),
    alpha: draw.alpha,
    threshold: params.threshold,
  };
};

const uniforms = { weights: 'list', alpha: 'float', threshold: 'float' } as const;

/** Levels divided by 255 in float32: no GPU promises to divide as exactly, and differences equal to the threshold abound. */
const parts255 = Array.from({ length: 256 }, (_, level) => [Math.fround(level / 255)]);

/** A blur both ways at once of what the macro `value` reads: rows first, from the middle outwards, as OpenCV adds. */
const bothWays = glsl`
int reach = weights.y - 1;
vec3 blurred = vec3(0.0);
for (int y = 0; y <= reach; y++) {
  vec3 above = listed(weights, 0).x * value(at - ivec2(0, y));
  vec3 below = listed(weights, 0).x * value(at + ivec2(0, y));
  for (int x = 1; x <= reach; x++) {
    float weight = listed(weights, x).x;
    above += weight * (value(at - ivec2(x, y)) + value(at + ivec2(x, -y)));
    below += weight * (value(at + ivec2(-x, y)) + value(at + ivec2(x, y)));
  }
  blurred += listed(weights, y).x * (y == 0 ? above : above + below);
}
#undef value
`;

/**
 * Three numbers have to reach the last pass: the level (8 bits), the sharpened level (to 1/256) and whether the
 * difference counts (the sign). One float holds them, hence each pass blurs both ways at once.
 */
const unsharp: FilterKernel<ValuesOf<typeof params>, Draw> = {
  kind: 'filter',
  border: 4,
  reach: ({ draw }) => (draw.size - 1) / 2,
  passes: [
    filterPass({
      stores: 'float',
      uniforms: { parts: 'list' },
      values: () => ({ parts: parts255 }),
      glsl: glsl`
ivec3 level = ivec3(tap(at));
return vec3(listed(parts, level.r).x, listed(parts, level.g).x, listed(parts, level.b).x);
`,
    }),
    filterPass({
      stores: 'float',
      uniforms,
      values,
      glsl:
        '#define value(place) tap(place)\n' +
        bothWays +
        glsl`
vec3 part = tap(at);
vec3 residual = part - blurred;
vec3 sharp = clamp(part + alpha * residual, 0.0, 1.0);
vec3 same = step(abs(residual) * 255.0, vec3(threshold));
return (1.0 - 2.0 * same) * (floor(part * 255.0 + 0.5) * 65536.0 + roundEven(sharp * 65280.0) + 1.0);
`,
    }),
    filterPass({
      stores: 'byte',
      uniforms,
      values,
      glsl:
        '#define value(place) step(0.0, tap(place))\n' +
        bothWays +
        glsl`
vec3 both = abs(tap(at)) - 1.0;
vec3 level = floor(both / 65536.0);
vec3 sharp = (both - level * 65536.0) / 256.0;
return clamp(roundEven(level + blurred * (sharp - level)), 0.0, 255.0);
`,
    }),
  ],
};

export const UnsharpMask = defineTransform({
  name: 'UnsharpMask',
  category: 'blur',
  doc: {
    en: 'Sharpens by adding what a blur would take away, where that is much.',
    ko: '흐리면 사라질 부분을 더해 선명하게 하기. 차이가 큰 곳만',
  },
  words: ['sharpen', 'usm', 'crisp', 'detail', '언샤프', '선명', '샤픈', '윤곽'],
  p: 0.5,
  params,
  thumbnail: { alpha: [0.9, 0.9], blur_limit: [7, 7] },
  sample: (params, draws): Draw => ({
    size: oddWidth(draws, params.blur_limit),
    sigma: draws.uniform('sigma_limit', params.sigma_limit),
    alpha: draws.uniform('alpha', params.alpha),
  }),
  caption: ({ draw }) =>
    parts(`k ${draw.size}`, draw.sigma > 0 ? `σ ${decimal(draw.sigma, 2)}` : '', `α ${decimal(draw.alpha, 2)}`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'UnsharpMask',
        params: {
          ...params,
          blur_limit: [draw.size, draw.size],
          sigma_limit: [draw.sigma, draw.sigma],
          alpha: [draw.alpha, draw.alpha],
        },
      },
    ],
  }),
  kernel: () => unsharp,
});
