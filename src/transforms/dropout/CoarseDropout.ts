import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { clamp } from '../../math/round';
import { defineTransform, point, Refusal, type Target, type Use } from '../define';
import { type Fill, fill, type Interval, interval, type ValuesOf } from '../params';

/** Left, top, right, bottom in whole pixels; right and bottom are not included. */
type Hole = readonly number[];

type Draw = {
  holes: readonly Hole[];
  /** One colour per hole, for fill "random_uniform". */
  colors: readonly (readonly number[])[];
  seed: number;
};

const params = {
  num_holes_range: interval(
    [1, 2],
    { hard: [1, 1000], slider: [1, 32], step: 1, int: true, scalar: 'fixed' },
    { en: 'How many rectangles are cut out.', ko: '가릴 사각형 개수' },
  ),
  hole_height_range: interval(
    [0.1, 0.2],
    { hard: [0, 8192], slider: [0, 0.99], step: 0.01, scalar: 'fixed' },
    {
      en: 'Height of a hole as a part of the picture; from 1 on, height and width both count in pixels.',
      ko: '이미지에 대한 구멍 높이 비율. 1 이상이면 높이와 너비 모두 픽셀 단위',
    },
  ),
  hole_width_range: interval(
    [0.1, 0.2],
    { hard: [0, 8192], slider: [0, 0.99], step: 0.01, scalar: 'fixed' },
    {
      en: 'Width of a hole as a part of the picture, or in pixels where the height is.',
      ko: '이미지에 대한 구멍 너비 비율. 높이가 픽셀이면 너비도 픽셀',
    },
  ),
  fill: fill(
    0,
    { en: 'What the holes are filled with.', ko: '구멍을 채울 색' },
    {
      words: [
        { value: 'random', label: { en: 'random pixels', ko: '픽셀마다 무작위' } },
        { value: 'random_uniform', label: { en: 'a random colour per hole', ko: '구멍마다 무작위 색' } },
        { value: 'inpaint_telea', label: { en: 'inpainting (Telea)', ko: '주변으로 메우기(Telea)' } },
        { value: 'inpaint_ns', label: { en: 'inpainting (Navier–Stokes)', ko: '주변으로 메우기(Navier–Stokes)' } },
      ],
    },
  ),
  fill_mask: fill(
    null,
    {
      en: 'What the holes are filled with in masks; none leaves masks alone.',
      ko: '마스크의 구멍을 채울 값. 없음이면 마스크는 그대로',
    },
    { nullable: true },
  ),
} as const;

type Values = ValuesOf<typeof params>;
type Dropout = Use<Values, Draw>;

const tooLarge = {
  en: 'The holes do not fit into the picture; the library raises an error here.',
  ko: '구멍이 이미지보다 커서 라이브러리에서 오류가 남',
};

/** Heights and widths in whole pixels. The upper end of the *height* decides the unit of both, as in the library. */
function drawSizes(
  params: Values,
  count: number,
  draws: Draws,
  { width, height }: Size,
): (readonly [number, number])[] {
  const { hole_height_range: high, hole_width_range: wide } = params;
  const inPixels = high[1] >= 1;
  const side = (name: string, range: Interval, length: number, index: number): number => {
    if (!inPixels) return Math.trunc(length * draws.uniform(name, range, index));
    const [least, most] = [Math.trunc(range[0]), Math.trunc(Math.min(range[1], length))];
    if (least > most) throw new Refusal(tooLarge);
    return draws.int(name, [least, most], index);
  };
  return Array.from({ length: count }, (_, i) => {
    const size = [side('hole_height_range', high, height, i), side('hole_width_range', wide, width, i)] as const;
    if (size[0] > height || size[1] > width) throw new Refusal(tooLarge);
    return size;
  });
}

/** The level of every channel; the library casts to whole bytes by dropping the fraction. */
function solid(value: Fill): readonly number[] {
  if (typeof value === 'object' && value !== null) return value.map((level) => Math.trunc(clamp(level, 0, 255)));
  const level = typeof value === 'number' ? Math.trunc(clamp(value, 0, 255)) : 0;
  return [level, level, level];
}

function values({ params, draw }: Dropout, target: Target) {
  const filled = target === 'image' ? params.fill : params.fill_mask;
  const colors = filled === 'random_uniform' ? draw.colors : draw.holes.map(() => solid(filled));
  return {
    holes: draw.holes,
    colors: colors.map((color) => [...color, 0]),
    seed: draw.seed,
    random: filled === 'random' ? 1 : 0,
  };
}

const cut = {
  uses: [hash],
  uniforms: { holes: 'list', colors: 'list', seed: 'float', random: 'float' },
  values,
  glsl: glsl`
for (int i = 0; i < holes.y; i++) {
  ivec4 hole = ivec4(listed(holes, i));
  // A later hole lies over an earlier one.
  if (all(greaterThanEqual(at, hole.xy)) && all(lessThan(at, hole.zw)))
    c = random > 0.5 ? vec3(pcg3d(uvec3(at, pcg(uint(seed) + uint(i)))) >> 24u) : listed(colors, i).rgb;
}
return c;
`,
} as const;

const imageOnly = point(cut);
const withMasks = point({ ...cut, masks: true });

/** Keeps the whole pixels of a box that can still be seen, and shrinks it around them; null if none can. */
export function visiblePart(
  box: readonly [number, number, number, number],
  holes: readonly Hole[],
  { width, height }: Size,
): readonly [number, number, number, number] | null {
  // The library holds boxes as float32 fractions of the picture and cuts them to whole pixels here.
  const whole = (value: number, side: number): number => Math.trunc(Math.fround(value / side) * side);
  const [x1, y1, x2, y2] = [whole(box[0], width), whole(box[1], height), whole(box[2], width), whole(box[3], height)];
  const within = (edges: number[], low: number, high: number): number[] =>
    [...new Set([low, high, ...edges.filter((edge) => edge > low && edge < high)])].sort((a, b) => a - b);
  const xs = within(
    holes.flatMap((hole) => [hole[0]!, hole[2]!]),
    x1,
    x2,
  );
  const ys = within(
    holes.flatMap((hole) => [hole[1]!, hole[3]!]),
    y1,
    y2,
  );
  let seen: readonly [number, number, number, number] | null = null;
  // Between neighbouring edges a cell is either in a hole or not.
  for (let row = 0; row + 1 < ys.length; row++)
    for (let column = 0; column + 1 < xs.length; column++) {
      const [x, y, right, bottom] = [xs[column]!, ys[row]!, xs[column + 1]!, ys[row + 1]!];
      if (holes.some((hole) => hole[0]! <= x && x < hole[2]! && hole[1]! <= y && y < hole[3]!)) continue;
      seen = seen
        ? [Math.min(seen[0], x), Math.min(seen[1], y), Math.max(seen[2], right), Math.max(seen[3], bottom)]
        : [x, y, right, bottom];
    }
  return seen;
}

export const CoarseDropout = defineTransform({
  name: 'CoarseDropout',
  category: 'dropout',
  doc: {
    en: 'Covers rectangles, so that a network must look at the rest.',
    ko: '사각형 영역을 가려 나머지를 보고 판단하게 하기',
  },
  note: {
    en: 'Boxes shrink to what can still be seen; keypoints in a hole disappear. The fills "inpaint_telea" and "inpaint_ns" are not supported here.',
    ko: '바운딩 박스는 보이는 부분으로 줄고, 구멍 속 키포인트는 사라짐. "inpaint_telea"와 "inpaint_ns"는 여기서 지원하지 않음',
  },
  words: ['cutout', 'erase', 'holes', 'occlusion', 'mask out', '컷아웃', '가리기', '구멍', '지우기', '드롭아웃'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    if (params.fill === 'inpaint_telea' || params.fill === 'inpaint_ns')
      throw new Refusal({
        en: `Inpainting is not shown here: "${params.fill}" runs in the library only. The export keeps it.`,
        ko: `주변으로 메우기는 여기서 보여 주지 않음. "${params.fill}"은(는) 라이브러리에서만 동작하며 내보내기에는 그대로 남음`,
      });
    const count = draws.int('num_holes_range', params.num_holes_range);
    const holes = drawSizes(params, count, draws, input).map(([high, wide], i) => {
      const y = draws.int('y', [0, input.height - high], i);
      const x = draws.int('x', [0, input.width - wide], i);
      return [x, y, x + wide, y + high];
    });
    const colors = holes.map((_, i) => [0, 1, 2].map((channel) => draws.int('fill', [0, 255], 3 * i + channel)));
    return { holes, colors: params.fill === 'random_uniform' ? colors : [], seed: draws.seed('fill') };
  },
  caption: ({ draw }) => `${draw.holes.length} ${draw.holes.length === 1 ? 'hole' : 'holes'}`,
  fix({ params, draw }) {
    // One node per hole pins its size; a hole without area leaves no trace and no node.
    const nodes = draw.holes
      .map(([x1, y1, x2, y2]) => [y2! - y1!, x2! - x1!] as const)
      .filter(([high, wide]) => high > 0 && wide > 0)
      .map(([high, wide]) => ({
        transform: 'CoarseDropout',
        params: {
          ...params,
          num_holes_range: [1, 1] as const,
          hole_height_range: [high, high] as const,
          hole_width_range: [wide, wide] as const,
        },
      }));
    return {
      nodes,
      random: { en: 'Where the holes lie stays random.', ko: '구멍의 위치는 무작위로 남음' },
    };
  },
  kernel: (params) => (params.fill_mask === null ? imageOnly : withMasks),
  labels: {
    box: (box, { draw, input }) => visiblePart(box, draw.holes, input),
    keypoint: (point, { draw }) =>
      draw.holes.some(([x1, y1, x2, y2]) => point.x >= x1! && point.x < x2! && point.y >= y1! && point.y < y2!)
        ? null
        : point,
  },
});
