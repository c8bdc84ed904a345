import { glsl } from '../../glsl/glsl';
import { defineTransform, type FilterKernel, filterPass, type Use } from '../define';
import type { Params } from '../params';
import { blurLimit, oddWidth } from './size';

/** Width of the square, in pixels. */
type Draw = { size: number };

const radius = ({ draw }: Use<Params, Draw>) => ({ radius: (draw.size - 1) / 2 });

const box: FilterKernel<Params, Draw> = {
  kind: 'filter',
  border: 4,
  reach: (use) => radius(use).radius,
  passes: [
    filterPass({
      stores: 'float',
      uniforms: { radius: 'float' },
      values: radius,
      glsl: glsl`
int reach = int(radius);
vec3 sum = vec3(0.0);
for (int i = -reach; i <= reach; i++) sum += tap(at + ivec2(i, 0));
return sum;
`,
    }),
    filterPass({
      stores: 'byte',
      uniforms: { radius: 'float' },
      values: radius,
      glsl: glsl`
int reach = int(radius);
vec3 sum = vec3(0.0);
for (int i = -reach; i <= reach; i++) sum += tap(at + ivec2(0, i));
float width = 2.0 * radius + 1.0;
// An odd number of whole levels never averages to a half, so any rounding will do.
return floor(sum / (width * width) + 0.5);
`,
    }),
  ],
};

export const Blur = defineTransform({
  name: 'Blur',
  category: 'blur',
  doc: {
    en: 'Replaces each pixel by the mean of a square around it.',
    ko: '픽셀을 주변 사각형의 평균으로 바꿔 흐리기',
  },
  words: ['box blur', 'mean', 'average', 'smooth', '박스 블러', '평균', '흐림', '블러'],
  p: 0.5,
  params: {
    blur_limit: blurLimit([3, 7], 255, 31, {
      en: 'Width of the square; always odd.',
      ko: '사각형의 너비. 항상 홀수',
    }),
  },
  sample: (params, draws): Draw => ({ size: oddWidth(draws, params.blur_limit) }),
  caption: ({ draw }) => `k ${draw.size}`,
  fix: ({ draw }) => ({ nodes: [{ transform: 'Blur', params: { blur_limit: [draw.size, draw.size] } }] }),
  kernel: () => box,
});
