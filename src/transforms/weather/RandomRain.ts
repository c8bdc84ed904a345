import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import { roundByte } from '../../math/round';
import { defineTransform, fieldPass, point, Refusal, type Use } from '../define';
import { decimal, parts } from '../format';
import { choice, interval, nullableNumber, number, type ValuesOf, vector } from '../params';
import { markThickLine } from './drawing/lines';
import { mirror } from './drawing/mirror';
import { emptySheet, markedAt, packedMarks } from './drawing/sheet';

/** Pixels to the right over the length of a drop, that length, and where drops begin as x, y, x, y and so on. */
type Draw = { slant: number; length: number; drops: readonly number[] };

type RainType = 'drizzle' | 'heavy' | 'torrential' | 'default';

const params = {
  slant_range: interval(
    [-10, 10],
    { hard: [-45, 45], slider: [-45, 45], step: 1, unit: 'px', scalar: 'fixed' },
    {
      en: 'How far drops fall to the right, in pixels over their length: no angle, whatever the library says.',
      ko: '빗줄기 길이만큼 내려오는 동안 오른쪽으로 가는 거리. 라이브러리 설명과 달리 각도가 아님',
    },
  ),
  drop_length: nullableNumber(
    null,
    { hard: [-8192, 8192], slider: [1, 100], step: 1, int: true, unit: 'px' },
    { en: 'Height of a drop; none is an eighth of the picture.', ko: '빗줄기의 높이. 없음이면 이미지 높이의 8분의 1' },
  ),
  drop_width: number(
    1,
    { hard: [1, 1000], slider: [1, 10], step: 1, int: true, unit: 'px' },
    { en: 'Width of a drop.', ko: '빗줄기의 너비' },
  ),
  drop_color: vector(
    [200, 200, 200],
    { names: ['R', 'G', 'B'], hard: [0, 255], step: 1, int: true },
    { en: 'What drops add to the picture, before they are blurred.', ko: '빗줄기가 더하는 색. 흐리기 전의 값' },
  ),
  blur_value: number(
    7,
    { hard: [1, 255], slider: [1, 31], step: 1, int: true, unit: 'px' },
    { en: 'Width of the square that blurs the drops.', ko: '빗줄기를 흐리는 사각형의 너비' },
  ),
  brightness_coefficient: number(
    0.7,
    { hard: [0.001, 1], slider: [0.05, 1], step: 0.05, unit: '×' },
    { en: 'How bright the picture is in the rain: 1 leaves it.', ko: '비 오는 이미지의 밝기. 1이면 그대로' },
  ),
  rain_type: choice<RainType>(
    'default',
    [
      { value: 'default', label: { en: 'moderate', ko: '보통' } },
      { value: 'drizzle', label: { en: 'drizzle', ko: '이슬비' } },
      { value: 'heavy', label: { en: 'heavy', ko: '강한 비' } },
      { value: 'torrential', label: { en: 'torrential', ko: '폭우' } },
    ],
    {
      en: 'How many drops: a third, a quarter, all or twice of the height in pixels.',
      ko: '빗줄기 개수. 이미지 높이(픽셀)의 3분의 1, 4분의 1, 1배, 2배',
    },
  ),
} as const;

type Wet = Use<ValuesOf<typeof params>, Draw>;

const counts: { readonly [T in RainType]: (height: number) => number } = {
  default: (height) => Math.floor(height / 3),
  drizzle: (height) => Math.floor(height / 4),
  heavy: (height) => height,
  torrential: (height) => 2 * height,
};

/** The drops one by one: first end, second end. */
function linesOf({
  slant,
  length,
  drops,
}: Draw): readonly (readonly [readonly [number, number], readonly [number, number]])[] {
  return Array.from({ length: drops.length / 2 }, (_, i) => {
    const [x, y] = [drops[2 * i]!, drops[2 * i + 1]!];
    return [
      [x, y],
      [Math.trunc(x + slant), y + length],
    ];
  });
}

function dropSheet({ params, draw, input }: Wet): Float32Array {
  const sheet = emptySheet(input);
  for (const [from, to] of linesOf(draw)) markThickLine(sheet, from, to, params.drop_width, 4);
  return packedMarks([sheet]);
}

/** OpenCV's `blur` of up to 256 bytes divides by a multiplication that rounds in its own way; larger ones are exact. */
export function boxDivision(width: number): { readonly add: number; readonly factor: number } {
  const area = width * width;
  if (area === 1 || area > 256) return { add: 0, factor: 0 };
  const exact = 2 ** 23 / area;
  const nearer = exact - Math.floor(exact) < 0.5;
  return { add: Math.floor(area / 2) + (nearer ? 1 : 0), factor: Math.floor(exact) + (nearer ? 0 : 1) };
}

const windowOf = ({ params: { blur_value } }: Wet) => ({ width: blur_value });

/** Marked pixels of a stretch of the row, as OpenCV places even widths: one more to the left. */
const row = fieldPass({
  uses: [markedAt, mirror],
  uniforms: { sheet: 'list', width: 'float' },
  values: (use: Wet) => ({ sheet: dropSheet(use), ...windowOf(use) }),
  glsl: glsl`
int left = int(width) / 2;
float sum = 0.0;
for (int i = -left; i < int(width) - left; i++)
  if (markedAt(sheet, 0, at.y * size.x + mirrored(at.x + i, size.x))) sum += 1.0;
return vec3(sum);
`,
});

const rain = point({
  uses: [mirror],
  fields: { passes: [row], border: 4 },
  uniforms: { width: 'float', color: 'vec3', levels: 'list', add: 'float', factor: 'float' },
  values: (use: Wet) => ({
    ...windowOf(use),
    ...boxDivision(use.params.blur_value),
    color: use.params.drop_color,
    levels: Float32Array.from({ length: 1024 }, (_, i) =>
      // Where there is no drop at all the library returns the picture as it is.
      use.draw.drops.length === 0 ? i >> 2 : roundByte((i >> 2) * use.params.brightness_coefficient),
    ),
  }),
  glsl: glsl`
int top = int(width) / 2;
float sum = 0.0;
for (int i = -top; i < int(width) - top; i++) sum += field(ivec2(at.x, mirrored(at.y + i, size.y))).x;
vec3 total = sum * color;
vec3 drop = factor > 0.0 ? vec3((uvec3(total + add) * uint(factor)) >> 23u) : roundEven(total / (width * width));
ivec3 level = ivec3(min(c + drop, 255.0));
return vec3(listed(levels, level.r).x, listed(levels, level.g).x, listed(levels, level.b).x);
`,
});

const lengthOf = (given: number | null, { height }: Size): number => given ?? Math.max(1, Math.floor(height / 8));

export const RandomRain = defineTransform({
  name: 'RandomRain',
  category: 'weather',
  doc: { en: 'Lets it rain: bright streaks on a darker picture.', ko: '어두워진 이미지에 밝은 빗줄기를 내리기' },
  words: ['rain', 'drizzle', 'storm', 'streaks', 'wet', 'weather', '비', '빗줄기', '이슬비', '폭우', '날씨'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    const length = lengthOf(params.drop_length, input);
    const count = counts[params.rain_type](input.height);
    if (count > 0 && length >= input.height)
      throw new Refusal({
        en: 'Drops are as long as the picture is high; the library raises an error here.',
        ko: '빗줄기가 이미지 높이 이상이라 라이브러리에서 오류가 남',
      });
    const place = (_: unknown, i: number): number =>
      i % 2 === 0 ? draws.int('x', [0, input.width - 1], i) : draws.int('y', [0, input.height - length - 1], i);
    return {
      slant: draws.uniform('slant_range', params.slant_range),
      length,
      drops: Array.from({ length: 2 * count }, place),
    };
  },
  caption: ({ draw }) => parts(`${draw.drops.length / 2}×`, `→ ${decimal(draw.slant)} px`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'RandomRain',
        params: { ...params, slant_range: [draw.slant, draw.slant] as const, drop_length: draw.length },
      },
    ],
    random: { en: 'Where the drops fall stays random.', ko: '빗줄기가 떨어지는 자리는 무작위로 남음' },
  }),
  kernel: () => rain,
});
