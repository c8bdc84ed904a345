import { glsl } from '../../../glsl/glsl';
import { bytesOf } from '../../../math/bytes';
import { truncateByte } from '../../../math/round';
import { defineTransform, type LutKernel, point, type Use } from '../../define';
import { parts, signed } from '../../format';
import { flag, interval, type ValuesOf } from '../../params';

type Draw = { contrast: number; brightness: number };

const params = {
  brightness_limit: interval(
    [-0.2, 0.2],
    { hard: [-10, 10], slider: [-1, 1], step: 0.01 },
    { en: 'Adds this part of full white to every level.', ko: '모든 값에 더하는 밝기. 1이면 흰색만큼' },
  ),
  contrast_limit: interval(
    [-0.2, 0.2],
    { hard: [-10, 10], slider: [-1, 1], step: 0.01 },
    {
      en: 'Multiplies every level by one plus this; black stays black.',
      ko: '모든 값에 (1 + 이 값)을 곱함. 검정은 그대로',
    },
  ),
  brightness_by_max: flag(true, {
    en: 'Brightness is a part of full white; off, it is a part of the picture’s own mean.',
    ko: '켜면 흰색 기준, 끄면 이미지 평균 밝기 기준으로 더함',
  }),
  ensure_safe_range: flag(false, {
    en: 'Weakens both so that no level is clipped.',
    ko: '값이 잘리지 않도록 두 효과를 줄임',
  }),
} as const;

type Shift = Use<ValuesOf<typeof params>, Draw>;

/** Factor and offset that clip nothing, as the library limits them. */
function safe(factor: number, offset: number): readonly [number, number] {
  if (factor > 0) {
    const limited = Math.min(255, Math.max(0, offset));
    return [Math.min(factor, (255 - limited) / 255), limited];
  }
  const limited = Math.min(offset, 255);
  return [Math.max(factor, -limited / 255), limited];
}

/** Levels times `factor` plus `offset`, in float32 and truncated, as the library's table. */
export function linearTable(factor: number, offset: number): Uint8Array {
  const [times, plus] = [Math.fround(factor), Math.fround(offset)];
  return bytesOf(256, (level) => truncateByte(Math.fround(Math.fround(level * times) + plus)));
}

const byMaximum: LutKernel<Shift['params'], Draw> = {
  kind: 'lut',
  table({ params, draw }) {
    const [factor, offset] = [1 + draw.contrast, draw.brightness * 255];
    return params.ensure_safe_range ? linearTable(...safe(factor, offset)) : linearTable(factor, offset);
  },
};

const byMean = point({
  statistic: 'mean',
  uniforms: { factor: 'float', brightness: 'float', safeRange: 'float' },
  values: ({ params, draw }: Shift) => ({
    factor: 1 + draw.contrast,
    brightness: draw.brightness,
    safeRange: params.ensure_safe_range ? 1 : 0,
  }),
  glsl: glsl`
float times = factor, plus = brightness * statistic.w;
if (safeRange > 0.5) {
  if (factor > 0.0) {
    plus = clamp(plus, 0.0, 255.0);
    times = min(factor, (255.0 - plus) / 255.0);
  } else {
    plus = min(plus, 255.0);
    times = max(factor, -plus / 255.0);
  }
}
return floor(clamp(c * times + plus, 0.0, 255.0));
`,
});

export const RandomBrightnessContrast = defineTransform({
  name: 'RandomBrightnessContrast',
  category: 'color',
  doc: { en: 'Makes the picture brighter or darker, harder or softer.', ko: '밝기와 대비 바꾸기' },
  note: {
    en: 'Contrast scales about black, so more contrast also brightens.',
    ko: '대비는 검정을 기준으로 곱하므로 대비를 올리면 함께 밝아짐',
  },
  words: ['brightness', 'contrast', 'darken', 'lighten', 'exposure', '밝기', '대비', '명암', '어둡게', '밝게'],
  p: 0.5,
  params,
  sample: (params, draws): Draw => ({
    contrast: draws.uniform('contrast_limit', params.contrast_limit),
    brightness: draws.uniform('brightness_limit', params.brightness_limit),
  }),
  caption: ({ draw }) => parts(`brightness ${signed(draw.brightness, 2)}`, `contrast ${signed(draw.contrast, 2)}`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'RandomBrightnessContrast',
        params: {
          ...params,
          brightness_limit: [draw.brightness, draw.brightness],
          contrast_limit: [draw.contrast, draw.contrast],
        },
      },
    ],
  }),
  kernel: (params) => (params.brightness_by_max ? byMaximum : byMean),
});
