import { hsv } from '../../../glsl/color';
import { glsl } from '../../../glsl/glsl';
import { defineTransform, point } from '../../define';
import { parts, signed } from '../../format';
import { interval } from '../../params';

type Draw = { hue: number; saturation: number; value: number };

const shift = point({
  uses: [hsv],
  uniforms: { shifts: 'vec3', moves: 'float' },
  values: ({ draw }: { readonly draw: Draw }) => ({
    // Levels are whole, so only whole shifts count: hue rounds down, the others toward zero, as the library's casts.
    shifts: [((Math.floor(draw.hue) % 180) + 180) % 180, Math.trunc(draw.saturation), Math.trunc(draw.value)],
    moves: draw.hue === 0 && draw.saturation === 0 && draw.value === 0 ? 0 : 1,
  }),
  glsl: glsl`
if (moves < 0.5) return c;
ivec3 by = ivec3(shifts);
ivec3 color = rgbToHsv(ivec3(c));
color.x += by.x;
if (color.x >= 180) color.x -= 180;
// Greys have no hue: the library leaves them grey.
if (color.y != 0) color.y = clamp(color.y + by.y, 0, 255);
color.z = clamp(color.z + by.z, 0, 255);
return hsvToRgb(color);
`,
});

export const HueSaturationValue = defineTransform({
  name: 'HueSaturationValue',
  category: 'color',
  doc: { en: 'Shifts hue, saturation and brightness.', ko: '색조, 채도, 명도 옮기기' },
  note: {
    en: 'Hue is stored in 180 steps, so one unit is two degrees. Converting there and back may change any level by one; OpenCV itself differs by one from machine to machine.',
    ko: '색조는 180단계라 1이 2도. 변환을 오가며 값이 1씩 달라질 수 있고, OpenCV도 기기마다 1 차이가 남',
  },
  words: ['hue', 'saturation', 'color shift', 'hsv', 'hsb', 'tint', '색조', '채도', '명도', '색상'],
  p: 0.5,
  params: {
    hue_shift_limit: interval(
      [-20, 20],
      { hard: [-360, 360], slider: [-90, 90], step: 1, unit: '2°' },
      {
        en: 'Turns all colours around the colour wheel; one unit is two degrees.',
        ko: '모든 색을 색상환에서 돌림. 1이 2도',
      },
    ),
    sat_shift_limit: interval(
      [-30, 30],
      { hard: [-255, 255], slider: [-100, 100], step: 1 },
      { en: 'More vivid above zero, greyer below.', ko: '양수는 더 진하게, 음수는 회색에 가깝게' },
    ),
    val_shift_limit: interval(
      [-20, 20],
      { hard: [-255, 255], slider: [-100, 100], step: 1 },
      { en: 'Brighter above zero, darker below.', ko: '양수는 밝게, 음수는 어둡게' },
    ),
  },
  sample: (params, draws): Draw => ({
    hue: draws.uniform('hue_shift_limit', params.hue_shift_limit),
    saturation: draws.uniform('sat_shift_limit', params.sat_shift_limit),
    value: draws.uniform('val_shift_limit', params.val_shift_limit),
  }),
  caption: ({ draw }) =>
    parts(`hue ${signed(draw.hue)}`, `sat ${signed(draw.saturation)}`, `val ${signed(draw.value)}`),
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'HueSaturationValue',
        params: {
          hue_shift_limit: [draw.hue, draw.hue],
          sat_shift_limit: [draw.saturation, draw.saturation],
          val_shift_limit: [draw.value, draw.value],
        },
      },
    ],
  }),
  kernel: () => shift,
});
