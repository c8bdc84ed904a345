import { glsl } from '../../../glsl/glsl';
import { rational } from '../../../glsl/rational';
import { drawJitter, type JitterDraw, jitterCaption, oneByOne } from '../../color/tint/jitter';
import {
  defineTransform,
  measure,
  type PointKernel,
  point,
  type SequenceKernel,
  type Uniforms,
  type Use,
} from '../../define';
import { interval, type ValuesOf } from '../../params';
import { colourSteps, greyFloor, halves } from './arithmetic';
import { words } from './words';

const factor = { hard: [0, 100], slider: [0, 3], step: 0.01, unit: '×', scalar: 'fixed' } as const;

const params = {
  brightness: interval([0.8, 1.2], factor, {
    en: 'Multiplies every level; 1 changes nothing.',
    ko: '모든 값에 곱하는 배율. 1이면 그대로',
  }),
  contrast: interval([0.8, 1.2], factor, {
    en: 'Moves levels away from the mean grey above 1, towards it below.',
    ko: '평균 회색에서 1보다 크면 멀어지고 작으면 가까워짐',
  }),
  saturation: interval([0.8, 1.2], factor, {
    en: 'More vivid above 1, greyer below; 0 is grey.',
    ko: '1보다 크면 진하게, 작으면 회색에 가깝게. 0이면 회색',
  }),
  hue: interval(
    [-0.1, 0.1],
    { hard: [-0.5, 0.5], slider: [-0.5, 0.5], step: 0.01 },
    {
      en: 'Turns all colours by this part of the colour wheel: 0.5 is halfway round.',
      ko: '모든 색을 색상환에서 이 비율만큼 돌림. 0.5면 반 바퀴',
    },
  ),
} as const;

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
