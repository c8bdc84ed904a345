import type { Text } from '../../../math/text';

/** What people who come from there search for. */
export const words: readonly string[] = ['keras', 'tensorflow', 'preprocessing layer', '케라스'];

export const floats: Text = {
  en: 'Keras returns floats; they are shown rounded to whole levels.',
  ko: 'Keras는 실수를 돌려주므로 반올림한 값으로 보여 줌',
};
