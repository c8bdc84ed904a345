import { glsl } from '../../../glsl/glsl';
import { defineTransform, measure, point, type Use } from '../../define';
import { parts, signed } from '../../format';
import { interval, type ValuesOf } from '../../params';
import { cloudiness, lawOnly, plasma, readPlasma, refuseDot, staysRandom } from './pattern';

type Draw = { brightness: number; contrast: number; seed: number };

const params = {
  brightness_range: interval(
    [-0.3, 0.3],
    { hard: [-1, 1], slider: [-1, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'Light added where the pattern is strongest; below 0 adds none.',
      ko: '무늬가 가장 강한 곳에 더하는 빛. 0 미만은 효과 없음',
    },
  ),
  contrast_range: interval(
    [-0.3, 0.3],
    { hard: [-1, 1], slider: [-1, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'Contrast gained where the pattern is strongest; below 0 adds none.',
      ko: '무늬가 가장 강한 곳에서 느는 대비. 0 미만은 효과 없음',
    },
  ),
  ...cloudiness,
} as const;

type Clouded = Use<ValuesOf<typeof params>, Draw>;

const shared = {
  uniforms: { pattern: 'list', gains: 'vec2' },
  values: ({ params, draw, input }: Clouded) => ({
    pattern: plasma(draw.seed, params.roughness, input),
    // The library clips what it multiplies the pattern by, so that nothing ever gets darker or flatter.
    gains: [Math.max(0, draw.brightness), Math.max(0, draw.contrast)],
  }),
  uses: [readPlasma],
} as const;

const brightened = glsl`
float part = plasmaAt(pattern, at.y * size.x + at.x);
vec3 light = min(c / 255.0 + part * gains.x, 1.0);
`;

/** Contrast turns about the mean of what the brightness made. */
const kernel = point({
  ...shared,
  statistic: [
    measure({
      ...shared,
      measures: 'sum',
      columns: 1,
      glsl: `${brightened} return vec4(light.r + light.g + light.b, 0.0, 0.0, 0.0);`,
    }),
  ],
  glsl:
    brightened +
    glsl`
float mean = measured(0, 0).x / float(3 * size.x * size.y);
float weight = part * gains.y + 1.0;
light = clamp(min(light * weight, 1.0) + mean * (1.0 - weight), 0.0, 1.0);
return roundEven(light * 255.0);
`,
});

export const PlasmaBrightnessContrast = defineTransform({
  name: 'PlasmaBrightnessContrast',
  category: 'color',
  doc: {
    en: 'Brightens and adds contrast unevenly, in a cloudy pattern.',
    ko: '구름무늬를 따라 얼룩덜룩 밝기와 대비 높이기',
  },
  note: {
    en: `${lawOnly.en} Negative values do nothing, as in the library.`,
    ko: `${lawOnly.ko} 음수는 라이브러리처럼 아무 효과가 없음`,
  },
  words: ['cloud', 'fractal', 'uneven', 'brightness', 'contrast', '밝기', '대비', '구름', '프랙털', '얼룩'],
  p: 0.5,
  params,
  thumbnail: { brightness_range: [0.6, 0.6], contrast_range: [0.6, 0.6], roughness: 0.6 },
  sample(params, draws, input): Draw {
    refuseDot(input);
    return {
      brightness: draws.uniform('brightness_range', params.brightness_range),
      contrast: draws.uniform('contrast_range', params.contrast_range),
      seed: draws.seed('plasma'),
    };
  },
  caption: ({ draw }) => parts(`brightness ${signed(draw.brightness, 2)}`, `contrast ${signed(draw.contrast, 2)}`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'PlasmaBrightnessContrast',
        params: {
          ...params,
          brightness_range: [draw.brightness, draw.brightness],
          contrast_range: [draw.contrast, draw.contrast],
        },
      },
    ],
    ...((draw.brightness > 0 || draw.contrast > 0) && { random: staysRandom }),
  }),
  kernel: () => kernel,
});
