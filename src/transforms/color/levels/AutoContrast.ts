import { glsl } from '../../../glsl/glsl';
import { rational } from '../../../glsl/rational';
import { once } from '../../../math/once';
import { rint } from '../../../math/round';
import { type Draw, defineTransform, measure, point, Refusal, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { choice, nullableNumber, number } from '../../params';
import { countChannels, cumulated, everyLevel, lookUpChannels, searched } from './histogram';

type Method = 'cdf' | 'pil';
type Cut = Use<{ readonly cutoff: number }, Draw>;

/**
 * The bounds, as the library finds them: with nothing cut, the first and last level that occur; otherwise the level after
 * the one where the darkest part is reached, and the one where the brightest is. Level 255 is never counted.
 */
const bounds = glsl`
vec3 total = countsUpTo(ivec3(254));
ivec3 blocks = ivec3(total) >> 12;
// total · cutoff, rounded up, in two steps that fit 32 bits; the cutoff is in thousandths of a percent.
ivec3 high = blocks * int(cutoff);
ivec3 low = (high % 100000) * 4096 + (ivec3(total) & 4095) * int(cutoff);
vec3 cut = max(vec3((high / 100000) * 4096 + (low + 99999) / 100000), 1.0);
ivec3 least = levelReaching(cut);
ivec3 most = levelReaching(total - cut + 1.0);
if (cutoff > 0.0) least = min(least + 1, 255);
bvec3 unchanged = bvec3(ivec3(total.r == 0.0, total.g == 0.0, total.b == 0.0) + ivec3(greaterThanEqual(least, most)));
vec3 inside = vec3(at.x);
`;

/** Below the bounds black, above them white; without any range between them, all as it was. */
const between = glsl`
vec3 level = mix(inside, vec3(0.0), lessThan(at.xxx, least));
level = mix(level, vec3(255.0), greaterThan(at.xxx, most));
return vec4(mix(level, vec3(at.x), unchanged), 0.0);
`;

const tables = {
  cdf: `
${bounds}
vec3 first = countsUpTo(least);
uvec3 sum = uvec3(max(countsUpTo(at.xxx) - first, 0.0)) * 255u, range = uvec3(max(countsUpTo(most) - first, 0.0));
unchanged = bvec3(ivec3(unchanged) + ivec3(equal(countsUpTo(most), countsUpTo(least - 1))));
inside = roundEven(vec3(quotient(sum.r, range.r), quotient(sum.g, range.g), quotient(sum.b, range.b)));
${between}`,
  pil: `
${bounds}
ivec3 steps = max(at.xxx - least, 0), range = max(most - least, 1);
ivec3 twice = steps * 510, whole = twice / (range * 2), rest = twice - whole * range * 2;
// Halves go to the even level, but for those where the library's product is a little off.
whole += ivec3(greaterThan(rest, range)) + ivec3(equal(rest, range)) * (whole & 1);
for (int i = 0; i < halves.y; i++) {
  vec4 odd = listed(halves, i);
  whole = ivec3(mix(vec3(whole), odd.zzz, equal(abs(range - int(odd.x)) + abs(steps - int(odd.y)), ivec3(0))));
}
inside = vec3(whole);
${between}`,
} as const;

/** Range, step and level where the library's product misses a half that is exact. */
const missedHalves = once(() => {
  const missed: number[][] = [];
  for (let range = 1; range < 256; range++)
    for (let step = 1; step < range; step++) {
      const level = rint(step * (255 / range));
      if ((510 * step) % range === 0 && level !== rint((510 * step) / range / 2)) missed.push([range, step, level]);
    }
  return missed;
});

const kernelOf = (method: Method) =>
  point({
    ...{ uniforms: {}, values: () => ({}), glsl: lookUpChannels },
    statistic: [
      countChannels,
      cumulated,
      measure({
        ...{ measures: 'table', table: everyLevel, uses: [rational, searched], glsl: tables[method] },
        uniforms: { cutoff: 'float', halves: 'list' },
        values: ({ params }: Cut) => ({ cutoff: Math.round(params.cutoff * 1000), halves: missedHalves() }),
      }),
    ],
  });

const kernels = { cdf: kernelOf('cdf'), pil: kernelOf('pil') } as const;

export const AutoContrast = defineTransform({
  name: 'AutoContrast',
  category: 'color',
  doc: {
    en: 'Stretches every channel so that it reaches from black to white.',
    ko: '채널마다 검정부터 흰색까지 쓰도록 대비 늘리기',
  },
  note: {
    en: 'The method "cdf" is no stretch but an equalization between the bounds. White (255) is never counted. The cutoff counts in thousandths of a percent.',
    ko: '"cdf" 방식은 늘리기가 아니라 구간 안의 평활화. 255는 집계에서 빠짐. cutoff는 0.001% 단위까지 반영',
  },
  words: ['stretch', 'contrast', 'normalize', 'levels', 'histogram', '자동 대비', '히스토그램', '레벨', '늘리기'],
  p: 0.5,
  params: {
    cutoff: number(
      0,
      { hard: [0, 100], slider: [0, 20], step: 0.1, unit: '%' },
      {
        en: 'Part of the pixels that may become black, and as many white.',
        ko: '완전히 검정과 흰색이 되어도 되는 픽셀의 비율',
      },
    ),
    ignore: nullableNumber(
      null,
      { hard: [0, 255], slider: [0, 255], step: 1, int: true },
      {
        en: 'A level to leave out. The library fails with any: leave it empty.',
        ko: '제외할 밝기. 값을 주면 라이브러리가 오류를 내므로 비워 둘 것',
      },
    ),
    method: choice<Method>(
      'cdf',
      [
        { value: 'cdf', label: { en: 'equalize', ko: '평활화' } },
        { value: 'pil', label: { en: 'stretch, as Pillow', ko: '늘리기, Pillow 방식' } },
      ],
      { en: 'How levels between the bounds are spread.', ko: '구간 안의 밝기를 펼치는 방법' },
    ),
  },
  sample({ ignore }) {
    if (ignore !== null)
      throw new Refusal({
        en: 'The library fails where a level is to be ignored: OpenCV does not take its mask.',
        ko: 'ignore를 주면 라이브러리가 만든 마스크를 OpenCV가 받지 않아 오류가 남',
      });
    return {};
  },
  caption: ({ params }) => parts(params.method, params.cutoff > 0 ? `cut ${decimal(params.cutoff, 3)} %` : ''),
  fix: ({ params }) => ({ nodes: [{ transform: 'AutoContrast', params }] }),
  kernel: ({ method }) => kernels[method],
});
