/** What transforms that cut rectangles have in common: what fills them, and what becomes of labels under them. */
import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { clamp } from '../../math/round';
import {
  type Body,
  type Keypoint,
  type Labels,
  type PointKernel,
  point,
  Refusal,
  type Target,
  type Uniforms,
  type Use,
} from '../define';
import { type Fill, type FillParam, fill as fillParam, type Params } from '../params';

/** Left, top, right, bottom in whole pixels; right and bottom are not included. */
export type Hole = readonly number[];

export type HolesDraw = {
  holes: readonly Hole[];
  /** One colour per hole, for fill "random_uniform". */
  colors: readonly (readonly number[])[];
  seed: number;
};

export type Filled = Params & { readonly fill: Fill; readonly fill_mask: Fill };

export const fillParams: { readonly fill: FillParam; readonly fill_mask: FillParam } = {
  fill: fillParam(
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
  fill_mask: fillParam(
    null,
    {
      en: 'What the holes are filled with in masks; none leaves masks alone.',
      ko: '마스크의 구멍을 채울 값. 없음이면 마스크는 그대로',
    },
    { nullable: true },
  ),
};

/** The library inpaints, this page cannot. */
export function refuseInpainting(filled: Fill): void {
  if (filled !== 'inpaint_telea' && filled !== 'inpaint_ns') return;
  throw new Refusal(
    {
      en: `Inpainting is not shown here: "${filled}" runs in the library only. The export keeps it.`,
      ko: `주변으로 메우기는 여기서 보여 주지 않음. "${filled}"은(는) 라이브러리에서만 동작하며 내보내기에는 그대로 남음`,
    },
    'page',
  );
}

/** The draw of these holes: with colours where each has its own. */
export function drawFor(holes: readonly Hole[], filled: Fill, draws: Draws): HolesDraw {
  const color = (_: Hole, i: number): number[] =>
    [0, 1, 2].map((channel) => draws.int('fill', [0, 255], 3 * i + channel));
  return { holes, colors: filled === 'random_uniform' ? holes.map(color) : [], seed: draws.seed('fill') };
}

/** The level of every channel; the library casts to whole bytes by dropping the fraction. */
export function solid(value: Fill): readonly number[] {
  if (typeof value === 'object' && value !== null) return value.map((level) => Math.trunc(clamp(level, 0, 255)));
  const level = typeof value === 'number' ? Math.trunc(clamp(value, 0, 255)) : 0;
  return [level, level, level];
}

type Cut = Use<Filled, HolesDraw>;

/** What every body that fills holes needs. */
export function holeValues({ params, draw }: Cut, target: Target) {
  const filled = target === 'image' ? params.fill : params.fill_mask;
  const colors = filled === 'random_uniform' ? draw.colors : draw.holes.map(() => solid(filled));
  return {
    holes: draw.holes,
    colors: colors.map((color) => [...color, 0]),
    seed: draw.seed,
    random: filled === 'random' ? 1 : 0,
  };
}

/** Which hole a pixel lies in: a later one lies over an earlier one. Colours are looked up once, after the search. */
const search = glsl`
int hit = -1;
for (int i = 0; i < holes.y; i++) {
  ivec4 hole = ivec4(listed(holes, i));
  if (all(greaterThanEqual(at, hole.xy)) && all(lessThan(at, hole.zw))) hit = i;
}
if (hit < 0) return c;
`;

const painted = {
  uniforms: { holes: 'list', colors: 'list' },
  values(use: Cut, target: Target) {
    const { holes, colors } = holeValues(use, target);
    return { holes, colors };
  },
  glsl: `${search}${glsl`return listed(colors, hit).rgb;`}`,
} as const;

/** A hole as its corner and its size; a pixel is never in one that is not there. */
const cornerAndSize = (hole: Hole | undefined): readonly number[] => {
  const [x1, y1, x2, y2] = hole ?? [0, 0, 0, 0];
  return [x1!, y1!, x2! - x1!, y2! - y1!];
};

/** Up to this many holes need no search through a list, which costs software renderers as much as all of this. */
const fewest = 4;

/** As `painted`, for few holes of one colour: it does not matter in which of them a pixel lies. */
const spotted = {
  uniforms: { first: 'vec4', second: 'vec4', third: 'vec4', fourth: 'vec4', color: 'vec3' },
  values: ({ params, draw: { holes } }: Cut, target: Target) => ({
    first: cornerAndSize(holes[0]),
    second: cornerAndSize(holes[1]),
    third: cornerAndSize(holes[2]),
    fourth: cornerAndSize(holes[3]),
    color: solid(target === 'image' ? params.fill : params.fill_mask),
  }),
  glsl: glsl`
#define INSIDE(hole) all(lessThan(abs(vec2(at) - hole.xy - 0.5 * hole.zw + 0.5), 0.5 * hole.zw))
return INSIDE(first) || INSIDE(second) || INSIDE(third) || INSIDE(fourth) ? color : c;
#undef INSIDE
`,
} as const;

const grainy = {
  uses: [hash],
  uniforms: { holes: 'list', colors: 'list', seed: 'float', random: 'float' },
  values: holeValues,
  glsl: `${search}${glsl`
return random > 0.5 ? vec3(pcg3d(uvec3(at, pcg(uint(seed) + uint(hit)))) >> 24u) : listed(colors, hit).rgb;
`}`,
} as const;

/** The same for pictures alone, and for masks as well. */
const both = <const U extends Uniforms>(body: Body<U, Filled, HolesDraw>) => ({
  imageOnly: point<Filled, HolesDraw, U>(body),
  withMasks: point<Filled, HolesDraw, U>({ ...body, masks: true }),
});

/** Random pixels have a program of their own, and so have few holes: others would pay for them. */
const kernels = { spotted: both(spotted), painted: both(painted), grainy: both(grainy) };

/** Fills the holes, at most `most` of them, in masks too where they have a colour for it. */
export const cutting =
  <P extends Filled>(most: (params: P) => number) =>
  (params: P): PointKernel<Filled, HolesDraw, Uniforms> => {
    const fills = [params.fill, params.fill_mask];
    const plain = !fills.includes('random_uniform') && most(params) <= fewest;
    const { imageOnly, withMasks } = kernels[fills.includes('random') ? 'grainy' : plain ? 'spotted' : 'painted'];
    return params.fill_mask === null ? imageOnly : withMasks;
  };

type Edges = readonly [number, number, number, number];

/** The parts of a row of pixels from `left` to `right` that none of the holes covers. */
function gaps(holes: readonly Hole[], left: number, right: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let end = left;
  for (const [x1, , x2] of [...holes].sort((a, b) => a[0]! - b[0]!) as [number, number, number][]) {
    if (Math.min(x1, right) > end) found.push([end, Math.min(x1, right)]);
    end = Math.max(end, x2);
  }
  if (end < right) found.push([end, right]);
  return found;
}

/** Keeps the whole pixels of a box that can still be seen, and shrinks it around them; null if too few are left. */
export function visiblePart(
  box: Edges,
  holes: readonly Hole[],
  { width, height }: Size,
  keep: NonNullable<Use['keep']> = { area: 0, visibility: 0 },
): Edges | null {
  // The library holds boxes as fractions of the picture and cuts them to whole pixels here: what it loses on the way counts.
  const fraction = (value: number, side: number): number =>
    keep.wide ? ((value / side) * side) / side : Math.fround(value / side);
  const whole = (value: number, side: number): number => Math.trunc(fraction(value, side) * side);
  const [x1, y1, x2, y2] = [whole(box[0], width), whole(box[1], height), whole(box[2], width), whole(box[3], height)];
  const near = holes.filter(
    ([left, top, right, bottom]) =>
      left! < Math.min(right!, x2) && top! < Math.min(bottom!, y2) && right! > x1 && bottom! > y1,
  );
  const within = near.flatMap((hole) => [hole[1]!, hole[3]!]).filter((y) => y > y1 && y < y2);
  const rows = [...new Set([y1, ...within, y2])].sort((a, b) => a - b);
  let seen: Edges | null = null;
  let area = 0;
  // Between neighbouring edges all rows of pixels look the same.
  for (let i = 0; i + 1 < rows.length; i++) {
    const [top, bottom] = [rows[i]!, rows[i + 1]!];
    const free = gaps(
      near.filter((hole) => hole[1]! <= top && hole[3]! >= bottom),
      x1,
      x2,
    );
    const [first, last] = [free[0], free[free.length - 1]];
    if (!first || !last) continue;
    area += (bottom - top) * free.reduce((sum, [left, right]) => sum + right - left, 0);
    seen = seen
      ? [Math.min(seen[0], first[0]), seen[1], Math.max(seen[2], last[1]), bottom]
      : [first[0], top, last[1], bottom];
  }
  return area >= keep.area && area >= keep.visibility * (x2 - x1) * (y2 - y1) ? seen : null;
}

const covers = (holes: readonly Hole[], { x, y }: Keypoint): boolean =>
  holes.some(([x1, y1, x2, y2]) => x >= x1! && x < x2! && y >= y1! && y < y2!);

/** Boxes shrink to what can be seen of them, keypoints in a hole disappear. Without holes nothing is touched at all. */
export const holeLabels: Labels<Params, HolesDraw> = {
  box: (box, { draw, input, keep }) => (draw.holes.length === 0 ? box : visiblePart(box, draw.holes, input, keep)),
  keypoint: (point, { draw }) => (covers(draw.holes, point) ? null : point),
};

export const placesStayRandom = { en: 'Where the holes lie stays random.', ko: '구멍의 위치는 무작위로 남음' };
