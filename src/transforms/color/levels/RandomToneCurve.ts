import { clamp, rint } from '../../../math/round';
import { defineTransform, type LutKernel } from '../../define';
import { decimal, parts } from '../../format';
import { flag, number, type Params } from '../../params';

/** Heights of the curve's two control points, 0..1: one pair, or one per channel. */
type Draw = { low: readonly number[]; high: readonly number[] };

/** A Bézier curve from black to white over all levels. */
function curve(low: number, high: number): number[] {
  return Array.from({ length: 256 }, (_, level) => {
    // The library's ramp counts up in steps of 1/255, and ends at one exactly.
    const t = level === 255 ? 1 : level * (1 / 255);
    const rest = 1 - t;
    return clamp(rint((3 * (rest * rest) * t * low + 3 * rest * (t * t) * high + t ** 3) * 255), 0, 255);
  });
}

const kernel: LutKernel<Params, Draw> = {
  kind: 'lut',
  table: ({ draw }) => Uint8Array.from(draw.low.flatMap((low, channel) => curve(low, draw.high[channel]!))),
};

export const RandomToneCurve = defineTransform({
  name: 'RandomToneCurve',
  category: 'color',
  doc: {
    en: 'Bends the tones by a curve through two random points; black and white stay.',
    ko: '임의의 두 점을 지나는 곡선으로 톤 바꾸기. 검정과 흰색은 그대로',
  },
  words: ['curves', 'tone', 'bezier', 'contrast', 'shadows', 'highlights', '톤 커브', '곡선', '대비', '명암'],
  p: 0.5,
  params: {
    scale: number(
      0.1,
      { hard: [0, 1], slider: [0, 1], step: 0.01 },
      {
        en: 'How far the two points stray: the deviation of their height.',
        ko: '두 점이 흔들리는 정도. 높이의 표준편차',
      },
    ),
    per_channel: flag(false, {
      en: 'A curve of its own for every channel, which changes the colours.',
      ko: '채널마다 다른 곡선을 써서 색까지 바꿈',
    }),
  },
  thumbnail: { scale: 0.5, per_channel: true },
  sample(params, draws): Draw {
    const points = (name: string, mean: number): number[] =>
      Array.from({ length: params.per_channel ? 3 : 1 }, (_, channel) =>
        clamp(draws.normal(name, mean, params.scale, channel), 0, 1),
      );
    return { low: points('low', 0.25), high: points('high', 0.75) };
  },
  caption: ({ draw }) =>
    parts(
      `low ${draw.low.map((y) => decimal(y, 2)).join(' ')}`,
      `high ${draw.high.map((y) => decimal(y, 2)).join(' ')}`,
    ),
  fix: ({ params }) => ({
    nodes: [{ transform: 'RandomToneCurve', params }],
    ...(params.scale > 0 && { random: { en: 'The curve itself stays random.', ko: '곡선 모양은 무작위로 남음' } }),
  }),
  kernel: () => kernel,
});
