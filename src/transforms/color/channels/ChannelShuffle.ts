import { glsl } from '../../../glsl/glsl';
import { defineTransform, point } from '../../define';

/** Which old channel each new one is. */
type Draw = { order: readonly number[] };

const reordered = point({
  uniforms: { order: 'vec3' },
  values: ({ draw }: { readonly draw: Draw }) => ({ order: draw.order }),
  glsl: glsl`return vec3(c[int(order.x)], c[int(order.y)], c[int(order.z)]);`,
});

const permutations = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

export const ChannelShuffle = defineTransform({
  name: 'ChannelShuffle',
  category: 'color',
  doc: { en: 'Swaps red, green and blue at random.', ko: '빨강, 초록, 파랑 채널을 무작위로 섞기' },
  note: {
    en: 'One time in six the order stays as it was.',
    ko: '여섯 번에 한 번은 순서가 그대로임',
  },
  words: ['swap', 'permute', 'rgb', 'bgr', 'channels', '채널', '섞기', '순서', '교환'],
  p: 0.5,
  params: {},
  sample: (_, draws): Draw => ({ order: permutations[draws.int('order', [0, 5])]! }),
  caption: ({ draw }) => draw.order.map((channel) => 'RGB'[channel]).join(''),
  fix: () => ({
    nodes: [{ transform: 'ChannelShuffle', params: {} }],
    random: { en: 'The order of the channels stays random.', ko: '채널 순서는 무작위로 남음' },
  }),
  kernel: () => reordered,
});
