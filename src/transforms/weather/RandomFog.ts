import { glsl } from '../../glsl/glsl';
import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { roundByte } from '../../math/round';
import { byteBlurPasses } from '../blur/passes';
import { defineTransform, type FilterKernel, point, Refusal, type SequenceKernel, type Use } from '../define';
import { decimal, parts } from '../format';
import { interval, number, type ValuesOf } from '../params';
import { byteAt, packedBytes } from './drawing/bytes';

/** How dense the fog is, and its white discs as x, y, radius, x, y and so on. */
type Draw = { intensity: number; discs: readonly number[] };

const params = {
  alpha_coef: number(
    0.08,
    { hard: [0, 1], slider: [0, 1], step: 0.01 },
    { en: 'How white each disc is; discs pile up.', ko: '원 하나의 하얀 정도. 겹칠수록 하얘짐' },
  ),
  fog_coef_range: interval(
    [0.3, 1],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'How dense the fog is: more means fewer, but larger and whiter discs.',
      ko: '안개의 농도. 클수록 원이 적고 대신 크고 하얘짐',
    },
  ),
} as const;

type Foggy = Use<ValuesOf<typeof params>, Draw>;

/** More discs than this would stall the browser. */
const mostDiscs = 50_000;

/** Half widths and half heights of the shrinking middles that discs are strewn over, with the number of discs each. */
function middles({ width, height }: Size, intensity: number): readonly (readonly [number, number, number])[] {
  const region = Math.max(1, Math.trunc(Math.floor(width / 3) * intensity));
  const found: (readonly [number, number, number])[] = [];
  let [wide, high] = [width, height];
  while (wide > region && high > region && found.length < 10) {
    const count = Math.trunc(((wide * high) / (region * region)) * intensity * 10);
    found.push([Math.floor(wide / 2), Math.floor(high / 2), count]);
    [wide, high] = [Math.trunc(wide * (1 - 0.1)), Math.trunc(high * (1 - 0.1))];
  }
  return found;
}

function drawDiscs(draws: Draws, size: Size, intensity: number): number[] {
  const around = middles(size, intensity);
  if (around.reduce((total, [, , count]) => total + count, 0) > mostDiscs)
    throw new Refusal({
      en: `Fog of more than ${mostDiscs} discs is not drawn here.`,
      ko: `원이 ${mostDiscs}개를 넘는 안개는 여기서 그리지 않음`,
    });
  const [centerX, centerY] = [Math.trunc(size.width / 2 - 0.5), Math.trunc(size.height / 2 - 0.5)];
  const largest = Math.max(2, Math.trunc(Math.min(size.width, size.height) * 0.1 * intensity));
  const radii = [Math.max(1, Math.floor(largest / 2)), largest - 1] as const;
  const discs: number[] = [];
  for (const [wide, high, count] of around)
    for (let i = 0; i < count; i++) {
      const n = discs.length;
      discs.push(draws.int('x', [centerX - wide, centerX + wide], n));
      discs.push(draws.int('y', [centerY - high, centerY + high], n), draws.int('radius', radii, n));
    }
  return discs;
}

/** How many discs lie over each pixel, at most 255: no level changes any more by then. */
export function discsOver({ width, height }: Size, discs: readonly number[]): { counts: Uint8Array; most: number } {
  // Where discs begin and end in each row; added up, that is how many are open.
  const changes = new Int32Array((width + 1) * height);
  for (let i = 0; i < discs.length; i += 3) {
    const [x, y, radius] = [discs[i]!, discs[i + 1]!, discs[i + 2]!];
    const last = Math.min(y + radius, height - 1);
    for (let row = Math.max(y - radius, 0); row <= last; row++) {
      const reach = Math.floor(Math.sqrt(radius * radius - (row - y) ** 2));
      const [from, to] = [Math.max(x - reach, 0), Math.min(x + reach + 1, width)];
      if (from >= to) continue;
      changes[row * (width + 1) + from]! += 1;
      changes[row * (width + 1) + to]! -= 1;
    }
  }
  const counts = new Uint8Array(width * height);
  let most = 0;
  for (let row = 0, i = 0; row < height; row++)
    for (let x = 0, open = 0; x < width; x++) {
      open += changes[row * (width + 1) + x]!;
      most = Math.max(most, open);
      counts[i++] = Math.min(open, 255);
    }
  return { counts, most: Math.min(most, 255) };
}

/** What becomes of each level under 0, 1, 2 and so on discs, each of which rounds: 256 levels a count. */
export function whitening(alpha: number, most: number): Uint8Array {
  const [white, kept] = [255 * Math.fround(alpha), Math.fround(1 - alpha)];
  const levels = Uint8Array.from({ length: 256 * (most + 1) }, (_, i) => i & 255);
  for (let i = 256; i < levels.length; i++)
    levels[i] = roundByte(Math.fround(white + Math.fround(levels[i - 256]! * kept)));
  return levels;
}

const discs = point({
  uses: [byteAt],
  uniforms: { counts: 'list', levels: 'list' },
  values({ params, draw, input }: Foggy) {
    const { counts, most } = discsOver(input, draw.discs);
    return {
      counts: packedBytes(counts),
      levels: packedBytes(whitening(params.alpha_coef * draw.intensity, most)),
    };
  },
  glsl: glsl`
ivec3 level = ivec3(c) + 256 * byteAt(counts, at.y * size.x + at.x);
return vec3(byteAt(levels, level.r), byteAt(levels, level.g), byteAt(levels, level.b));
`,
});

const blurWidth = ({ input: { width, height } }: Foggy): number =>
  Math.max(3, Math.floor(Math.min(width, height) / 30)) | 1;

const blur: FilterKernel<ValuesOf<typeof params>, Draw> = {
  kind: 'filter',
  border: 4,
  reach: (use) => (blurWidth(use) - 1) / 2,
  passes: byteBlurPasses((use: Foggy) => ({ width: blurWidth(use), sigma: 0 })),
};

const fog: SequenceKernel<ValuesOf<typeof params>, Draw> = { kind: 'sequence', kernels: [discs, blur] };

export const RandomFog = defineTransform({
  name: 'RandomFog',
  category: 'weather',
  doc: { en: 'Lays fog over the picture, densest in the middle.', ko: '가운데가 가장 짙은 안개를 이미지에 깔기' },
  note: {
    en: 'The picture is always blurred a little at the end, even where there is no fog.',
    ko: '안개가 없어도 마지막에 항상 살짝 흐려짐',
  },
  words: ['fog', 'mist', 'haze', 'smoke', 'cloud', '안개', '연무', '연기', '날씨'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    const intensity = draws.uniform('fog_coef_range', params.fog_coef_range);
    return { intensity, discs: drawDiscs(draws, input, intensity) };
  },
  caption: ({ draw }) => parts(`${decimal(100 * draw.intensity)} %`, `${draw.discs.length / 3}×`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'RandomFog',
        params: { ...params, fog_coef_range: [draw.intensity, draw.intensity] as const },
      },
    ],
    random: { en: 'Where the fog lies stays random.', ko: '안개가 놓이는 자리는 무작위로 남음' },
  }),
  kernel: () => fog,
});
