import { glsl } from '../../glsl/glsl';
import { defineTransform, type FilterKernel, filterPass, type Use } from '../define';
import type { Params } from '../params';
import { blurLimit, oddWidth } from './size';

/** Width of the square, in pixels. */
type Draw = { size: number };

const radius = ({ draw }: Use<Params, Draw>) => ({ radius: (draw.size - 1) / 2 });

/**
 * The middle one of a square of levels. Nine are sorted as columns, then rows, then the diagonal; more are counted: each
 * round splits the range that holds the median into four, so that four rounds settle all 256 levels.
 */
const median: FilterKernel<Params, Draw> = {
  kind: 'filter',
  border: 1,
  reach: (use) => radius(use).radius,
  passes: [
    filterPass({
      stores: 'byte',
      uniforms: { radius: 'float' },
      values: radius,
      glsl: glsl`
int reach = int(radius);
if (reach == 1) {
  vec3 low = vec3(0.0), middle[3], high = vec3(255.0);
  for (int x = -1; x <= 1; x++) {
    vec3 a = tap(at + ivec2(x, -1)), b = tap(at + ivec2(x, 0)), c = tap(at + ivec2(x, 1));
    low = max(low, min(min(a, b), c));
    high = min(high, max(max(a, b), c));
    middle[x + 1] = max(min(a, b), min(max(a, b), c));
  }
  vec3 centre = max(min(middle[0], middle[1]), min(max(middle[0], middle[1]), middle[2]));
  return max(min(low, centre), min(max(low, centre), high));
}
float width = 2.0 * radius + 1.0;
vec3 wanted = vec3(0.5 * (width * width + 1.0));
vec3 base = vec3(0.0);
for (float part = 64.0; part >= 1.0; part *= 0.25) {
  vec3 first = base + part - 1.0, second = first + part, third = second + part;
  vec3 upToFirst = vec3(0.0), upToSecond = vec3(0.0), upToThird = vec3(0.0);
  for (int y = -reach; y <= reach; y++)
    for (int x = -reach; x <= reach; x++) {
      vec3 level = tap(at + ivec2(x, y));
      upToFirst += step(level, first);
      upToSecond += step(level, second);
      upToThird += step(level, third);
    }
  vec3 skipped = 3.0 - step(wanted, upToFirst) - step(wanted, upToSecond) - step(wanted, upToThird);
  base += part * skipped;
}
return base;
`,
    }),
  ],
};

export const MedianBlur = defineTransform({
  name: 'MedianBlur',
  category: 'blur',
  doc: {
    en: 'Replaces each pixel by the median around it: specks go, edges stay.',
    ko: '주변의 중앙값으로 바꾸기. 점 잡음은 사라지고 윤곽은 남음',
  },
  words: ['median', 'denoise', 'salt and pepper', 'despeckle', '중앙값', '메디안', '잡음 제거', '블러'],
  p: 0.5,
  params: {
    blur_limit: blurLimit([3, 7], 51, 21, {
      en: 'Width of the square; always odd.',
      ko: '사각형의 너비. 항상 홀수',
    }),
  },
  thumbnail: { blur_limit: [7, 7] },
  sample: (params, draws): Draw => ({ size: oddWidth(draws, params.blur_limit) }),
  caption: ({ draw }) => `k ${draw.size}`,
  fix: ({ draw }) => ({ nodes: [{ transform: 'MedianBlur', params: { blur_limit: [draw.size, draw.size] } }] }),
  kernel: () => median,
});
