import { defineTransform, type NoKernel } from '../../define';
import { flag } from '../../params';

const unseen: NoKernel = { kind: 'none' };

export const ToTensorV2 = defineTransform({
  name: 'ToTensorV2',
  category: 'color',
  doc: { en: 'Makes a PyTorch tensor, channels first.', ko: '채널이 앞에 오는 PyTorch 텐서로 만들기' },
  note: {
    en: 'Needs PyTorch where the pipeline runs, and must come last. The picture is shown as before.',
    ko: '파이프라인을 실행할 곳에 PyTorch가 필요하며 맨 끝에 둘 것. 그림은 적용 전 모습을 보여 줌',
  },
  words: ['pytorch', 'torch', 'tensor', 'chw', 'convert', '텐서', '파이토치', '변환'],
  p: 1,
  params: {
    transpose_mask: flag(false, {
      en: 'Puts the channels of masks first too.',
      ko: '마스크도 채널이 앞에 오게 바꿈',
    }),
  },
  sample: () => ({}),
  caption: () => 'H × W × C → C × H × W',
  fix: ({ params }) => ({ nodes: [{ transform: 'ToTensorV2', params }] }),
  kernel: () => unseen,
});
