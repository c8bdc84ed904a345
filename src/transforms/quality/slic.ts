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

/** Adds the rows for the centres. */
export const withRoom: LatticeKernel<Params, SlicDraw> = {
  kind: 'lattice',
  pads: true,
  masks: false,
  lattice({ draw }) {
    const { width, height } = smallOf(draw);
    const rows = Math.ceil(countOf(draw) / width);
    return { ...unmoved({ width, height: height + rows }), border: { mode: 0, fill: [0, 0, 0] } };
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

/** Columns, number and distance of the centres, and the rows of the picture. */
const grid = ({ draw }: Slic) => {
  const { step, columns } = centresOf(draw.segments, smallOf(draw));
  return { grid: [columns, countOf(draw), step, draw.small[1]!] };
};

const pass = (stores: 'byte' | 'float', body: string): FilterPass<Params, SlicDraw, Uniforms> =>
  filterPass({ stores, uses: [packing], uniforms: { grid: 'vec4' }, values: grid, glsl: body });

/** Rows of the picture, whether this texel is a centre's, and which. */
const whose = glsl`
int height = int(grid.w), count = int(grid.y);
int own = (at.y - height) * size.x + at.x;
bool centre = at.y >= height && own < count;
`;

/** Centres on a grid, with their colours and the picture's brightest level. */
const begin = pass(
  'float',
  `${whose}
if (at.y < height) return vec3(toNumber(ivec3(tap(at))), -1.0, 1e30);
if (!centre) return vec3(0.0);
vec3 most = vec3(1.0);
for (int y = 0; y < height; y++)
  for (int x = 0; x < size.x; x++) most = max(most, tap(ivec2(x, y)));
int columns = int(grid.x), step = int(grid.z);
ivec2 place = step / 2 + step * ivec2(own % columns, own / columns);
return vec3(placeNumber(place), toNumber(ivec3(tap(place))), max(most.r, max(most.g, most.b)));
`,
);

/** Distances in colour and in place, in a unit that keeps them whole; earlier rounds count. */
const assign = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (at.y >= height) return state;
ivec3 colour = toColour(state.r);
int reach = int(grid.z);
ivec2 from = ivec2(0, height);
for (int i = 0; i < count; i++) {
  vec3 other = tap(from);
  from = from.x + 1 < size.x ? from + ivec2(1, 0) : ivec2(0, from.y + 1);
  ivec2 away = at - toPlace(other.r);
  if (abs(away.x) > reach || abs(away.y) > reach) continue;
  ivec3 apart = colour - toColour(other.g);
  apart *= apart;
  away *= away;
  float far = float(apart.r + apart.g + apart.b) * float(reach * reach)
    + 10.0 * other.b * other.b * float(away.x + away.y);
  if (far < state.b) state.gb = vec2(float(i), far);
}
return state;
`,
);

/** The middle of a centre's pixels, without its fraction. */
const update = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (!centre) return state;
int found = 0;
ivec2 sum = ivec2(0);
for (int y = 0; y < height; y++)
  for (int x = 0; x < size.x; x++)
    if (int(tap(ivec2(x, y)).g) == own) {
      found++;
      sum += ivec2(x, y);
    }
if (found == 0) return state;
ivec2 place = sum / found;
return vec3(placeNumber(place), tap(place).r, state.b);
`,
);

/** Each segment's mean colour, half-way cases to the even level; and whether it has pixels at all. */
const mean = pass(
  'float',
  `${whose}
vec3 state = tap(at);
if (!centre) return state;
int found = 0;
ivec3 sum = ivec3(0);
for (int y = 0; y < height; y++)
  for (int x = 0; x < size.x; x++) {
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
  uniforms: { grid: 'vec4', replaced: 'list' },
  values: (use: Slic) => ({ ...grid(use), replaced: use.draw.replaced.map((flag) => [flag]) }),
  glsl: `${whose}
vec3 state = tap(at);
if (!centre || own == 0 || state.g == 0.0) return at.y < height ? state : vec3(0.0);
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
    ...Array.from({ length: rounds }, (_, i) => (i + 1 < rounds ? [assign, update] : [assign])).flat(),
    mean,
    decide,
    paint,
  ],
};
