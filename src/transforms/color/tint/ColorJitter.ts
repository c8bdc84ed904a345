import { gray, hsv } from '../../../glsl/color';
import { type GlslModule, glsl } from '../../../glsl/glsl';
import { defineTransform, point, type SequenceKernel, type Use } from '../../define';
import type { ValuesOf } from '../../params';
import { drawJitter, type JitterDraw, jitterCaption, jitterParams, oneByOne } from './jitter';

const params = jitterParams([-0.5, 0.5]);

type Jitter = Use<ValuesOf<typeof params>, JitterDraw>;

const steps: GlslModule = {
  name: 'jitter',
  uses: [gray, hsv],
  source: glsl`
/** All but contrast, which needs to know the whole picture. */
vec3 jittered(vec3 c, int change, vec4 amounts, vec3 blend) {
  if (change == 0 && amounts.x != 1.0) return floor(clamp(c * amounts.x, 0.0, 255.0));
  if (change == 2 && amounts.z != 1.0) {
    vec3 gray = vec3(grayOf(ivec3(c))) * blend.z;
    // OpenCV rounds but once: what both steps lose is put back before the last rounding.
    vec3 product = c * amounts.z, sum = product + gray, kept = sum - gray;
    vec3 lost = ((c * blend.x - product) + c * blend.y) + ((product - kept) + (gray - (sum - kept)));
    return clamp(roundEven(sum + lost), 0.0, 255.0);
  }
  if (change == 3 && amounts.w >= 0.0) {
    ivec3 color = rgbToHsv(ivec3(c));
    color.x += int(amounts.w);
    if (color.x >= 180) color.x -= 180;
    return hsvToRgb(color);
  }
  return c;
}
`,
};

/** A float32 as a sum of two whose products with a level are exact. */
function halves(value: number): readonly [number, number] {
  const whole = Math.fround(value);
  const high = Math.round(whole * 2048) / 2048;
  return [high, whole - high];
}

const shared = {
  uses: [steps, hsv],
  uniforms: { amounts: 'vec4', blend: 'vec3', order: 'vec4' },
  values: ({ draw }: Jitter) => ({
    // Hue has 180 whole steps, so only whole shifts count; below zero stands for none.
    amounts: [
      draw.brightness,
      draw.contrast,
      draw.saturation,
      draw.hue === 0 ? -1 : ((Math.floor(180 * draw.hue) % 180) + 180) % 180,
    ],
    blend: [...halves(draw.saturation), 1 - draw.saturation],
    order: draw.order,
  }),
} as const;

const untilContrast = point({
  ...shared,
  glsl: glsl`
for (int i = 0; i < 4 && int(order[i]) != 1; i++) c = jittered(c, int(order[i]), amounts, blend);
return c;
`,
});

const fromContrast = point({
  ...shared,
  statistic: 'mean',
  glsl: glsl`
bool started = false;
for (int i = 0; i < 4; i++) {
  int change = int(order[i]);
  if (change == 1) {
    started = true;
    // The library rounds the grey of every pixel first, which leaves its mean as it is or nearly so.
    float middle = dot(statistic.rgb, vec3(9798.0, 19235.0, 3735.0) / 32768.0);
    if (amounts.y == 0.0) c = vec3(floor(middle + 0.5));
    else if (amounts.y != 1.0) c = floor(clamp(c * amounts.y + middle * (1.0 - amounts.y), 0.0, 255.0));
  } else if (started) c = jittered(c, change, amounts, blend);
}
return c;
`,
});

const kernel: SequenceKernel<ValuesOf<typeof params>, JitterDraw> = {
  kind: 'sequence',
  kernels: [untilContrast, fromContrast],
};

export const ColorJitter = defineTransform({
  name: 'ColorJitter',
  category: 'color',
  doc: {
    en: 'Changes brightness, contrast, saturation and hue, in random order.',
    ko: '밝기, 대비, 채도, 색조를 무작위 순서로 바꾸기',
  },
  note: {
    en: 'Hue goes by way of OpenCV’s 8-bit HSV, where any level may change by one, and by more after a strong contrast.',
    ko: '색조는 OpenCV의 8비트 HSV를 거치므로 값이 1씩, 대비가 강하면 더 달라질 수 있음',
  },
  words: [
    'brightness',
    'contrast',
    'saturation',
    'hue',
    'torchvision',
    'jitter',
    '색 변형',
    '밝기',
    '대비',
    '채도',
    '색조',
  ],
  p: 0.5,
  params,
  sample: drawJitter,
  caption: jitterCaption,
  fix: oneByOne('ColorJitter'),
  kernel: () => kernel,
});
