import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import { defineTransform, type FilterKernel, filterPass, Refusal, type Use } from '../define';
import { decimal, parts } from '../format';
import { interval, type Params } from '../params';

/** The largest zoom, and how far apart the zooms lie. */
type Draw = { most: number; step: number };

/** More pictures than this in one would stall the browser. */
const mostLayers = 1000;

/** The zooms, as numpy's `arange` counts them. */
export function zooms({ most, step }: Draw): readonly number[] {
  const apart = 1 + step - 1;
  return Array.from({ length: Math.ceil((most - 1) / step) }, (_, i) => 1 + i * apart);
}

/** One axis of a zoom: first pixel of the middle part, its length, its length when enlarged, and what is cut off that. */
function middlePart(side: number, zoom: number) {
  const length = Math.ceil(side / zoom);
  const enlarged = Math.trunc(length * zoom);
  return {
    first: Math.floor((side - length) / 2),
    length,
    enlarged,
    trim: Math.floor((enlarged - side) / 2),
  };
}

/** Two texels a layer, one per axis: enlarged pixel to source pixel as factor and offset, then the ends it stays within. */
function layers({ draw, input }: Use<Params, Draw>): readonly (readonly number[])[] {
  return zooms(draw).flatMap((zoom) =>
    [input.width, input.height].map((side) => {
      const { first, length, enlarged, trim } = middlePart(side, zoom);
      const factor = length / enlarged;
      return [factor, (trim + 0.5) * factor - 0.5 + first, first, first + length - 1];
    }),
  );
}

const blur: FilterKernel<Params, Draw> = {
  kind: 'filter',
  border: 4,
  passes: [
    filterPass({
      stores: 'byte',
      uniforms: { layers: 'list' },
      values: (use: Use<Params, Draw>) => ({ layers: layers(use) }),
      glsl: glsl`
vec3 sum = tap(at);
vec2 pixel = vec2(at);
for (int i = 0; i < layers.y; i += 2) {
  vec4 x = listed(layers, i), y = listed(layers, i + 1);
  vec2 position = clamp(vec2(x.x, y.x) * pixel + vec2(x.y, y.y), vec2(x.z, y.z), vec2(x.w, y.w));
  ivec2 near = ivec2(position), far = min(near + 1, ivec2(int(x.w), int(y.w)));
  vec2 part = position - vec2(near);
  sum += mix(
    mix(tap(near), tap(ivec2(far.x, near.y)), part.x),
    mix(tap(ivec2(near.x, far.y)), tap(far), part.x), part.y);
}
return clamp(roundEven(sum / (float(layers.y / 2) + 1.0)), 0.0, 255.0);
`,
    }),
  ],
};

const fits = (draw: Draw, { width, height }: Size): boolean =>
  zooms(draw).every((zoom) => [width, height].every((side) => middlePart(side, zoom).enlarged >= side));

const refusals = {
  step: {
    en: 'A step of 0 never reaches the end; the library raises an error here.',
    ko: '간격이 0이면 끝나지 않음. 라이브러리에서는 오류가 남',
  },
  layers: {
    en: `More than ${mostLayers} zooms in one picture are not drawn here.`,
    ko: `한 이미지에 확대를 ${mostLayers}번 넘게 겹치는 것은 여기서 그리지 않음`,
  },
  rounding: {
    en: 'One of the zooms comes out a pixel too small; the library raises an error here.',
    ko: '확대한 이미지 하나가 한 픽셀 모자람. 라이브러리에서는 오류가 남',
  },
} as const;

export const ZoomBlur = defineTransform({
  name: 'ZoomBlur',
  category: 'blur',
  doc: {
    en: 'Smears outwards from the middle, as zooming while the shutter is open.',
    ko: '셔터가 열린 동안 줌한 듯 가운데에서 바깥으로 번지게 하기',
  },
  words: ['zoom', 'radial', 'burst', 'motion', '줌', '방사형', '확대', '블러'],
  p: 0.5,
  params: {
    max_factor: interval(
      [1, 1.31],
      { hard: [1, 10], slider: [1, 2], step: 0.01, unit: '×', scalar: 'one-to' },
      { en: 'The largest zoom; at least one step is always taken.', ko: '가장 큰 배율. 적어도 한 단계는 확대함' },
    ),
    step_factor: interval(
      [0.01, 0.03],
      { hard: [0, 1], slider: [0.01, 0.2], step: 0.005, scalar: 'zero-to' },
      { en: 'How far apart the zooms lie; smaller is smoother.', ko: '배율 사이의 간격. 작을수록 매끄러움' },
    ),
  },
  thumbnail: { max_factor: [1.2, 1.2], step_factor: [0.03, 0.03] },
  sample(params, draws, input): Draw {
    const step = draws.uniform('step_factor', params.step_factor);
    const draw = { most: Math.max(1 + step, draws.uniform('max_factor', params.max_factor)), step };
    if (step === 0) throw new Refusal(refusals.step);
    if ((draw.most - 1) / step > mostLayers) throw new Refusal(refusals.layers);
    if (!fits(draw, input)) throw new Refusal(refusals.rounding);
    return draw;
  },
  caption: ({ draw }) => parts(`× 1–${decimal(draw.most, 2)}`, `${zooms(draw).length}×`),
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'ZoomBlur',
        params: { max_factor: [draw.most, draw.most], step_factor: [draw.step, draw.step] },
      },
    ],
  }),
  kernel: () => blur,
});
