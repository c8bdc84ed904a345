import { glsl } from '../../../glsl/glsl';
import { bytesOf } from '../../../math/bytes';
import { defineTransform, type LutKernel, point, type Use } from '../../define';
import { interval, number, type ValuesOf } from '../../params';

type Draw = { dropped: readonly number[] };

const params = {
  channel_drop_range: interval(
    [1, 1],
    { hard: [1, 2], slider: [1, 2], step: 1, int: true, scalar: 'fixed' },
    { en: 'How many channels are dropped.', ko: '버릴 채널 개수' },
  ),
  fill: number(
    0,
    { hard: [0, 255], slider: [0, 255], step: 1 },
    { en: 'Level that a dropped channel gets everywhere.', ko: '버린 채널을 채울 값' },
  ),
} as const;

type Values = ValuesOf<typeof params>;

const kernel: LutKernel<Values, Draw> = {
  kind: 'lut',
  table: ({ params, draw }) => bytesOf(768, (i) => (draw.dropped.includes(i >> 8) ? Math.trunc(params.fill) : i & 255)),
  formula: point({
    uniforms: { kept: 'vec3', fill: 'vec3' },
    values: ({ params, draw }: Use<Values, Draw>) => {
      const dropped = [0, 1, 2].map((channel) => draw.dropped.includes(channel));
      return { kept: dropped.map((is) => (is ? 0 : 1)), fill: dropped.map((is) => (is ? Math.trunc(params.fill) : 0)) };
    },
    glsl: glsl`return c * kept + fill;`,
  }),
};

export const ChannelDropout = defineTransform({
  name: 'ChannelDropout',
  category: 'color',
  doc: { en: 'Blanks one or two of the three channels.', ko: '세 채널 중 하나나 둘을 비우기' },
  words: ['drop', 'remove channel', 'missing', 'rgb', '채널', '제거', '드롭아웃', '비우기'],
  p: 0.5,
  params,
  sample(params, draws): Draw {
    const count = draws.int('channel_drop_range', params.channel_drop_range);
    // One channel is dropped, or all but one.
    const chosen = draws.int('channel', [0, 2]);
    return { dropped: [0, 1, 2].filter((channel) => (channel === chosen) === (count === 1)) };
  },
  caption: ({ draw }) => `without ${draw.dropped.map((channel) => 'RGB'[channel]).join('')}`,
  fix({ params, draw }) {
    // Only the number of channels can be pinned; shifts down to black, then up again, say which ones.
    const shifted = (by: number) => {
      const limit = (channel: number): readonly [number, number] =>
        draw.dropped.includes(channel) ? [by, by] : [0, 0];
      return {
        transform: 'RGBShift',
        params: { r_shift_limit: limit(0), g_shift_limit: limit(1), b_shift_limit: limit(2) },
      };
    };
    const level = Math.trunc(params.fill);
    // Half a level more, for shifts lose their fraction, and those up to one count in full whites.
    return { nodes: level === 0 ? [shifted(-255)] : [shifted(-255), shifted(Math.min(255, level + 0.5))] };
  },
  kernel: () => kernel,
});
