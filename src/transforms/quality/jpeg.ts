/**
 * What a picture looks like after JPEG, as libjpeg-turbo does it for OpenCV: chroma at half size, blocks of 8 x 8, whole
 * numbers throughout. Entropy coding loses nothing and is left out. Each sum below is rounded where the library rounds
 * and nowhere else, so that every pixel agrees.
 *
 * All passes hold brightness in red at full size and both chroma planes in green and blue, at half size in the top left
 * quarter: blocks lie the same in both, so that one sum serves all three. What is right of and below the chroma is unused.
 */
import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import { clamp } from '../../math/round';
import {
  type FilterKernel,
  filterPass,
  type Lattice,
  type LatticeKernel,
  type SequenceKernel,
  type Use,
} from '../define';
import type { Params } from '../params';
import { accurate, alongColumn, alongRow, fast, forward, type Inverse, weights } from './jpeg-blocks';

/** The quality, and the size of the picture: the kernels see it extended to whole blocks. */
export type JpegDraw = { quality: number; width: number; height: number };

type Jpeg = Use<Params, JpegDraw>;

/** Side of a block of chroma in pixels. */
const unit = 16;
const extended = ({ width, height }: Size): Size => ({
  width: Math.ceil(width / unit) * unit,
  height: Math.ceil(height / unit) * unit,
});

const unmoved = (output: Size): Lattice => ({ output, xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 });

const extend: LatticeKernel<Params, JpegDraw> = {
  kind: 'lattice',
  pads: true,
  masks: false,
  lattice: ({ draw }) => ({ ...unmoved(extended(draw)), border: { mode: 1, fill: [0, 0, 0] } }),
};

const cutBack: LatticeKernel<Params, JpegDraw> = {
  kind: 'lattice',
  pads: false,
  masks: false,
  lattice: ({ draw: { width, height } }) => unmoved({ width, height }),
};

/** The tables of the JPEG standard, row by row. */
const brightnessSteps = [
  [16, 11, 10, 16, 24, 40, 51, 61],
  [12, 12, 14, 19, 26, 58, 60, 55],
  [14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62],
  [18, 22, 37, 56, 68, 109, 103, 77],
  [24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101],
  [72, 92, 95, 98, 112, 100, 103, 99],
].flat();
const chromaCorner = [
  [17, 18, 24, 47],
  [18, 21, 26, 66],
  [24, 26, 56, 99],
  [47, 66, 99, 99],
];
const chromaSteps = Array.from({ length: 64 }, (_, i) => chromaCorner[Math.floor(i / 8)]?.[i % 8] ?? 99);

/** What brightness and chroma are divided by at a quality of 0 to 100, per frequency; 0 is as 1. */
export function stepsAt(quality: number): readonly (readonly [number, number])[] {
  const percent = quality < 50 ? Math.floor(5000 / Math.max(quality, 1)) : 200 - 2 * quality;
  const scaled = (step: number): number => clamp(Math.floor((step * percent + 50) / 100), 1, 255);
  return brightnessSteps.map((step, i) => [scaled(step), scaled(chromaSteps[i]!)]);
}

/** The last column and row of chroma that belongs to the picture: further ones repeat it. */
const lastChroma = ({ draw: { width, height } }: Jpeg) => ({
  last: [Math.ceil(width / 2) - 1, Math.ceil(height / 2) - 1],
});

/** Blue, green and red of the picture, and the picture again. */
type Colours = { readonly name: string; readonly source: string };
const colours = {
  asIs: {
    name: 'jpeg colours',
    source: glsl`
ivec3 toBgr(vec3 c) { return ivec3(c.bgr); }
vec3 fromBgr(ivec3 c) { return vec3(c.bgr); }
`,
  },
  swapped: {
    name: 'jpeg swapped colours',
    source: glsl`
ivec3 toBgr(vec3 c) { return ivec3(c); }
vec3 fromBgr(ivec3 c) { return vec3(c); }
`,
  },
} as const;

const toChroma = glsl`
ivec3 chroma(ivec3 bgr) {
  // 128 and a half less a bit: what is exactly between rounds down.
  ivec2 rest = (bgr.z * ivec2(-11059, 32768) + bgr.y * ivec2(-21709, -27439) + bgr.x * ivec2(32768, -5329) + 8421375) >> 16;
  return ivec3(0, rest);
}
`;

const filter = (coloured: Colours, inverse: Inverse): FilterKernel<Params, JpegDraw> => ({
  kind: 'filter',
  border: 4,
  // Frames are made of whole blocks, and no block looks beyond itself.
  reach: () => 0,
  passes: [
    filterPass({
      stores: 'byte',
      uses: [coloured, { name: 'jpeg chroma', source: toChroma }],
      uniforms: { last: 'vec2' },
      values: lastChroma,
      glsl: glsl`
ivec2 place = min(at, ivec2(size.x / 2 - 1, int(last.y)));
ivec3 sum = chroma(toBgr(tap(2 * place))) + chroma(toBgr(tap(2 * place + ivec2(1, 0))))
  + chroma(toBgr(tap(2 * place + ivec2(0, 1)))) + chroma(toBgr(tap(2 * place + 1)));
ivec3 bgr = toBgr(tap(at));
// Means round up in every other column, so that they do not drift.
sum = (sum + 1 + (at.x & 1)) >> 2;
sum.r = (19595 * bgr.z + 38470 * bgr.y + 7471 * bgr.x + 32768) >> 16;
return vec3(sum);
`,
    }),
    filterPass({
      stores: 'float',
      uniforms: { table: 'list' },
      values: () => ({ table: weights }),
      glsl: `${alongRow}${forward}
// Levels count from the middle, 128, which only the mean notices.
return vec3(((sum + 1024) >> 11) - (k == 0 ? 4096 : 0));
`,
    }),
    filterPass({
      stores: 'float',
      uniforms: { table: 'list', steps: 'list' },
      values: ({ draw }: Jpeg) => ({
        table: weights,
        steps: stepsAt(draw.quality).map((pair, i) => [...pair, ...pair.map((step) => inverse.scale(step, i))]),
      }),
      glsl: `${alongColumn}${forward}
ivec4 both = ivec4(listed(steps, 8 * k + (at.x & 7)));
ivec3 step = both.xyy;
sum = (sum + 16384) >> 15;
return vec3(sign(sum) * ((abs(sum) + 4 * step) / (8 * step)) * both.zww);
`,
    }),
    ...inverse.passes,
    filterPass({
      stores: 'byte',
      uses: [coloured],
      uniforms: { last: 'vec2' },
      values: lastChroma,
      glsl: glsl`
ivec2 near = at / 2, odd = at & 1;
ivec2 far = clamp(near + 2 * odd - 1, ivec2(0), ivec2(last));
// A chroma plane of one or two columns is repeated, not blended.
if (last.x < 2.0) far = near;
ivec3 here = ivec3(tap(near)), beside = ivec3(tap(ivec2(far.x, near.y)));
ivec3 above = ivec3(tap(ivec2(near.x, far.y))), across = ivec3(tap(far));
ivec3 blended = (3 * (3 * here + above) + 3 * beside + across + 8 - odd.x) >> 4;
ivec2 c = blended.yz - 128;
int brightness = int(tap(at).r);
ivec3 bgr = brightness + ivec3((116130 * c.x + 32768) >> 16, (-22554 * c.x - 46802 * c.y + 32768) >> 16, (91881 * c.y + 32768) >> 16);
return fromBgr(clamp(bgr, 0, 255));
`,
    }),
  ],
});

const sequence = (coloured: Colours, inverse: Inverse): SequenceKernel<Params, JpegDraw> => ({
  kind: 'sequence',
  kernels: [extend, filter(coloured, inverse), cutBack],
});

/** Encoded and decoded again. The library hands its RGB to OpenCV as if it were BGR: red and blue swap roles. */
export const jpeg = sequence(colours.swapped, accurate);

/** The same as TensorFlow does it: colours the right way round, and the fast way back. */
export const tensorflowJpeg = sequence(colours.asIs, fast);
