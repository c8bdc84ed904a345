/** Brightness, contrast, saturation and hue in random order: the draw, whichever library's arithmetic follows. */
import type { Draws } from '../../../math/random';
import type { Fixed } from '../../define';
import { decimal, parts, signed } from '../../format';
import { type Interval, interval } from '../../params';

const changes = ['brightness', 'contrast', 'saturation', 'hue'] as const;

export type JitterDraw = {
  brightness: number;
  contrast: number;
  saturation: number;
  hue: number;
  /** Which of the four comes first, second, … */
  order: readonly number[];
};

const factor = { hard: [0, 100], slider: [0, 3], step: 0.01, unit: '×', scalar: 'around-one' } as const;

/** The parameters of both libraries, which only differ in how far hues turn at first. */
export const jitterParams = (hueRange: Interval) => ({
  brightness: interval([0.8, 1.2], factor, {
    en: 'Multiplies every level; 1 changes nothing.',
    ko: '모든 값에 곱하는 배율. 1이면 그대로',
  }),
  contrast: interval([0.8, 1.2], factor, {
    en: 'Moves levels away from the mean grey above 1, towards it below.',
    ko: '평균 회색에서 1보다 크면 멀어지고 작으면 가까워짐',
  }),
  saturation: interval([0.8, 1.2], factor, {
    en: 'More vivid above 1, greyer below; 0 is grey.',
    ko: '1보다 크면 진하게, 작으면 회색에 가깝게. 0이면 회색',
  }),
  hue: interval(
    hueRange,
    { hard: [-0.5, 0.5], slider: [-0.5, 0.5], step: 0.01 },
    {
      en: 'Turns all colours by this part of the colour wheel: 0.5 is halfway round.',
      ko: '모든 색을 색상환에서 이 비율만큼 돌림. 0.5면 반 바퀴',
    },
  ),
});

type Ranges = { readonly [change in (typeof changes)[number]]: Interval };

/** The order by sorting random keys: every one is equally likely. */
const shuffled = (keys: readonly number[]): number[] => [0, 1, 2, 3].sort((a, b) => keys[a]! - keys[b]!);

/** Whether it would do nothing. */
const rests = (change: (typeof changes)[number], range: Interval): boolean =>
  range.every((end) => end === (change === 'hue' ? 0 : 1));

export const drawJitter = (params: Ranges, draws: Draws): JitterDraw => ({
  brightness: draws.uniform('brightness', params.brightness),
  contrast: draws.uniform('contrast', params.contrast),
  saturation: draws.uniform('saturation', params.saturation),
  hue: draws.uniform('hue', params.hue),
  // One change alone has no order.
  order:
    changes.filter((change) => !rests(change, params[change])).length < 2
      ? [0, 1, 2, 3]
      : shuffled([0, 1, 2, 3].map((change) => draws.unit('order', change))),
});

export const jitterCaption = ({ draw }: { readonly draw: JitterDraw }): string =>
  parts(
    ...draw.order.map((change) => {
      const name = changes[change]!;
      return name === 'hue' ? `hue ${signed(draw.hue, 2)}` : `${name} ×${decimal(draw[name], 2)}`;
    }),
  );

const still = { brightness: [1, 1], contrast: [1, 1], saturation: [1, 1], hue: [0, 0] } as const;

/** One node per change, in the order that was drawn; the others are neutral there. */
export const oneByOne =
  (transform: string) =>
  ({ draw }: { readonly draw: JitterDraw }): Fixed => ({
    nodes: draw.order.map((change) => {
      const name = changes[change]!;
      return { transform, params: { ...still, [name]: [draw[name], draw[name]] } };
    }),
  });
