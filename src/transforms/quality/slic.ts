/**
 * The library's own superpixels, step by step: every pixel goes to the nearest centre that it ever met, centres move to
 * the middle of their pixels, and this ten times. A filter pass sees nothing but the pass before it, so the picture grows
 * by a few rows that hold the centres, and each pixel keeps its colour, its centre and how near that was.
 */
import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import {
  type FilterKernel,
  type FilterPass,
  filterPass,
  type Lattice,
  type LatticeKernel,
  type Uniforms,
  type Use,
} from '../define';
import type { Params } from '../params';

/** `replaced` says which segments get one colour, in turns; none where the library returns the picture as it is. */
export type SlicDraw = {
  segments: number;
  share: number;
  replaced: readonly number[];
  /** Size of the picture, and the size at which it is divided. */
  size: readonly number[];
  small: readonly number[];
};

type Slic = Use<Params, SlicDraw>;

/** Distance between centres in pixels, and how many fit across and down. */
export function centresOf(segments: number, { width, height }: Size) {
  const step = Math.trunc(Math.sqrt((width * height) / segments));
  const along = (side: number): number => Math.max(0, Math.ceil((side - Math.floor(step / 2)) / step));
  return { step, columns: along(width), count: along(width) * along(height) };
}

const smallOf = ({ small: [width, height] }: SlicDraw): Size => ({ width: width!, height: height! });
const countOf = (draw: SlicDraw): number =>
  draw.replaced.length === 0 ? 0 : centresOf(draw.segments, smallOf(draw)).count;

const unmoved = (output: Size): Lattice => ({ output, xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 });

/** Rows that hold one texel per centre, and those that hold the places of three centres in a texel. */
const rowsOf = (draw: SlicDraw) => {
  const [width] = draw.small;
  return { each: Math.ceil(countOf(draw) / width!), three: Math.ceil(Math.ceil(countOf(draw) / 3) / width!) };
};

/** Adds the rows for the centres: the centres themselves, where their pixels may lie, and once more their places alone. */
export const withRoom: LatticeKernel<Params, SlicDraw> = {
  kind: 'lattice',
  pads: true,
  masks: false,
  lattice({ draw }) {
    const { width, height } = smallOf(draw);
    const { each, three } = rowsOf(draw);
    const grown = { width, height: height + 2 * each + three };
    return { ...unmoved(grown), border: { mode: 0, fill: [0, 0, 0] } };
  },
};

export const withoutRoom: LatticeKernel<Params, SlicDraw> = {
  kind: 'lattice',
  pads: false,
  masks: false,
  lattice: ({ draw }) => unmoved(smallOf(draw)),
};

const packing = {
  name: 'superpixel packing',
  source: glsl`
float toNumber(ivec3 c) { return float((c.r << 16) | (c.g << 8) | c.b); }
ivec3 toColour(float number) { return (ivec3(number) >> ivec3(16, 8, 0)) & 255; }
float placeNumber(ivec2 place) { return float((place.y << 12) | place.x); }
ivec2 toPlace(float number) { return (ivec2(number) >> ivec2(0, 12)) & 4095; }
`,
} as const;

/** Columns, number and distance of the centres, and the rows of the picture; the rows that hold a texel per centre. */
const grid = ({ draw }: Slic) => {
  const { step, columns } = centresOf(draw.segments, smallOf(draw));
  return { grid: [columns, countOf(draw), step, draw.small[1]!], rows: rowsOf(draw).each };
};
const gridUniforms = { grid: 'vec4', rows: 'float' } as const;

const pass = (stores: 'byte' | 'float', body: string): FilterPass<Params, SlicDraw, Uniforms> =>
  filterPass({ stores, uses: [packing], uniforms: gridUniforms, values: grid, glsl: body });

/**
 * Which kind of texel this is: a pixel; a centre, with its place, colour and the brightest level of the picture; the box in
 * which its pixels lie; or the places of three centres.
 */
const whose = glsl`
int height = int(grid.w), count = int(grid.y), deep = int(rows), reach = int(grid.z);
int kind = at.y < height ? 0 : at.y < height + deep ? 1 : at.y < height + 2 * deep ? 2 : 3;
int own = (at.y - height - deep * max(kind - 1, 0)) * size.x + at.x;
bool used = kind > 0 && (kind < 3 ? own : 3 * own) < count;
ivec2 last = ivec2(size.x, height) - 1;
`;

/** Centres on a grid, with their colours; the brightest level of as many pixels as each centre has to look through. */
const begin = pass(
  'float',
  `${whose}
if (kind == 0) return vec3(toNumber(ivec3(tap(at))), -1.0, 1e30);
if (!used) return vec3(0.0);
int columns = int(grid.x);
ivec3 i = kind == 3 ? 3 * own + ivec3(0, 1, 2) : ivec3(own);
ivec3 x = reach / 2 + reach * (i % columns), y = reach / 2 + reach * (i / columns);
ivec2 place = ivec2(x.x, y.x);
if (kind == 3) return vec3(placeNumber(place), placeNumber(ivec2(x.y, y.y)), placeNumber(ivec2(x.z, y.z)));
if (kind == 2) return vec3(placeNumber(max(place - reach, 0)), placeNumber(min(place + reach, last)), 0.0);
int share = (size.x * height + count - 1) / count;
vec3 most = vec3(1.0);
for (int n = own * share; n < min((own + 1) * share, size.x * height); n++)
  most = max(most, tap(ivec2(n % size.x, n / size.x)));
return vec3(placeNumber(place), toNumber(ivec3(tap(place))), max(most.r, max(most.g, most.b)));
`,
);

/** The brightest level of all. */
const gather = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (kind != 1 || !used) return state;
for (int i = 0; i < count; i++) state.b = max(state.b, tap(ivec2(i % size.x, height + i / size.x)).b);
return state;
`,
);

/** Distances in colour and in place, in a unit that keeps them whole; earlier rounds count. */
const assign = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (kind > 0) return state;
ivec3 colour = toColour(state.r);
ivec2 from = ivec2(0, height + 2 * deep);
for (int i = 0; i < count; i += 3) {
  vec3 three = tap(from);
  from = from.x + 1 < size.x ? from + ivec2(1, 0) : ivec2(0, from.y + 1);
  // Most centres are too far away; looking at three places at once tells.
  for (int n = 0; n < 3; n++) {
    ivec2 away = abs(at - toPlace(n == 0 ? three.r : n == 1 ? three.g : three.b));
    if (max(away.x, away.y) > reach || i + n >= count) continue;
    vec3 other = tap(ivec2((i + n) % size.x, height + (i + n) / size.x));
    ivec3 apart = colour - toColour(other.g);
    apart *= apart;
    away *= away;
    float far = float(apart.r + apart.g + apart.b) * float(reach * reach)
      + 10.0 * other.b * other.b * float(away.x + away.y);
    if (far < state.b) state.gb = vec2(float(i + n), far);
  }
}
return state;
`,
);

/** The middle of a centre's pixels, without its fraction. Its pixels lie where it was near enough at some time. */
const update = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (!used) return state;
vec3 places = state;
for (int n = 0; n < (kind == 3 ? 3 : 1); n++) {
  int i = kind == 3 ? 3 * own + n : own;
  if (i >= count) break;
  ivec2 at = ivec2(i % size.x, height + i / size.x);
  vec3 box = tap(at + ivec2(0, deep));
  ivec2 low = toPlace(box.r), high = toPlace(box.g), sum = ivec2(0);
  int found = 0;
  for (int y = low.y; y <= high.y; y++)
    for (int x = low.x; x <= high.x; x++)
      if (int(tap(ivec2(x, y)).g) == i) {
        found++;
        sum += ivec2(x, y);
      }
  float place = found == 0 ? tap(at).r : placeNumber(sum / found);
  if (n == 0) places.r = place;
  else if (n == 1) places.g = place;
  else places.b = place;
}
if (kind == 3) return places;
ivec2 place = toPlace(places.r);
if (kind == 1) return vec3(places.r, tap(place).r, state.b);
return vec3(placeNumber(min(toPlace(state.r), max(place - reach, 0))), placeNumber(max(toPlace(state.g), min(place + reach, last))), 0.0);
`,
);

/** Each segment's mean colour, half-way cases to the even level; and whether it has pixels at all. */
const mean = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (kind != 1 || !used) return state;
vec3 box = tap(at + ivec2(0, deep));
ivec2 low = toPlace(box.r), high = toPlace(box.g);
int found = 0;
ivec3 sum = ivec3(0);
for (int y = low.y; y <= high.y; y++)
  for (int x = low.x; x <= high.x; x++) {
    vec3 pixel = tap(ivec2(x, y));
    if (int(pixel.g) == own) {
      found++;
      sum += toColour(pixel.r);
    }
  }
if (found == 0) return vec3(0.0);
ivec3 whole = sum / found, twice = 2 * (sum - whole * found);
whole += ivec3(greaterThan(twice, ivec3(found))) + ivec3(equal(twice, ivec3(found))) * (whole & 1);
return vec3(toNumber(whole), 1.0, 0.0);
`,
);

/** Segments that have pixels take their turns in order; the first of all never takes part. */
const decide = filterPass({
  stores: 'float',
  uses: [packing],
  uniforms: { ...gridUniforms, replaced: 'list' },
  values: (use: Slic) => ({ ...grid(use), replaced: use.draw.replaced.map((flag) => [flag]) }),
  glsl: `${whose}
vec3 state = tap(at);
if (kind != 1 || !used || own == 0 || state.g == 0.0) return kind == 0 ? state : vec3(0.0);
int turn = 0;
for (int i = 1; i < own; i++) turn += int(tap(ivec2(i % size.x, height + i / size.x)).g);
return vec3(state.r, listed(replaced, turn % replaced.y).x, 0.0);
`,
});

const paint = pass(
  'byte',
  glsl`
vec3 state = tap(at);
int label = int(state.g), height = int(grid.w);
if (at.y >= height || label < 0) return vec3(toColour(state.r));
vec3 segment = tap(ivec2(label % size.x, height + label / size.x));
return vec3(toColour(segment.g > 0.5 ? segment.r : state.r));
`,
);

const rounds = 10;

export const superpixels: FilterKernel<Params, SlicDraw> = {
  kind: 'filter',
  border: 4,
  // Nothing is read outside the frame.
  reach: () => 0,
  passes: [
    begin,
    gather,
    ...Array.from({ length: rounds }, (_, i) => (i + 1 < rounds ? [assign, update] : [assign])).flat(),
    mean,
    decide,
    paint,
  ],
};
