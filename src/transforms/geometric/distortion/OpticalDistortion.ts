import { glsl } from '../../../glsl/glsl';
import { radialLens } from '../../../glsl/lens';
import { defineTransform, type Use } from '../../define';
import { decimal } from '../../format';
import { choice, interval, type ValuesOf } from '../../params';
import { remapLabels, tabulate } from './labels';
import { remapKernel, remapping } from './remapping';

/** Strength of the lens. */
type Draw = { k: number };

const params = {
  distort_limit: interval(
    [-0.05, 0.05],
    { hard: [-10, 10], slider: [-1, 1], step: 0.01 },
    {
      en: 'Strength of the lens: positive pulls the edges in, negative pushes them out.',
      ko: '렌즈 왜곡의 세기. 양수는 가장자리를 안으로, 음수는 밖으로',
    },
  ),
  mode: choice<'camera' | 'fisheye'>(
    'camera',
    [
      { value: 'camera', label: { en: 'camera', ko: '카메라' } },
      { value: 'fisheye', label: { en: 'fisheye', ko: '어안' } },
    ],
    { en: 'The lens that is imitated.', ko: '흉내 낼 렌즈' },
  ),
  ...remapping,
} as const;

type Lens = Use<ValuesOf<typeof params>, Draw>;

/**
 * A position is the pixel's distance from `centre` times 1 + k2 r² + k4 r⁴, where r is measured in `unit`, and then `shift`
 * to the right and below the pixel.
 */
function lens({ params, draw, input: { width, height } }: Lens) {
  if (params.mode === 'camera') {
    const k = Math.fround(draw.k);
    // The picture's centre is taken to lie half a pixel further in the result than in the source.
    return { centre: [(width - 1) / 2, (height - 1) / 2], unit: [width, height], powers: [k, k], shift: 0.5 } as const;
  }
  const radius = Math.hypot(width / 2, height / 2);
  return { centre: [width / 2, height / 2], unit: [radius, radius], powers: [draw.k, 0], shift: 0 } as const;
}

export const OpticalDistortion = defineTransform({
  name: 'OpticalDistortion',
  category: 'geometric',
  doc: { en: 'Bends the picture as a lens does: barrel or pincushion.', ko: '렌즈처럼 볼록하거나 오목하게 휘기' },
  note: {
    en: 'The camera also moves the picture by half a pixel, even at strength 0, so it is always a little softer. A grey fill colours red only, as in the library.',
    ko: '카메라 모드는 세기가 0이어도 반 픽셀을 옮기므로 항상 조금 흐려짐. 회색 채우기는 라이브러리처럼 빨강에만 적용됨',
  },
  words: ['lens', 'barrel', 'pincushion', 'fisheye', 'radial', '렌즈', '볼록', '오목', '어안', '왜곡'],
  p: 0.5,
  params,
  thumbnail: { distort_limit: [0.6, 0.6] },
  sample: (params, draws): Draw => ({ k: draws.uniform('distort_limit', params.distort_limit) }),
  caption: ({ draw }) => `k ${decimal(draw.k, 3)}`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'OpticalDistortion', params: { ...params, distort_limit: [draw.k, draw.k] } }],
  }),
  kernel: remapKernel({
    uniforms: { centre: 'vec2', unit: 'vec2', powers: 'vec2', shift: 'float' },
    values: lens,
    uses: [radialLens],
    glsl: glsl`
vec2 p = vec2(at);
return p + shift + bentBy(p - centre, unit, powers);
`,
  }),
  labels: remapLabels((use: Lens) => {
    const { centre, unit, powers, shift } = lens(use);
    return tabulate(use.input, (x, y) => {
      const [dx, dy] = [x - centre[0], y - centre[1]];
      const squared = (dx / unit[0]) ** 2 + (dy / unit[1]) ** 2;
      const bend = squared * (powers[0] + powers[1] * squared);
      return [x + shift + dx * bend, y + shift + dy * bend];
    });
  }),
});
