import { defineTransform, type NoKernel } from '../../define';
import { nullableNumber } from '../../params';

const unseen: NoKernel = { kind: 'none' };

export const ToFloat = defineTransform({
  name: 'ToFloat',
  category: 'color',
  doc: { en: 'Divides whole levels into numbers from 0 to 1.', ko: '정수 픽셀값을 나누어 0~1의 실수로 바꾸기' },
  note: {
    en: 'Only the number format changes, so the picture is shown as before. What comes after it works on whole levels here, on numbers in the library.',
    ko: '숫자 형식만 바뀌므로 적용 전 모습을 보여 줌. 이후 단계를 라이브러리는 실수로, 여기서는 정수로 계산함',
  },
  words: ['float32', 'convert', 'scale', 'dtype', 'divide', '실수', '변환', '자료형', '형변환'],
  p: 1,
  params: {
    max_value: nullableNumber(
      null,
      { hard: [1e-6, 4294967295], slider: [1, 255], step: 1 },
      {
        en: 'What levels are divided by; none takes the largest of the format.',
        ko: '나눌 값. 없음이면 자료형의 최댓값',
      },
    ),
  },
  sample: () => ({}),
  caption: ({ params }) => `÷ ${params.max_value ?? 255}`,
  fix: ({ params }) => ({ nodes: [{ transform: 'ToFloat', params }] }),
  kernel: () => unseen,
});
