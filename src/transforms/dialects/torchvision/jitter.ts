import { glsl } from '../../../glsl/glsl';
import { rational } from '../../../glsl/rational';
import { drawJitter, type JitterDraw, jitterCaption, jitterParams, oneByOne } from '../../color/tint/jitter';
import {
  defineTransform,
  measure,
  type PointKernel,
  point,
  type SequenceKernel,
  type Uniforms,
  type Use,
} from '../../define';
import type { ValuesOf } from '../../params';
import { colourSteps, greyFloor, halves } from './arithmetic';
import { words } from './words';

const params = jitterParams([-0.1, 0.1]);

type Jitter = Use<ValuesOf<typeof params>, JitterDraw>;

const shared = {
  uses: [colourSteps],
  uniforms: { factors: 'vec4', rest: 'vec4', order: 'vec4' },
  values: ({ draw }: Jitter) => ({
    factors: [draw.brightness, draw.contrast, draw.saturation, draw.hue],
    // The share of the grey, which the library takes of a factor that has 32 bits already.
    rest: [...halves(1 - Math.fround(draw.contrast)), ...halves(1 - Math.fround(draw.saturation))],
    order: draw.order,
  }),
} as const;

const change = glsl`
int change = int(order[i]);
if (change == 0) c = bytesOf(c * factors.x);
if (change == 2) c = blended(c, factors.z, rest.zw);
if (change == 3 && factors.w != 0.0) c = turned(c, factors.w);
`;

const withoutContrast = point({ ...shared, glsl: `for (int i = 0; i < 4; i++) {${change}}\nreturn c;` });

const untilContrast = point({
  ...shared,
  glsl: `for (int i = 0; i < 4 && int(order[i]) != 1; i++) {${change}}\nreturn c;`,
});

const plain = { uniforms: {}, values: () => ({}) } as const;

const fromContrast: PointKernel<Jitter['params'], JitterDraw, Uniforms> = point({
  ...shared,
  statistic: [
    measure({
      ...{ ...plain, measures: 'sum', columns: 1, uses: [greyFloor] },
      glsl: glsl`return vec4(greyFloor(c), 0.0, 0.0, 0.0);`,
    }),
    measure({
      ...{ ...plain, measures: 'table', table: () => ({ width: 1, height: 1 }), uses: [rational] },
      glsl: glsl`return vec4(quotient(uint(measured(0, 0).x), uint(size.x * size.y)), 0.0, 0.0, 0.0);`,
    }),
  ],
  glsl: `
bool started = false;
for (int i = 0; i < 4; i++) {
  if (int(order[i]) == 1) {
    started = true;
    c = blendedWith(c, factors.y, rest.xy, measured(0, 0).x);
  }
  if (!started) continue;
  ${change}
}
return c;
`,
});

const kernel: SequenceKernel<Jitter['params'], JitterDraw> = {
  kind: 'sequence',
  kernels: [untilContrast, fromContrast],
};

export const colorJitter = defineTransform({
  name: 'torchvision.ColorJitter',
  category: 'torchvision',
  doc: {
    en: 'Changes brightness, contrast, saturation and hue in random order, with torchvision’s rounding.',
    ko: '밝기, 대비, 채도, 색조를 무작위 순서로 바꾸기. 반올림은 torchvision 방식',
  },
  note: {
    en: 'As on tensors of bytes: fractions are dropped after every change, and hue has no steps. PIL pictures come out a little otherwise.',
    ko: '바이트 텐서 기준. 단계마다 소수점을 버리고 색조에는 단계가 없음. PIL 이미지의 결과는 조금 다름',
  },
  words: [...words, 'brightness', 'contrast', 'saturation', 'hue', 'jitter', '색 변형', '밝기', '대비', '채도', '색조'],
  p: 1,
  params,
  thumbnail: { brightness: [1.1, 1.1], contrast: [1.2, 1.2], saturation: [1.4, 1.4], hue: [0.2, 0.2] },
  sample: drawJitter,
  caption: jitterCaption,
  fix: oneByOne('torchvision.ColorJitter'),
  kernel: ({ contrast }) => (contrast.every((end) => end === 1) ? withoutContrast : kernel),
});
