import { glsl } from '../../../glsl/glsl';
import { defineTransform, point, type Use } from '../../define';
import { decimal } from '../../format';
import { interval, type ValuesOf } from '../../params';
import { cloudiness, lawOnly, plasma, readPlasma, refuseDot, staysRandom } from './pattern';

type Draw = { intensity: number; seed: number };

const params = {
  shadow_intensity_range: interval(
    [0.3, 0.7],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'How dark the shadow is where it is deepest: 1 is black.', ko: '가장 짙은 곳의 어두움. 1이면 검정' },
  ),
  ...cloudiness,
} as const;

type Clouded = Use<ValuesOf<typeof params>, Draw>;

const shade = point({
  uses: [readPlasma],
  uniforms: { pattern: 'list', intensity: 'float' },
  values: ({ params, draw, input }: Clouded) => ({
    pattern: plasma(draw.seed, params.roughness, input),
    intensity: draw.intensity,
  }),
  glsl: glsl`
float part = 1.0 - plasmaAt(pattern, at.y * size.x + at.x) * intensity;
return floor(clamp(c * part, 0.0, 255.0));
`,
});

export const PlasmaShadow = defineTransform({
  name: 'PlasmaShadow',
  category: 'color',
  doc: { en: 'Darkens the picture unevenly, as under clouds.', ko: '구름 아래처럼 얼룩덜룩 어둡게 하기' },
  note: lawOnly,
  words: ['shadow', 'cloud', 'fractal', 'uneven', 'dark', '그림자', '구름', '프랙털', '얼룩', '어둡게'],
  p: 0.5,
  params,
  thumbnail: { shadow_intensity_range: [0.8, 0.8], roughness: 0.6 },
  sample(params, draws, input): Draw {
    refuseDot(input);
    return {
      intensity: draws.uniform('shadow_intensity_range', params.shadow_intensity_range),
      seed: draws.seed('plasma'),
    };
  },
  caption: ({ draw }) => decimal(-draw.intensity, 2),
  fix: ({ params, draw }) => ({
    nodes: [
      { transform: 'PlasmaShadow', params: { ...params, shadow_intensity_range: [draw.intensity, draw.intensity] } },
    ],
    ...(draw.intensity > 0 && { random: staysRandom }),
  }),
  kernel: () => shade,
});
