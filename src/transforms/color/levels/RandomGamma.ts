import { bytesOf } from '../../../math/bytes';
import { truncateByte } from '../../../math/round';
import { defineTransform, type LutKernel } from '../../define';
import { decimal } from '../../format';
import { interval, type Params } from '../../params';

/** Percent, as in the parameters. */
type Draw = { gamma: number };

/** Gamma is a factor here: 1 leaves the picture as it is, or nearly so. */
export function gammaTable(gamma: number): Uint8Array {
  // The library counts up in steps of 1/255, which is not quite the same as dividing by 255.
  const step = 1 / 255;
  return bytesOf(256, (level) => truncateByte((level * step) ** gamma * 255));
}

const kernel: LutKernel<Params, Draw> = { kind: 'lut', table: ({ draw }) => gammaTable(draw.gamma / 100) };

export const RandomGamma = defineTransform({
  name: 'RandomGamma',
  category: 'color',
  doc: {
    en: 'Bends the tones: darkens or lightens the mid-tones, keeps black and white.',
    ko: '검정과 흰색은 두고 중간 톤만 어둡게 또는 밝게',
  },
  note: {
    en: 'Levels are truncated, not rounded, so even 100 % darkens 24 of the 256 levels by one.',
    ko: '반올림이 아니라 버림이라 100 %에서도 256단계 중 24개가 1씩 어두워짐',
  },
  words: ['gamma', 'darken', 'lighten', 'exposure', 'power law', '감마', '노출', '어둡게', '밝게'],
  p: 0.5,
  params: {
    gamma_limit: interval(
      [80, 120],
      { hard: [1, 10000], slider: [20, 300], step: 1, unit: '%', scalar: 'one-to' },
      {
        en: 'Above 100 the picture gets darker, below 100 lighter.',
        ko: '100보다 크면 어두워지고 작으면 밝아짐',
      },
    ),
  },
  sample: (params, draws): Draw => ({ gamma: draws.uniform('gamma_limit', params.gamma_limit) }),
  caption: ({ draw }) => `γ ${decimal(draw.gamma / 100, 2)}`,
  fix: ({ draw }) => ({ nodes: [{ transform: 'RandomGamma', params: { gamma_limit: [draw.gamma, draw.gamma] } }] }),
  kernel: () => kernel,
});
