/** The library's plasma: a cloudy pattern of diamonds and squares, from 0 to 1, one number per pixel. */
import { type GlslModule, glsl } from '../../../glsl/glsl';
import type { Size } from '../../../math/box';
import { pcg } from '../../../math/hash';
import { Refusal } from '../../define';
import { number } from '../../params';
import { recall } from '../../remember';

interface Grid {
  readonly side: number;
  readonly values: Float32Array;
}

const { fround } = Math;

/** Uniform numbers, as the library draws them in 64 bits and keeps them in 32. */
function noise(key: number, count: number, scale: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = -scale + (2 * scale * pcg(key + i)) / 2 ** 32;
  return values;
}

/** Stretched to 0..1 in place, as OpenCV does. */
function stretch(values: Float32Array): void {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  const scale = high - low > Number.EPSILON ? 1 / (high - low) : 0;
  const [factor, offset] = [fround(scale), fround(-low * scale)];
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * factor + offset;
}

/**
 * Twice as fine. Every old point gets noise, then every middle of a square, then every middle of an edge; the last two only
 * where what is around them is above zero.
 */
function refined({ side, values }: Grid, key: number, scale: number): Grid {
  const wide = 2 * side - 1;
  const grid = noise(key, wide * wide, scale);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const i = 2 * (y * wide + x);
      grid[i] = grid[i]! + values[y * side + x]!;
    }
  const settle = (i: number, mean: number): void => {
    grid[i] = mean > 0 ? mean + grid[i]! : 0;
  };
  for (let y = 1; y < wide; y += 2)
    for (let x = 1; x < wide; x += 2) {
      const i = y * wide + x;
      const [above, below] = [i - wide, i + wide];
      settle(i, 0.25 * (grid[above - 1]! + grid[above + 1]! + grid[below - 1]! + grid[below + 1]!));
    }
  for (let y = 0; y < wide; y++)
    for (let x = 1 - (y % 2); x < wide; x += 2) {
      const i = y * wide + x;
      const across = (x > 0 ? grid[i - 1]! : 0) + (x < wide - 1 ? grid[i + 1]! : 0);
      settle(i, 0.25 * ((y > 0 ? grid[i - wide]! : 0) + across + (y < wide - 1 ? grid[i + wide]! : 0)));
    }
  stretch(grid);
  return { side: wide, values: grid };
}

const pattern = recall(2 ** 23, (seed: number, roughness: number, width: number, height: number): Float32Array => {
  const steps = Math.ceil(Math.log2(Math.max(width, height) - 1)) - 1;
  let grid: Grid = { side: 3, values: noise(pcg(seed), 9, 1) };
  for (let step = 0; step < steps; step++) grid = refined(grid, pcg(seed + 1 + step), fround(roughness ** step));
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const first = y * grid.side;
    values.set(grid.values.subarray(first, first + width), y * width);
  }
  stretch(values);
  return values;
});

/** One number per pixel, row by row. */
export const plasma = (seed: number, roughness: number, { width, height }: Size): Float32Array =>
  pattern(seed, roughness, width, height);

/** Reads such a list. */
export const readPlasma: GlslModule = {
  name: 'readPlasma',
  source: glsl`
float plasmaAt(ivec2 pattern, int i) {
  vec4 four = listed(pattern, i >> 2);
  vec2 two = (i & 2) == 0 ? four.xy : four.zw;
  return clamp((i & 1) == 0 ? two.x : two.y, 0.0, 1.0);
}
`,
};

export const cloudiness = {
  plasma_size: number(
    256,
    { hard: [1, 100000], slider: [1, 512], step: 1, int: true },
    { en: 'Does nothing: the library never uses it.', ko: '아무 효과 없음. 라이브러리가 쓰지 않음' },
  ),
  roughness: number(
    3,
    { hard: [0.001, 1000], slider: [0.1, 5], step: 0.1 },
    {
      en: 'Below 1 soft clouds, above 1 ever more grain.',
      ko: '1보다 작으면 부드러운 구름, 클수록 자글자글한 입자',
    },
  ),
} as const;

/** The library takes the logarithm of nothing. */
export function refuseDot({ width, height }: Size): void {
  if (Math.max(width, height) < 2)
    throw new Refusal({
      en: 'A picture of one pixel is an error in the library.',
      ko: '한 픽셀짜리 이미지는 라이브러리에서 오류가 남',
    });
}

export const lawOnly = {
  en: 'Same distribution as the library, but not the same clouds.',
  ko: '분포는 라이브러리와 같지만 구름의 모양은 다름',
} as const;

export const staysRandom = { en: 'The clouds themselves stay random.', ko: '구름의 모양은 무작위로 남음' } as const;
