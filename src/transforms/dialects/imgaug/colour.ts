import { gray, hsv } from '../../../glsl/color';
import { glsl } from '../../../glsl/glsl';
import { defineTransform, point } from '../../define';
import { decimal, signed } from '../../format';
import { interval } from '../../params';

const words = ['imgaug', 'iaa'] as const;

type Blend = { alpha: number };
type Shift = { value: number };

const grey = point({
  uses: [gray],
  uniforms: { alpha: 'float' },
  values: ({ draw }: { readonly draw: Blend }) => ({ alpha: draw.alpha }),
  glsl: glsl`
if (alpha <= 0.001) return c;
vec3 gray = vec3(grayOf(ivec3(c)));
return alpha >= 0.999 ? gray : roundEven(alpha * gray + (1.0 - alpha) * c);
`,
});

export const grayscale = defineTransform({
  name: 'iaa.Grayscale',
  category: 'imgaug',
  doc: { en: 'Blends the picture with its grey version.', ko: '흑백 이미지와 섞기' },
  words: [...words, 'gray', 'grey', 'desaturate', 'black and white', '흑백', '회색조'],
  p: 1,
  params: {
    alpha: interval(
      [0, 1],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
      { en: 'Share of the grey version.', ko: '흑백 이미지의 비율' },
    ),
  },
  sample: (params, draws): Blend => ({ alpha: draws.uniform('alpha', params.alpha) }),
  caption: ({ draw }) => decimal(draw.alpha, 2),
  fix: ({ draw }) => ({ nodes: [{ transform: 'iaa.Grayscale', params: { alpha: [draw.alpha, draw.alpha] } }] }),
  kernel: () => grey,
});

const saturate = point({
  uses: [hsv],
  uniforms: { value: 'float' },
  values: ({ draw }: { readonly draw: Shift }) => ({ value: draw.value }),
  glsl: glsl`
ivec3 color = rgbToHsv(ivec3(c));
color.y = clamp(color.y + int(value), 0, 255);
return hsvToRgb(color);
`,
});

export const addToSaturation = defineTransform({
  name: 'iaa.AddToSaturation',
  category: 'imgaug',
  doc: { en: 'Adds a whole number to the saturation of HSV.', ko: 'HSV 채도에 정수 더하기' },
  note: {
    en: 'Greys become reddish, as they have hue 0 there: HueSaturationValue leaves them grey.',
    ko: '회색은 색조가 0이라 붉어짐. HueSaturationValue는 회색을 그대로 둠',
  },
  words: [...words, 'saturation', 'vivid', '채도'],
  p: 1,
  params: {
    value: interval(
      [-75, 75],
      { hard: [-255, 255], slider: [-255, 255], step: 1, int: true, scalar: 'fixed' },
      { en: 'More vivid above zero, greyer below.', ko: '양수는 더 진하게, 음수는 회색에 가깝게' },
    ),
  },
  sample: (params, draws): Shift => ({ value: draws.int('value', params.value) }),
  caption: ({ draw }) => signed(draw.value),
  fix: ({ draw }) => ({ nodes: [{ transform: 'iaa.AddToSaturation', params: { value: [draw.value, draw.value] } }] }),
  kernel: () => saturate,
});
