import { glsl } from '../../glsl/glsl';
import { defineTransform, type FilterKernel, filterPass, type Use } from '../define';
import type { Params } from '../params';
import { blurLimit, oddWidth } from './size';

/** Width of the square, in pixels. */
type Draw = { size: number };

const radius = ({ draw }: Use<Params, Draw>) => ({ radius: (draw.size - 1) / 2 });

/** The filter whose body puts the median of each channel into `middle`. */
const medianBy = (body: string): FilterKernel<Params, Draw> => ({
  kind: 'filter',
  border: 1,
  reach: (use) => radius(use).radius,
  passes: [
    filterPass({ stores: 'byte', uniforms: { radius: 'float' }, values: radius, glsl: `${body}return middle;\n` }),
  ],
});

/**
 * Of a few more than half of the levels, neither the least nor the most can be the median: both are forgotten, and the next
 * level takes part. Squares that are smaller than `reach` are filled up with as many levels below all as above. A program
 * per reach: software renderers compute every branch and run every loop once too often.
 */
function sorted(reach: number): string {
  const width = 2 * reach + 1;
  const count = width * width;
  const lines: string[] = ['vec3 least;', '#define ORDER(a, b) least = min(a, b); b = max(a, b); a = least;'];
  const read = (i: number): string => {
    const [x, y] = [(i % width) - reach, Math.floor(i / width) - reach];
    const ring = Math.max(Math.abs(x), Math.abs(y));
    const level = `tap(at + ivec2(${x}, ${y}))`;
    const filled = `mix(${level}, vec3(${i % 2 === 0 ? '-1.0' : '256.0'}), bvec3(radius < ${ring}.0))`;
    lines.push(`vec3 v${i} = ${ring > 1 ? filled : level};`);
    return `v${i}`;
  };
  let kept = Array.from({ length: (count + 3) / 2 }, (_, i) => read(i));
  let next = kept.length;
  while (kept.length > 1) {
    const last = kept.length - 1;
    const half = kept.length >> 1;
    const order = (a: number, b: number): number => lines.push(`ORDER(${kept[a]}, ${kept[b]})`);
    for (let i = 0; i < half; i++) order(i, last - i);
    for (let i = 1; i <= last - half; i++) order(0, i);
    for (let i = half; i < last; i++) order(i, last);
    kept = kept.slice(1, last);
    if (next < count) kept.push(read(next++));
  }
  return [...lines, '#undef ORDER', `vec3 middle = ${kept[0]};`, ''].join('\n');
}

/** For large squares: each round splits the range that holds the median into four, so that four rounds settle all levels. */
const counted = glsl`
float width = 2.0 * radius + 1.0;
vec3 wanted = vec3(0.5 * (width * width + 1.0));
vec3 middle = vec3(0.0);
int reach = int(radius);
for (float part = 64.0; part >= 1.0; part *= 0.25) {
  vec3 first = middle + part - 1.0, second = first + part, third = second + part;
  vec3 upToFirst = vec3(0.0), upToSecond = vec3(0.0), upToThird = vec3(0.0);
  for (int y = -reach; y <= reach; y++)
    for (int x = -reach; x <= reach; x++) {
      vec3 level = tap(at + ivec2(x, y));
      upToFirst += step(level, first);
      upToSecond += step(level, second);
      upToThird += step(level, third);
    }
  vec3 skipped = 3.0 - step(wanted, upToFirst) - step(wanted, upToSecond) - step(wanted, upToThird);
  middle += part * skipped;
}
`;

/** By half the widest square that may come, of which there are four kinds: a slider that moves it compiles no more. */
const sorting = [1, 2, 3].map((reach) => medianBy(sorted(reach)));
const counting = medianBy(counted);

export const MedianBlur = defineTransform({
  name: 'MedianBlur',
  category: 'blur',
  doc: {
    en: 'Replaces each pixel by the median around it: specks go, edges stay.',
    ko: '주변의 중앙값으로 바꾸기. 점 잡음은 사라지고 윤곽은 남음',
  },
  words: ['median', 'denoise', 'salt and pepper', 'despeckle', '중앙값', '메디안', '잡음 제거', '블러'],
  p: 0.5,
  params: {
    blur_limit: blurLimit([3, 7], 51, 21, {
      en: 'Width of the square; always odd.',
      ko: '사각형의 너비. 항상 홀수',
    }),
  },
  thumbnail: { blur_limit: [7, 7] },
  sample: (params, draws): Draw => ({ size: oddWidth(draws, params.blur_limit) }),
  caption: ({ draw }) => `k ${draw.size}`,
  fix: ({ draw }) => ({ nodes: [{ transform: 'MedianBlur', params: { blur_limit: [draw.size, draw.size] } }] }),
  kernel: ({ blur_limit }) => sorting[Math.ceil((blur_limit[1] - 1) / 2) - 1] ?? counting,
});
