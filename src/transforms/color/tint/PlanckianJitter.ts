import { bytesOf } from '../../../math/bytes';
import { clamp, truncateByte } from '../../../math/round';
import { defineTransform, type LutKernel } from '../../define';
import { choice, type Interval, nullableInterval, type ValuesOf } from '../../params';

type Mode = 'blackbody' | 'cied';

/** Kelvin. */
type Draw = { temperature: number };

const step = 500;
const white = 6000;
const hottest = 15000;
const coldest: { readonly [M in Mode]: number } = { blackbody: 3000, cied: 4000 };

/** Red, green and blue of light, every 500 kelvin from the coldest on. */
const light: { readonly [M in Mode]: readonly (readonly [number, number, number])[] } = {
  blackbody: [
    [0.6743, 0.4029, 0.0013],
    [0.6281, 0.4241, 0.1665],
    [0.5919, 0.4372, 0.2513],
    [0.5623, 0.4457, 0.3154],
    [0.5376, 0.4515, 0.3672],
    [0.5163, 0.4555, 0.4103],
    [0.4979, 0.4584, 0.4468],
    [0.4816, 0.4604, 0.4782],
    [0.4672, 0.4619, 0.5053],
    [0.4542, 0.463, 0.5289],
    [0.4426, 0.4638, 0.5497],
    [0.432, 0.4644, 0.5681],
    [0.4223, 0.4648, 0.5844],
    [0.4135, 0.4651, 0.599],
    [0.4054, 0.4653, 0.6121],
    [0.398, 0.4654, 0.6239],
    [0.3911, 0.4655, 0.6346],
    [0.3847, 0.4656, 0.6444],
    [0.3787, 0.4656, 0.6532],
    [0.3732, 0.4656, 0.6613],
    [0.368, 0.4655, 0.6688],
    [0.3632, 0.4655, 0.6756],
    [0.3586, 0.4655, 0.682],
    [0.3544, 0.4654, 0.6878],
    [0.3503, 0.4653, 0.6933],
  ],
  cied: [
    [0.5829, 0.4421, 0.2288],
    [0.551, 0.4514, 0.2948],
    [0.5246, 0.4576, 0.3488],
    [0.5021, 0.4618, 0.3941],
    [0.4826, 0.4646, 0.4325],
    [0.4654, 0.4667, 0.4654],
    [0.4502, 0.4681, 0.4938],
    [0.4364, 0.4692, 0.5186],
    [0.424, 0.47, 0.5403],
    [0.4127, 0.4705, 0.5594],
    [0.4023, 0.4709, 0.5763],
    [0.3928, 0.4713, 0.5914],
    [0.3839, 0.4715, 0.6049],
    [0.3757, 0.4716, 0.6171],
    [0.3681, 0.4717, 0.6281],
    [0.3609, 0.4718, 0.638],
    [0.3543, 0.4719, 0.6472],
    [0.348, 0.4719, 0.6555],
    [0.3421, 0.4719, 0.6631],
    [0.3365, 0.4719, 0.6702],
    [0.3313, 0.4719, 0.6766],
    [0.3263, 0.4719, 0.6826],
    [0.3217, 0.4719, 0.6882],
  ],
};

const params = {
  mode: choice<Mode>(
    'blackbody',
    [
      { value: 'blackbody', label: { en: 'glowing body', ko: '흑체' } },
      { value: 'cied', label: { en: 'daylight', ko: '주광(CIE D)' } },
    ],
    { en: 'What gives the light.', ko: '빛을 내는 광원' },
  ),
  temperature_limit: nullableInterval(
    null,
    { hard: [3000, 15000], slider: [3000, 15000], step: 100, int: true, scalar: 'fixed', start: [3000, 15000] },
    {
      en: 'Kelvin; 6000 must lie within, and daylight starts at 4000. None takes all there is.',
      ko: '켈빈. 6000을 포함해야 하고 주광은 4000부터. 없음이면 전체 범위',
    },
  ),
  sampling_method: choice<'uniform' | 'gaussian'>(
    'uniform',
    [
      { value: 'uniform', label: { en: 'evenly', ko: '고르게' } },
      { value: 'gaussian', label: { en: 'mostly near 6000', ko: '6000 근처를 자주' } },
    ],
    { en: 'How temperatures are drawn: warmer ones 4 times in 10.', ko: '온도를 뽑는 방법. 열 번에 네 번은 따뜻한 쪽' },
  ),
} as const;

type Values = ValuesOf<typeof params>;

const limitsOf = ({ mode, temperature_limit }: Values): Interval => temperature_limit ?? [coldest[mode], hottest];

/** How much red and blue there is for green, between the two nearest temperatures. */
function ratios(mode: Mode, kelvin: number): readonly [number, number, number] {
  const least = coldest[mode];
  const temperature = clamp(kelvin, least, hottest);
  const left = Math.max(Math.floor(temperature / step) * step, least);
  const right = Math.min((Math.floor(temperature / step) + 1) * step, hottest);
  const at = (edge: number) => light[mode][(edge - least) / step]!;
  const part = left === right ? 0 : (temperature - left) / (right - left);
  const mixed = (channel: 0 | 1 | 2): number => (1 - part) * at(left)[channel] + part * at(right)[channel];
  return [mixed(0) / mixed(1), 1, mixed(2) / mixed(1)];
}

const kernel: LutKernel<Values, Draw> = {
  kind: 'lut',
  table({ params, draw }) {
    const factors = ratios(params.mode, draw.temperature).map(Math.fround);
    return bytesOf(768, (i) => truncateByte(Math.fround((i & 255) * factors[i >> 8]!)));
  },
};

export const PlanckianJitter = defineTransform({
  name: 'PlanckianJitter',
  category: 'color',
  doc: {
    en: 'Changes the light: from candle yellow to sky blue.',
    ko: '조명의 색온도를 촛불의 노랑에서 하늘의 파랑까지 바꾸기',
  },
  words: ['white balance', 'color temperature', 'kelvin', 'warm', 'cool', '색온도', '화이트 밸런스', '켈빈', '조명'],
  p: 0.5,
  params,
  thumbnail: { temperature_limit: [3000, 6000] },
  check(params) {
    const [low, high] = limitsOf(params);
    if (low < coldest[params.mode])
      return {
        en: `temperature_limit must lie within ${coldest[params.mode]}..${hottest} for this mode.`,
        ko: `이 mode의 temperature_limit은 ${coldest[params.mode]}~${hottest} 안이어야 함`,
      };
    if (low > white || high < white)
      return {
        en: `temperature_limit must contain ${white}.`,
        ko: `temperature_limit은 ${white}을 포함해야 함`,
      };
    return null;
  },
  sample(params, draws): Draw {
    const [low, high] = limitsOf(params);
    const warm = draws.unit('side') < 0.4;
    const end = warm ? low : high;
    const temperature =
      params.sampling_method === 'uniform'
        ? draws.uniform('temperature', warm ? [low, white] : [white, high])
        : white + Math.sign(end - white) * Math.abs(draws.normal('temperature', 0, Math.abs(end - white) / 3));
    return { temperature: Math.trunc(clamp(temperature, low, high)) };
  },
  caption: ({ draw }) => `${draw.temperature} K`,
  fix: ({ params }) => ({
    nodes: [{ transform: 'PlanckianJitter', params }],
    random: { en: 'The temperature stays random.', ko: '색온도는 무작위로 남음' },
  }),
  kernel: () => kernel,
});
