import { glsl } from '../../../glsl/glsl';
import { rational } from '../../../glsl/rational';
import { cumulated, everyLevel, lookUpChannels, searched } from '../../color/levels/histogram';
import { type Draw, defineTransform, type Measure, measure, point, type Use } from '../../define';
import { number, type Params, type ValuesOf } from '../../params';
import { words } from './words';

const params = {
  bins: number(
    256,
    { hard: [2, 256], slider: [2, 256], step: 1, int: true },
    { en: 'How many steps levels are counted in.', ko: '밝기를 몇 단계로 나누어 셀지' },
  ),
} as const;

const bins = {
  uniforms: { most: 'float' },
  values: ({ params: given }: Use<ValuesOf<typeof params>, Draw>) => ({ most: given.bins - 1 }),
} as const;

const steps: readonly Measure<Params, Draw>[] = [
  measure({
    ...{ ...bins, measures: 'levels', channels: 3 },
    glsl: glsl`return vec3(ivec3(c) * int(most) / 255);`,
  }),
  cumulated,
  measure({
    ...{ ...bins, measures: 'table', table: everyLevel, uses: [rational, searched] },
    glsl: glsl`
vec3 total = countsUpTo(ivec3(255)), least = countsUpTo(levelReaching(vec3(1.0)));
// Divided and multiplied in floats, which loses a step here and there.
int step = int(quotient(uint(at.x), 255u) * most);
uvec3 sum = uvec3(max(countsUpTo(ivec3(step)) - least, 0.0)) * 255u, rest = uvec3(total - least);
vec3 level = roundEven(vec3(quotient(sum.r, rest.r), quotient(sum.g, rest.g), quotient(sum.b, rest.b)));
return vec4(mix(level, vec3(at.x), equal(total, least)), 0.0);
`,
  }),
];

const equalize = point({ ...{ uniforms: {}, values: () => ({}) }, statistic: steps, glsl: lookUpChannels });

export const kerasEqualization = defineTransform<typeof params, Draw>({
  name: 'keras.Equalization',
  category: 'keras',
  doc: {
    en: 'Spreads the levels of every channel so that all are about equally frequent.',
    ko: '채널마다 모든 밝기가 고르게 쓰이도록 히스토그램 펼치기',
  },
  note: {
    en: 'Float rounding in Keras takes some levels for the one below.',
    ko: 'Keras의 실수 반올림 때문에 일부 값은 한 단계 아래로 처리됨',
  },
  words: [...words, 'equalize', 'histogram', 'contrast', '히스토그램', '평활화', '균등화', '대비'],
  p: 1,
  params,
  sample: () => ({}),
  caption: ({ params: given }) => `${given.bins}`,
  fix: ({ params: given }) => ({ nodes: [{ transform: 'keras.Equalization', params: given }] }),
  kernel: () => equalize,
});
