import { defineTransform, type NoKernel } from '../../define';
import { number } from '../../params';

const same: NoKernel = { kind: 'none' };

export const ToRGB = defineTransform({
  name: 'ToRGB',
  category: 'color',
  doc: { en: 'Repeats the only channel of a grey picture.', ko: '1채널 흑백 이미지의 채널을 복제하기' },
  note: {
    en: 'Pictures have three channels here from the start, so nothing changes; the library only warns then.',
    ko: '여기서는 처음부터 3채널이라 달라지는 것이 없음. 라이브러리도 경고만 냄',
  },
  words: ['grayscale to rgb', 'channels', 'convert', 'merge', '채널', '변환', '흑백'],
  p: 1,
  params: {
    num_output_channels: number(
      3,
      { hard: [1, 1024], slider: [1, 4], step: 1, int: true },
      { en: 'How many equal channels a grey picture gets.', ko: '흑백 이미지를 몇 개의 같은 채널로 만들지' },
    ),
  },
  sample: () => ({}),
  caption: () => 'already RGB',
  fix: ({ params }) => ({ nodes: [{ transform: 'ToRGB', params }] }),
  kernel: () => same,
});
