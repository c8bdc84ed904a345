import { defineTransform } from '../../define';
import { parts, signed } from '../../format';
import { type Interval, interval } from '../../params';
import { shiftLevels } from '../../shift';

/** Shift per channel in levels, with the fraction that is lost when it is added. */
type Draw = { shift: readonly number[] };

/** Limits beyond one count in levels; otherwise both ends are parts of full white. */
const partOfWhite = ([low, high]: Interval): Interval =>
  Math.abs(low) > 1 || Math.abs(high) > 1 ? [low / 255, high / 255] : [low, high];

/** A limit that pins a shift: beyond one, and the same whole levels after going through the parts of white. */
function pinned(shift: number): Interval {
  const level = Math.trunc(shift);
  if (level === 0) return [0, 0];
  const stays = Math.abs(shift) > 1 && Math.trunc((shift / 255) * 255) === level;
  const limit = stays ? shift : Math.max(-255, Math.min(255, level + 0.5 * Math.sign(level)));
  return [limit, limit];
}

const range = { hard: [-255, 255], slider: [-100, 100], step: 1 } as const;

export const RGBShift = defineTransform({
  name: 'RGBShift',
  category: 'color',
  doc: { en: 'Adds its own amount to red, green and blue.', ko: '빨강, 초록, 파랑에 각각 다른 값 더하기' },
  note: {
    en: 'Limits between −1 and 1 are parts of full white in the library: 1 is 255 levels.',
    ko: '−1과 1 사이의 범위는 라이브러리에서 흰색에 대한 비율이라 1이 255단계',
  },
  words: ['color cast', 'color shift', 'white balance', 'tint', 'rgb', '색 이동', '색감', '화이트 밸런스', '색조'],
  p: 0.5,
  params: {
    r_shift_limit: interval([-20, 20], range, { en: 'Levels added to red.', ko: '빨강에 더할 값' }),
    g_shift_limit: interval([-20, 20], range, { en: 'Levels added to green.', ko: '초록에 더할 값' }),
    b_shift_limit: interval([-20, 20], range, { en: 'Levels added to blue.', ko: '파랑에 더할 값' }),
  },
  sample: (params, draws): Draw => ({
    shift: (['r_shift_limit', 'g_shift_limit', 'b_shift_limit'] as const).map(
      (name) => draws.uniform(name, partOfWhite(params[name])) * 255,
    ),
  }),
  caption: ({ draw }) => parts(...draw.shift.map((shift, channel) => `${'RGB'[channel]} ${signed(Math.trunc(shift))}`)),
  fix: ({ draw: { shift } }) => ({
    nodes: [
      {
        transform: 'RGBShift',
        params: {
          r_shift_limit: pinned(shift[0]!),
          g_shift_limit: pinned(shift[1]!),
          b_shift_limit: pinned(shift[2]!),
        },
      },
    ],
  }),
  kernel: () => shiftLevels,
});
