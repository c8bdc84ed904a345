import { glsl } from '../../../glsl/glsl';
import { defineTransform, point } from '../../define';

/** OpenCV's 8-bit matrix product: weights in 1/1024. */
const sepia = point({
  uniforms: {},
  values: () => ({}),
  glsl: glsl`
ivec3 i = ivec3(c);
ivec3 mixed = ivec3(
  402 * i.r + 787 * i.g + 194 * i.b,
  357 * i.r + 702 * i.g + 172 * i.b,
  279 * i.r + 547 * i.g + 134 * i.b);
return vec3(min((mixed + 512) >> 10, 255));
`,
});

export const ToSepia = defineTransform({
  name: 'ToSepia',
  category: 'color',
  doc: { en: 'Turns the picture brown, as an old photograph.', ko: '오래된 사진처럼 갈색으로 바꾸기' },
  words: ['sepia', 'vintage', 'old photo', 'brown', 'retro', '세피아', '갈색', '빈티지', '옛날 사진'],
  p: 0.5,
  params: {},
  sample: () => ({}),
  caption: () => 'sepia',
  fix: () => ({ nodes: [{ transform: 'ToSepia', params: {} }] }),
  kernel: () => sepia,
});
