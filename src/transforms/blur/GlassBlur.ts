import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import { pcg } from '../../math/hash';
import { rint } from '../../math/round';
import { defineTransform, type FilterKernel, filterPass, Refusal, type Use } from '../define';
import { decimal, parts } from '../format';
import { choice, number, type ValuesOf } from '../params';
import { recall } from '../remember';
import { byteBlurPasses } from './passes';

type Draw = { seed: number };
type Mode = 'fast' | 'exact';

const params = {
  sigma: number(
    0.7,
    { hard: [0, 100], slider: [0.1, 5], step: 0.1, unit: 'px' },
    { en: 'How far each pixel spreads, before and after the shuffling.', ko: '뒤섞기 전후에 픽셀이 번지는 정도' },
  ),
  max_delta: number(
    4,
    { hard: [1, 1000], slider: [1, 20], step: 1, unit: 'px', int: true },
    {
      en: 'How far away a pixel may come from; a border of this width stays in place.',
      ko: '픽셀이 옮겨 올 수 있는 거리. 이 너비의 테두리는 그대로 둠',
    },
  ),
  iterations: number(
    2,
    { hard: [1, 100], slider: [1, 5], step: 1, int: true },
    { en: 'How often the pixels are shuffled.', ko: '뒤섞는 횟수' },
  ),
  mode: choice<Mode>(
    'fast',
    [
      { value: 'fast', label: { en: 'all at once', ko: '한꺼번에' } },
      { value: 'exact', label: { en: 'one after the other', ko: '하나씩 차례로' } },
    ],
    {
      en: 'All at once, pixels change places; one after the other, the library only copies them.',
      ko: '한꺼번에는 픽셀끼리 자리를 바꾸고, 차례로는 라이브러리가 복사만 함',
    },
  ),
} as const;

type Glass = Use<ValuesOf<typeof params>, Draw>;

/**
 * Which pixel ends up at each place, after all rounds. It is found here rather than on the GPU: who comes last wins, and
 * that is no question a pixel could answer by itself.
 */
export const shuffled = recall(
  2 ** 23,
  (mode: Mode, seed: number, width: number, height: number, reach: number, iterations: number): Float32Array => {
    const places = new Float32Array(width * height);
    for (let i = 0; i < places.length; i++) places[i] = i;
    const [columns, rows] = [width - 2 * reach, height - 2 * reach].map((side) => Math.max(0, side)) as [
      number,
      number,
    ];
    const count = columns * rows;
    const [here, there] = [new Int32Array(count), new Int32Array(count)];
    for (let round = 0; round < iterations; round++) {
      const key = pcg(seed + round);
      // From the lower right corner to the upper left one: column by column, or row by row.
      for (let i = 0; i < count; i++) {
        const x = width - reach - (mode === 'fast' ? Math.floor(i / rows) : i % columns);
        const y = height - reach - (mode === 'fast' ? i % rows : Math.floor(i / columns));
        const word = pcg(key + i);
        const dy = (((word >>> 16) * 2 * reach) >>> 16) - reach;
        const dx = (((word & 0xffff) * 2 * reach) >>> 16) - reach;
        here[i] = y * width + x;
        there[i] = (y + dy) * width + x + dx;
      }
      if (mode === 'fast') {
        const before = places.slice();
        for (let i = 0; i < count; i++) places[here[i]!] = before[there[i]!]!;
        for (let i = 0; i < count; i++) places[there[i]!] = before[here[i]!]!;
      } else for (let i = 0; i < count; i++) places[here[i]!] = places[there[i]!]!;
    }
    return places;
  },
);

const sizeOf = ({ params }: Glass): number => rint(params.sigma * 6 + 1) | 1;

const [across, down] = byteBlurPasses((use: Glass) => ({ width: sizeOf(use), sigma: use.params.sigma }));

const shuffle = filterPass({
  stores: 'byte',
  uniforms: { places: 'list' },
  values: ({ params: { mode, max_delta, iterations }, draw, input }: Glass) => ({
    places: shuffled(mode, draw.seed, input.width, input.height, max_delta, iterations),
  }),
  glsl: glsl`
int i = at.y * size.x + at.x;
vec4 four = listed(places, i >> 2);
vec2 two = (i & 2) == 0 ? four.xy : four.zw;
int place = int((i & 1) == 0 ? two.x : two.y);
return tap(ivec2(place % size.x, place / size.x));
`,
});

const kernel: FilterKernel<ValuesOf<typeof params>, Draw> = {
  kind: 'filter',
  border: 4,
  reach: (use) => (sizeOf(use) - 1) / 2,
  passes: [across, down, shuffle, across, down],
};

/** Whether the library finds as many displacements as there are pixels to move. */
function fits({ mode, max_delta }: { mode: Mode; max_delta: number }, { width, height }: Size): boolean {
  const [columns, rows] = [width - 2 * max_delta, height - 2 * max_delta];
  if (columns < 0 && rows < 0) return mode === 'exact' || columns * rows === 1;
  return columns * rows >= 0;
}

export const GlassBlur = defineTransform({
  name: 'GlassBlur',
  category: 'blur',
  doc: {
    en: 'Shuffles pixels with their neighbours, as seen through frosted glass.',
    ko: '젖빛 유리를 통해 보듯 이웃한 픽셀을 뒤섞기',
  },
  note: {
    en: 'Same distribution as the library, but not the same pixels move.',
    ko: '분포는 라이브러리와 같지만 옮겨지는 픽셀은 다름',
  },
  words: ['frosted', 'glass', 'scatter', 'shuffle', 'jitter', '유리', '젖빛', '간유리', '뒤섞기', '블러'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    if (params.sigma === 0)
      throw new Refusal({
        en: 'A sigma of 0 is an error in the library.',
        ko: 'sigma가 0이면 라이브러리에서 오류가 남',
      });
    if (!fits(params, input))
      throw new Refusal({
        en: 'Narrower than twice max_delta, which is an error in the library.',
        ko: '이미지가 max_delta의 두 배보다 좁아 라이브러리에서 오류가 남',
      });
    return { seed: draws.seed('pixels') };
  },
  caption: ({ params }) => parts(`± ${params.max_delta} px`, `σ ${decimal(params.sigma, 1)}`, `${params.iterations}×`),
  fix: ({ params }) => ({
    nodes: [{ transform: 'GlassBlur', params }],
    random: { en: 'Where each pixel comes from stays random.', ko: '각 픽셀이 옮겨 온 자리는 무작위로 남음' },
  }),
  kernel: () => kernel,
});
