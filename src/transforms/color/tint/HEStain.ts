import { glsl } from '../../../glsl/glsl';
import type { Text } from '../../../math/text';
import { defineTransform, point, Refusal, type Use } from '../../define';
import { decimal, parts, signed } from '../../format';
import { choice, flag, type Interval, interval, type ValuesOf } from '../../params';

const presets = ['ruifrok', 'macenko', 'standard', 'high_contrast', 'h_heavy', 'e_heavy', 'dark', 'light'] as const;
type Preset = (typeof presets)[number];

/** How much of red, green and blue each stain takes away: haematoxylin, then eosin. */
const stains: { readonly [P in Preset]: readonly (readonly [number, number, number])[] } = {
  ruifrok: [
    [0.644211, 0.716556, 0.266844],
    [0.092789, 0.954111, 0.283111],
  ],
  macenko: [
    [0.5626, 0.7201, 0.4062],
    [0.2159, 0.8012, 0.5581],
  ],
  standard: [
    [0.65, 0.7, 0.29],
    [0.07, 0.99, 0.11],
  ],
  high_contrast: [
    [0.55, 0.88, 0.11],
    [0.12, 0.86, 0.49],
  ],
  h_heavy: [
    [0.75, 0.61, 0.32],
    [0.04, 0.93, 0.36],
  ],
  e_heavy: [
    [0.6, 0.75, 0.28],
    [0.17, 0.95, 0.25],
  ],
  dark: [
    [0.78, 0.55, 0.28],
    [0.09, 0.97, 0.21],
  ],
  light: [
    [0.57, 0.71, 0.38],
    [0.15, 0.89, 0.42],
  ],
};

/** Factor and shift per stain. */
type Draw = { preset: Preset; scale: readonly number[]; shift: readonly number[] };

const titles: { readonly [P in Preset]: Text } = {
  ruifrok: { en: 'Ruifrok–Johnston', ko: 'Ruifrok–Johnston' },
  macenko: { en: 'Macenko', ko: 'Macenko' },
  standard: { en: 'standard', ko: '표준' },
  high_contrast: { en: 'high contrast', ko: '높은 대비' },
  h_heavy: { en: 'mostly haematoxylin', ko: '헤마톡실린 위주' },
  e_heavy: { en: 'mostly eosin', ko: '에오신 위주' },
  dark: { en: 'dark', ko: '어둡게' },
  light: { en: 'light', ko: '밝게' },
};

const params = {
  method: choice<'preset' | 'random_preset' | 'vahadane' | 'macenko'>(
    'random_preset',
    [
      { value: 'preset', label: { en: 'one set of stains', ko: '정한 염색' } },
      { value: 'random_preset', label: { en: 'a random set of stains', ko: '무작위 염색' } },
      { value: 'vahadane', label: { en: 'from the picture (Vahadane)', ko: '이미지에서 추정(Vahadane)' } },
      { value: 'macenko', label: { en: 'from the picture (Macenko)', ko: '이미지에서 추정(Macenko)' } },
    ],
    { en: 'Where the colours of the two stains come from.', ko: '두 염색의 색을 정하는 방법' },
  ),
  preset: choice<Preset | null>(
    null,
    [{ value: null, label: { en: 'none', ko: '없음' } }, ...presets.map((value) => ({ value, label: titles[value] }))],
    {
      en: 'The set, for the method "one set of stains"; none is the standard one.',
      ko: '"정한 염색"일 때 쓸 염색. 없음이면 표준',
    },
  ),
  intensity_scale_range: interval(
    [0.7, 1.3],
    { hard: [0, 100], slider: [0, 3], step: 0.01, unit: '×', scalar: 'fixed' },
    { en: 'Multiplies how much there is of each stain.', ko: '각 염색의 농도에 곱할 배율' },
  ),
  intensity_shift_range: interval(
    [-0.2, 0.2],
    { hard: [-1, 1], slider: [-1, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Adds to how much there is of each stain.', ko: '각 염색의 농도에 더할 값' },
  ),
  augment_background: flag(false, {
    en: 'Bright places, which are seen as empty glass, change too.',
    ko: '빈 유리로 보는 밝은 부분도 바꿈',
  }),
} as const;

type Stain = Use<ValuesOf<typeof params>, Draw>;

/** What takes optical density to the amount of each stain: least squares, held off zero a little as in the library. */
function amounts(stains: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [h, e] = stains.map((row) => row.map(Math.fround)) as [number[], number[]];
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const [hh, he, ee] = [product(h, h) + 1e-6, product(h, e), product(e, e) + 1e-6];
  const area = hh * ee - he * he;
  return [h.map((value, i) => (ee * value - he * e[i]!) / area), h.map((value, i) => (hh * e[i]! - he * value) / area)];
}

const stained = point({
  uniforms: {
    toFirst: 'vec3',
    toSecond: 'vec3',
    first: 'vec3',
    second: 'vec3',
    scale: 'vec2',
    shift: 'vec2',
    everywhere: 'float',
  },
  values({ params, draw }: Stain) {
    const [first, second] = stains[draw.preset];
    const [toFirst, toSecond] = amounts(stains[draw.preset]);
    return {
      toFirst: toFirst!,
      toSecond: toSecond!,
      first: first!,
      second: second!,
      scale: draw.scale,
      shift: draw.shift,
      everywhere: params.augment_background ? 1 : 0,
    };
  },
  glsl: glsl`
vec3 light = c / 255.0;
vec3 density = -log(max(light, 1e-6));
vec2 amount = vec2(dot(toFirst, density), dot(toSecond, density));
if (everywhere > 0.5 || dot(light, vec3(0.299, 0.587, 0.114)) < 0.85) amount = amount * scale + shift;
return roundEven(clamp(exp(-(amount.x * first + amount.y * second)), 0.0, 1.0) * 255.0);
`,
});

export const HEStain = defineTransform({
  name: 'HEStain',
  category: 'color',
  doc: {
    en: 'Varies the two stains of a tissue slide, haematoxylin and eosin.',
    ko: '조직 슬라이드의 두 염색(헤마톡실린, 에오신) 농도를 바꾸기',
  },
  note: {
    en: 'Every colour is rebuilt from the two stains, so other pictures lose theirs. Stains found in the picture itself are not shown here.',
    ko: '모든 색을 두 염색으로 다시 만들므로 조직 사진이 아니면 원래 색을 잃음. 이미지에서 염색을 추정하는 방식은 여기서 보여 주지 않음',
  },
  words: [
    'histology',
    'pathology',
    'hematoxylin',
    'eosin',
    'stain',
    'tissue',
    '병리',
    '조직',
    '염색',
    '헤마톡실린',
    '에오신',
  ],
  p: 0.5,
  params,
  check: (params) =>
    params.method === 'random_preset' && params.preset !== null
      ? {
          en: 'preset must be none where the method is "random_preset".',
          ko: 'method가 "random_preset"이면 preset은 없음이어야 함',
        }
      : null,
  sample(params, draws): Draw {
    if (params.method === 'vahadane' || params.method === 'macenko')
      throw new Refusal(
        {
          en: `Stains found in the picture are not shown here: "${params.method}" runs in the library only. The export keeps it.`,
          ko: `이미지에서 염색을 추정하는 "${params.method}"은(는) 라이브러리에서만 동작하며 내보내기에는 그대로 남음`,
        },
        'page',
      );
    const both = (name: string, range: Interval): number[] => [0, 1].map((i) => draws.uniform(name, range, i));
    return {
      preset:
        params.method === 'preset'
          ? (params.preset ?? 'standard')
          : presets[draws.int('preset', [0, presets.length - 1])]!,
      scale: both('intensity_scale_range', params.intensity_scale_range),
      shift: both('intensity_shift_range', params.intensity_shift_range),
    };
  },
  caption: ({ draw: { preset, scale, shift } }) =>
    parts(
      preset.replace('_', ' '),
      `H ×${decimal(scale[0]!, 2)} ${signed(shift[0]!, 2)}`,
      `E ×${decimal(scale[1]!, 2)} ${signed(shift[1]!, 2)}`,
    ),
  fix({ params, draw }) {
    // Both stains draw from one range: only equal numbers can be pinned.
    const pinned = (range: Interval, [h, e]: readonly number[]): Interval => (h === e ? [h!, h!] : range);
    const free = draw.scale[0] !== draw.scale[1] || draw.shift[0] !== draw.shift[1];
    return {
      nodes: [
        {
          transform: 'HEStain',
          params: {
            ...params,
            method: 'preset',
            preset: draw.preset,
            intensity_scale_range: pinned(params.intensity_scale_range, draw.scale),
            intensity_shift_range: pinned(params.intensity_shift_range, draw.shift),
          },
        },
      ],
      ...(free && { random: { en: 'How strong each stain is stays random.', ko: '각 염색의 농도는 무작위로 남음' } }),
    };
  },
  kernel: () => stained,
});
