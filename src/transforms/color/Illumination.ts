import { glsl } from '../../glsl/glsl';
import { defineTransform, point, type Use } from '../define';
import { decimal, parts, signed } from '../format';
import { choice, type Interval, interval, type ValuesOf } from '../params';

type Mode = 'linear' | 'corner' | 'gaussian';

/** All of it is drawn whatever the mode; below zero, `intensity` turns the effect round. */
type Draw = { intensity: number; angle: number; corner: number; center: readonly number[]; sigma: number };

const params = {
  mode: choice<Mode>(
    'linear',
    [
      { value: 'linear', label: { en: 'across the picture', ko: '한 방향으로' } },
      { value: 'corner', label: { en: 'from a corner', ko: '한 모서리에서' } },
      { value: 'gaussian', label: { en: 'around a spot', ko: '한 점 둘레로' } },
    ],
    { en: 'Shape of the light.', ko: '빛이 퍼지는 모양' },
  ),
  intensity_range: interval(
    [0.01, 0.2],
    { hard: [0.01, 0.2], slider: [0.01, 0.2], step: 0.01, scalar: 'fixed' },
    { en: 'How much brighter or darker it gets at most.', ko: '가장 밝아지거나 어두워지는 정도' },
  ),
  effect_type: choice<'brighten' | 'darken' | 'both'>(
    'both',
    [
      { value: 'brighten', label: { en: 'brighten', ko: '밝게' } },
      { value: 'darken', label: { en: 'darken', ko: '어둡게' } },
      { value: 'both', label: { en: 'either', ko: '둘 중 하나' } },
    ],
    {
      en: 'Which way it goes; from a corner it works the other way round.',
      ko: '밝게 할지 어둡게 할지. 모서리 모드에서는 반대로 작용',
    },
  ),
  angle_range: interval(
    [0, 360],
    { hard: [0, 360], slider: [0, 360], step: 1, unit: '°', scalar: 'fixed' },
    {
      en: 'Which way it gets lighter, across the picture: 0° to the right, 90° down; darkening turns it round.',
      ko: '한 방향 모드에서 밝아지는 쪽. 0°는 오른쪽, 90°는 아래쪽이며 어둡게 하면 반대',
    },
  ),
  center_range: interval(
    [0.1, 0.9],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Where the spot lies, as a part of width and of height.', ko: '점의 위치. 너비와 높이에 대한 비율' },
  ),
  sigma_range: interval(
    [0.2, 1],
    { hard: [0.2, 1], slider: [0.2, 1], step: 0.01, scalar: 'fixed' },
    { en: 'How wide the spot is, as a part of the longer side.', ko: '점의 너비. 긴 변에 대한 비율' },
  ),
} as const;

type Lit = Use<ValuesOf<typeof params>, Draw>;

/** Right, down and start of the ramp; at whole eighths of a turn the library writes it otherwise. */
function ramp(angle: number): readonly [number, number, number] {
  const known: { readonly [angle: number]: readonly [number, number, number] } = {
    0: [1, 0, 0],
    45: [0.5, 0.5, 0],
    90: [0, 1, 0],
    135: [-0.5, 0.5, 0.5],
    180: [-1, 0, 1],
    225: [-0.5, -0.5, 1],
    270: [0, -1, 1],
    315: [0.5, -0.5, 0.5],
  };
  const radians = (angle / 180) * Math.PI;
  return known[angle] ?? [Math.cos(radians), Math.sin(radians), 0];
}

const across = point({
  uniforms: { slope: 'vec3', intensity: 'float' },
  values: ({ draw }: Lit) => ({ slope: ramp(draw.angle), intensity: draw.intensity }),
  glsl: glsl`
vec2 part = vec2(at) / vec2(max(size - 1, ivec2(1)));
float gradient = part.x * slope.x + part.y * slope.y + slope.z;
if (intensity < 0.0) gradient = 1.0 - gradient;
float light = gradient * (2.0 * abs(intensity)) + (1.0 - abs(intensity));
return roundEven(clamp(c * light, 0.0, 255.0));
`,
});

const fromCorner = point({
  uniforms: { corner: 'vec2', fade: 'float' },
  values: ({ draw, input: { width, height } }: Lit) => ({
    corner: [
      [0, 0],
      [width - 1, 0],
      [width - 1, height - 1],
      [0, height - 1],
    ][draw.corner]!,
    fade: -draw.intensity / Math.sqrt(height * height + width * width),
  }),
  glsl: glsl`
vec2 way = vec2(at) - corner;
return floor(clamp(c * (sqrt(dot(way, way)) * fade + 1.0), 0.0, 255.0));
`,
});

const aroundSpot = point({
  uniforms: { center: 'vec2', narrow: 'float', intensity: 'float' },
  values: ({ draw, input: { width, height } }: Lit) => ({
    center: [width * draw.center[0]!, height * draw.center[1]!],
    narrow: -1 / (2 * (Math.max(height, width) * draw.sigma) ** 2),
    intensity: draw.intensity,
  }),
  glsl: glsl`
vec2 way = vec2(at) - center;
return floor(clamp(c * (exp(dot(way, way) * narrow) * intensity + 1.0), 0.0, 255.0));
`,
});

const kernels = { linear: across, corner: fromCorner, gaussian: aroundSpot } as const;
const corners = ['top left', 'top right', 'bottom right', 'bottom left'];

function place({ params: { mode }, draw: { angle, corner, center } }: Lit): string {
  if (mode === 'linear') return `${decimal(angle)}°`;
  return mode === 'corner' ? corners[corner]! : center.map((part) => `${decimal(100 * part)} %`).join(', ');
}

export const Illumination = defineTransform({
  name: 'Illumination',
  category: 'color',
  doc: { en: 'Lights the picture unevenly.', ko: '조명을 고르지 않게 비추기' },
  note: {
    en: 'From a corner, "brighten" darkens what is far from it, as in the library.',
    ko: '모서리 모드에서는 라이브러리처럼 "밝게"가 모서리에서 먼 곳을 어둡게 함',
  },
  words: ['lighting', 'gradient', 'vignette', 'shade', 'spotlight', 'uneven', '조명', '그라데이션', '비네팅', '그늘'],
  p: 0.5,
  params,
  thumbnail: { mode: 'gaussian', intensity_range: [0.2, 0.2], effect_type: 'darken' },
  sample(params, draws): Draw {
    const dark = params.effect_type === 'darken' || (params.effect_type === 'both' && draws.unit('effect_type') <= 0.5);
    return {
      intensity: draws.uniform('intensity_range', params.intensity_range) * (dark ? -1 : 1),
      angle: draws.uniform('angle_range', params.angle_range),
      corner: draws.int('corner', [0, 3]),
      center: [0, 1].map((axis) => draws.uniform('center_range', params.center_range, axis)),
      sigma: draws.uniform('sigma_range', params.sigma_range),
    };
  },
  caption: (use) => parts(signed(use.draw.intensity, 2), place(use)),
  fix({ params, draw: { intensity, angle, center, sigma } }) {
    const pin = (value: number): Interval => [value, value];
    const [x, y] = center as [number, number];
    const random = {
      linear: undefined,
      corner: { en: 'Which corner it is stays random.', ko: '모서리 선택은 무작위로 남음' },
      gaussian: x === y ? undefined : { en: 'Where the spot lies stays random.', ko: '점의 위치는 무작위로 남음' },
    }[params.mode];
    return {
      nodes: [
        {
          transform: 'Illumination',
          params: {
            ...params,
            intensity_range: pin(Math.abs(intensity)),
            effect_type: intensity < 0 ? 'darken' : 'brighten',
            angle_range: pin(angle),
            center_range: x === y ? pin(x) : params.center_range,
            sigma_range: pin(sigma),
          },
        },
      ],
      ...(random && { random }),
    };
  },
  kernel: (params) => kernels[params.mode],
});
