import { defineTransform, type NoKernel } from '../../define';
import { choice, nullableNumber } from '../../params';

type Format = 'uint8' | 'uint16' | 'uint32';

const unseen: NoKernel = { kind: 'none' };

export const FromFloat = defineTransform({
  name: 'FromFloat',
  category: 'color',
  doc: { en: 'Multiplies numbers from 0 to 1 back into whole levels.', ko: '0~1의 실수를 정수 픽셀값으로 되돌리기' },
  note: {
    en: 'Belongs after ToFloat: whole levels must not be multiplied once more. Only the number format changes, so the picture is shown as before.',
    ko: 'ToFloat 뒤에 쓸 것. 정수 값을 다시 곱하면 안 됨. 숫자 형식만 바뀌므로 적용 전 모습을 보여 줌',
  },
  words: ['uint8', 'uint16', 'convert', 'scale', 'dtype', 'multiply', '정수', '변환', '자료형', '형변환'],
  p: 1,
  params: {
    dtype: choice<Format>(
      'uint8',
      [
        { value: 'uint8', label: { en: 'uint8', ko: 'uint8' } },
        { value: 'uint16', label: { en: 'uint16', ko: 'uint16' } },
        { value: 'uint32', label: { en: 'uint32', ko: 'uint32' } },
      ],
      { en: 'Number format of the result.', ko: '결과의 자료형' },
    ),
    max_value: nullableNumber(
      255,
      { hard: [1e-6, 4294967295], slider: [1, 255], step: 1 },
      {
        en: 'What numbers are multiplied by; none takes the largest of the format.',
        ko: '곱할 값. 없음이면 자료형의 최댓값',
      },
    ),
  },
  sample: () => ({}),
  caption: ({ params }) => (params.max_value === null ? params.dtype : `× ${params.max_value} ${params.dtype}`),
  fix: ({ params }) => ({ nodes: [{ transform: 'FromFloat', params }] }),
  kernel: () => unseen,
});
