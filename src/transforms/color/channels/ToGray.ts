import { gray, lightness } from '../../../glsl/color';
import { eigen } from '../../../glsl/eigen';
import { glsl } from '../../../glsl/glsl';
import { once } from '../../../math/once';
import { rint } from '../../../math/round';
import { defineTransform, measure, point } from '../../define';
import { choice, number } from '../../params';
import { spread, spreading } from '../axes';

type Method = 'weighted_average' | 'from_lab' | 'desaturation' | 'average' | 'max' | 'pca';

/** OpenCV's lightness (0..255) of a luminance of 0..2040. */
function lightness8(luminance: number): number {
  const u = luminance / 2040;
  const root = rint(32768 * (u < 0.008856 ? 7.787 * u + 0.13793103448275862 : Math.cbrt(u)));
  return Math.min(255, Math.max(0, (296 * root - 1336934 + 16384) >> 15));
}

/** 256 linear levels, then the smallest luminance that reaches each lightness. */
const labTables = once(() => {
  const linear = Array.from({ length: 256 }, (_, level) => {
    const s = level / 255;
    return rint(2040 * (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4));
  });
  const least: number[] = [];
  for (let luminance = 0; luminance <= 2040; luminance++) {
    while (least.length <= lightness8(luminance)) least.push(luminance);
  }
  const flat = [...linear, ...least];
  return Array.from({ length: flat.length / 4 }, (_, i) => flat.slice(4 * i, 4 * i + 4));
});

const plain = { uniforms: {}, values: () => ({}) } as const;

/** The direction in which colours differ most. */
const mainAxis = measure({
  ...{ ...plain, measures: 'table', table: () => ({ width: 1, height: 1 }), uses: [eigen, spread] },
  glsl: glsl`
vec3 mean, variance, covariance;
spreadOf(float(size.x * size.y), mean, variance, covariance);
mat3 axes = axesOf(variance, covariance);
vec3 most = axes[0];
float best = variance.x;
if (variance.y > best) { most = axes[1]; best = variance.y; }
return vec4(variance.z > best ? axes[2] : most, 0.0);
`,
});

/** The least and, negated, the greatest place along it; and the axis itself, which is the least of equals. */
const ends = measure({
  ...{ ...plain, measures: 'least', columns: 2 },
  glsl: glsl`
vec4 axis = measured(0, 0);
float place = dot(axis.xyz, c);
return column == 0 ? vec4(place, -place, 0.0, 0.0) : axis;
`,
});

const kernels = {
  weighted_average: point({ ...plain, uses: [gray], glsl: glsl`return vec3(grayOf(ivec3(c)));` }),
  from_lab: point({
    uses: [lightness],
    uniforms: { tables: 'list' },
    values: () => ({ tables: labTables() }),
    glsl: glsl`return vec3(lightnessOf(ivec3(c), tables));`,
  }),
  desaturation: point({
    ...plain,
    glsl: glsl`return vec3(floor(0.5 * (max(c.r, max(c.g, c.b)) + min(c.r, min(c.g, c.b)))));`,
  }),
  average: point({ ...plain, glsl: glsl`return vec3((int(c.r) + int(c.g) + int(c.b)) / 3);` }),
  max: point({ ...plain, glsl: glsl`return vec3(max(c.r, max(c.g, c.b)));` }),
  pca: point({
    ...{ ...plain, statistic: [...spreading, mainAxis, ends] },
    glsl: glsl`
vec2 limits = measured(0, 0).xy;
float range = -limits.y - limits.x;
return vec3(range > 0.0 ? roundEven((dot(measured(1, 0).xyz, c) - limits.x) * (255.0 / range)) : 0.0);
`,
  }),
} as const;

export const ToGray = defineTransform({
  name: 'ToGray',
  category: 'color',
  doc: { en: 'Takes the colour out.', ko: '색을 빼고 흑백으로 만들기' },
  note: {
    en: 'This page always shows three equal channels, also where one is asked for. The method "pca" may turn bright and dark round, as in the library.',
    ko: '채널 수를 1로 정해도 여기서는 같은 값의 3채널로 보임. "pca" 방식은 라이브러리처럼 명암이 뒤집힐 수 있음',
  },
  words: ['grayscale', 'greyscale', 'black and white', 'monochrome', 'desaturate', '흑백', '회색조', '그레이스케일'],
  p: 0.5,
  params: {
    num_output_channels: number(
      3,
      { hard: [1, 3], slider: [1, 3], step: 1, int: true },
      {
        en: 'How many channels the library returns; they are all equal.',
        ko: '라이브러리가 돌려줄 채널 수. 값은 모두 같음',
      },
    ),
    method: choice<Method>(
      'weighted_average',
      [
        { value: 'weighted_average', label: { en: 'weighted by the eye', ko: '눈의 민감도로 가중 평균' } },
        { value: 'from_lab', label: { en: 'Lab lightness', ko: 'Lab 밝기' } },
        { value: 'desaturation', label: { en: 'middle of brightest and darkest', ko: '최대와 최소의 중간' } },
        { value: 'average', label: { en: 'average', ko: '평균' } },
        { value: 'max', label: { en: 'brightest channel', ko: '가장 밝은 채널' } },
        { value: 'pca', label: { en: 'main axis of the colours (PCA)', ko: '색 분포의 주축 (PCA)' } },
      ],
      { en: 'How the three channels become one.', ko: '세 채널을 하나로 합치는 방법' },
    ),
  },
  sample: () => ({}),
  caption: ({ params }) => params.method.replace('_', ' '),
  fix: ({ params }) => ({ nodes: [{ transform: 'ToGray', params }] }),
  kernel: (params) => kernels[params.method],
});
