import { defineTransform, type NoKernel } from '../../define';
import { decimal, parts } from '../../format';
import { choice, number, vector } from '../../params';

type Normalization = 'standard' | 'image' | 'image_per_channel' | 'min_max' | 'min_max_per_channel';

const channels = ['R', 'G', 'B'] as const;

const unseen: NoKernel = { kind: 'none' };

export const Normalize = defineTransform({
  name: 'Normalize',
  category: 'color',
  doc: {
    en: 'Subtracts a mean and divides by a deviation, as networks expect.',
    ko: '평균을 빼고 표준편차로 나누어 네트워크 입력에 맞추기',
  },
  note: {
    en: 'The result is numbers around zero, not a picture: this page shows the picture as it was before. Put it last.',
    ko: '결과가 0 근처의 실수라 그림으로 볼 수 없어 적용 전 모습을 보여 줌. 맨 끝에 둘 것',
  },
  words: ['standardize', 'mean', 'std', 'imagenet', 'zero mean', '정규화', '표준화', '평균'],
  p: 1,
  params: {
    mean: vector(
      [0.485, 0.456, 0.406],
      { names: channels, hard: [-1000, 1000], step: 0.001 },
      {
        en: 'Mean per channel, as a part of the maximum.',
        ko: '채널별 평균. 최댓값에 대한 비율',
      },
    ),
    std: vector(
      [0.229, 0.224, 0.225],
      { names: channels, hard: [1e-6, 1000], step: 0.001 },
      {
        en: 'Deviation per channel, as a part of the maximum.',
        ko: '채널별 표준편차. 최댓값에 대한 비율',
      },
    ),
    max_pixel_value: number(
      255,
      { hard: [1e-6, 65535], slider: [1, 255], step: 1 },
      { en: 'Level that counts as 1.', ko: '1로 볼 최댓값' },
    ),
    normalization: choice<Normalization>(
      'standard',
      [
        { value: 'standard', label: { en: 'by the numbers above', ko: '위의 값 사용' } },
        { value: 'image', label: { en: 'by the image', ko: '이미지 전체 기준' } },
        { value: 'image_per_channel', label: { en: 'by the image, per channel', ko: '이미지 채널별' } },
        { value: 'min_max', label: { en: 'smallest to largest', ko: '최소–최대' } },
        { value: 'min_max_per_channel', label: { en: 'smallest to largest, per channel', ko: '최소–최대 채널별' } },
      ],
      { en: 'Where mean and deviation come from.', ko: '평균과 표준편차를 정하는 기준' },
    ),
  },
  sample: () => ({}),
  caption: ({ params }) =>
    params.normalization === 'standard'
      ? parts(
          `μ ${params.mean.map((m) => decimal(m, 3)).join(' ')}`,
          `σ ${params.std.map((s) => decimal(s, 3)).join(' ')}`,
        )
      : params.normalization.replaceAll('_', ' '),
  fix: ({ params }) => ({ nodes: [{ transform: 'Normalize', params }] }),
  kernel: () => unseen,
});
