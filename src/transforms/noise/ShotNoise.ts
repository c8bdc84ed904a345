import { type GlslModule, glsl } from '../../glsl/glsl';
import { hash, normal } from '../../glsl/hash';
import { defineTransform, point, Refusal, type Use } from '../define';
import { decimal } from '../format';
import { interval, type ValuesOf } from '../params';

type Draw = { scale: number; seed: number };

const params = {
  scale_range: interval(
    [0.1, 0.3],
    { hard: [0, 1000], slider: [0.001, 1], step: 0.001, scalar: 'fixed' },
    {
      en: 'How much light one photon is: the fewer it takes to white, the stronger the noise.',
      ko: '광자 하나의 밝기. 흰색까지 필요한 광자가 적을수록 노이즈가 강함',
    },
  ),
} as const;

/**
 * Numbers of rare events. Few are counted up until a uniform number is passed; many are a normal deviate with its skew
 * put right, which is as good from some dozens on.
 */
const poisson: GlslModule = {
  name: 'poisson',
  source: glsl`
float countedUp(float mean, float chance) {
  float share = exp(-mean), sum = share, count = 0.0;
  while (sum < chance && count < 120.0) {
    count += 1.0;
    share *= mean / count;
    sum += share;
  }
  return count;
}
float poisson(float mean, float chance, float deviate) {
  if (mean < 40.0) return countedUp(mean, chance);
  float root = sqrt(mean);
  float skewed = mean + root * deviate + (deviate * deviate - 1.0) / 6.0 + (deviate - deviate * deviate * deviate) / (72.0 * root);
  return max(0.0, floor(skewed + 0.5));
}
`,
};

const photons = point({
  uses: [hash, normal, poisson],
  uniforms: { scale: 'float', seed: 'float' },
  values: ({ draw }: Use<ValuesOf<typeof params>, Draw>) => draw,
  glsl: glsl`
uint key = uint(seed);
vec3 chance = vec3(pcg3d(uvec3(at, pcg(key))) >> 8u) * (1.0 / 16777216.0);
vec3 deviate = normal3(uvec2(at), key);
for (int i = 0; i < 3; i++) {
  float light = c[i] > 0.0 ? pow(c[i] / 255.0, 2.2) : 0.0;
  float noisy = poisson((light + scale * 1e-6) / scale, chance[i], deviate[i]) * scale;
  c[i] = noisy > 0.0 ? roundEven(255.0 * pow(min(noisy, 1.0), 1.0 / 2.2)) : 0.0;
}
return c;
`,
});

export const ShotNoise = defineTransform({
  name: 'ShotNoise',
  category: 'noise',
  doc: {
    en: 'Counts light in few photons, as a sensor in the dark does.',
    ko: '어두운 센서처럼 빛을 적은 수의 광자로 세기',
  },
  note: {
    en: 'Same distribution as the library, but not the same grains: the library’s generator cannot be repeated here.',
    ko: '분포는 라이브러리와 같지만 입자 하나하나는 다름. 라이브러리의 난수 생성기는 그대로 재현할 수 없음',
  },
  words: ['poisson', 'photon', 'sensor noise', 'low light', 'grain', '포아송', '산탄 잡음', '광자', '저조도', '노이즈'],
  p: 0.5,
  params,
  sample(params, draws): Draw {
    const scale = draws.uniform('scale_range', params.scale_range);
    if (scale === 0)
      throw new Refusal({
        en: 'A scale of zero makes the library divide by zero.',
        ko: 'scale이 0이면 라이브러리에서 0으로 나누는 오류가 남',
      });
    return { scale, seed: draws.seed('field') };
  },
  caption: ({ draw }) => `${decimal(1 / draw.scale, 1)} photons`,
  fix: ({ draw }) => ({
    nodes: [{ transform: 'ShotNoise', params: { scale_range: [draw.scale, draw.scale] } }],
    random: { en: 'The grains themselves stay random.', ko: '입자 하나하나는 무작위로 남음' },
  }),
  kernel: () => photons,
});
