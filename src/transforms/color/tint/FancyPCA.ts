import { eigen } from '../../../glsl/eigen';
import { glsl } from '../../../glsl/glsl';
import { defineTransform, measure, type PointKernel, point, type Uniforms, type Use } from '../../define';
import { parts, signed } from '../../format';
import { number, type ValuesOf } from '../../params';
import { spread, spreading } from '../axes';

/** Strengths along the axes of the colours, widest first. */
type Draw = { alpha: [number, number, number] };

const params = {
  alpha: number(
    0.1,
    { hard: [0, 1000], slider: [0, 20], step: 0.1 },
    {
      en: 'Deviation of the strengths that are drawn for the three axes.',
      ko: '세 축의 세기를 뽑을 때의 표준편차',
    },
  ),
} as const;

type Strong = Use<ValuesOf<typeof params>, Draw>;

/**
 * Three columns of the matrix that centred colours are multiplied by, then the mean. An axis points to where
 * 4 R + 2 G + B grows: which way an algebra library turns it is chance, and so is the sign of its strength.
 */
const shift = measure({
  ...{ measures: 'table', table: () => ({ width: 4, height: 1 }), uses: [eigen, spread] },
  uniforms: { alpha: 'vec3' },
  values: ({ draw }: Strong) => draw,
  glsl: glsl`
vec3 mean, variance, covariance;
float pixels = float(size.x * size.y);
spreadOf(pixels, mean, variance, covariance);
if (at.x == 3) return vec4(mean, 0.0);
mat3 axes = axesOf(variance, covariance);
vec3 axis = axes[at.x];
float value = variance[at.x];
int rank = 0;
for (int i = 0; i < 3; i++) if (variance[i] > value || (variance[i] == value && i < at.x)) rank++;
if (dot(axis, vec3(4.0, 2.0, 1.0)) < 0.0) axis = -axis;
return vec4(axis * (alpha[rank] * value / 65025.0 * pixels / max(pixels - 1.0, 1.0)), float(rank));
`,
});

const kernel: PointKernel<Strong['params'], Draw, Uniforms> = point({
  ...{ uniforms: {}, values: () => ({}), statistic: [...spreading, shift] },
  glsl: glsl`
vec3 d = c - measured(3, 0).xyz;
for (int i = 0; i < 3; i++) {
  vec4 axis = measured(i, 0);
  c += axis.xyz * (axis.w < 0.5 ? d.r : axis.w < 1.5 ? d.g : d.b);
}
return roundEven(clamp(c, 0.0, 255.0));
`,
});

export const FancyPCA = defineTransform({
  name: 'FancyPCA',
  category: 'color',
  doc: {
    en: 'Shifts colours along the directions in which they differ most.',
    ko: '색이 가장 크게 퍼진 방향을 따라 색을 조금씩 바꾸기',
  },
  note: {
    en: 'The library scales each pixel’s distance from the mean instead of adding one shift to all; at its default hardly a level changes.',
    ko: '모든 픽셀에 같은 값을 더하는 대신 평균과의 차이에 비례해 바꿈. 기본값에서는 변화가 거의 보이지 않음',
  },
  words: ['principal components', 'pca', 'alexnet', 'colour', 'lighting', '주성분', '색', '조명', '알렉스넷'],
  p: 0.5,
  params,
  thumbnail: { alpha: 12 },
  sample({ alpha }, draws): Draw {
    const strength = (index: number): number => Math.fround(draws.normal('alpha', 0, alpha, index)) + 0;
    return { alpha: [strength(0), strength(1), strength(2)] };
  },
  caption: ({ draw }) => parts(...draw.alpha.map((strength) => signed(strength, 2))),
  fix: ({ params }) => ({
    nodes: [{ transform: 'FancyPCA', params }],
    random: { en: 'The strengths along the axes stay random.', ko: '축별 세기는 무작위로 남음' },
  }),
  kernel: () => kernel,
});
