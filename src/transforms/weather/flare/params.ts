/** What both kinds of sun flare share. */
import type { Use } from '../../define';
import { choice, interval, number, type ValuesOf, vector } from '../../params';
import { region } from '../regions';

/** The sun in whole pixels, the direction as a part of a turn; circles as alpha, x, y, radius (cubed already), R, G, B. */
export type FlareDraw = {
  center: readonly number[];
  turn: number;
  circles: readonly (readonly number[])[];
};

export const flareParams = {
  flare_roi: region([0, 0, 1, 0.5], {
    en: 'Where the sun may be, as parts of width and height.',
    ko: '해가 놓일 영역. 너비와 높이에 대한 비율',
  }),
  src_radius: number(
    400,
    { hard: [2, 10000], slider: [2, 1000], step: 1, int: true, unit: 'px' },
    { en: 'How far the glow of the sun reaches.', ko: '햇빛이 번지는 반지름' },
  ),
  src_color: vector(
    [255, 255, 255],
    { names: ['R', 'G', 'B'], hard: [0, 255], step: 1, int: true },
    { en: 'Colour of the sun; circles have darker ones.', ko: '해의 색. 원들은 이보다 조금 어두움' },
  ),
  angle_range: interval(
    [0, 1],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Direction of the row of circles, as a part of a full turn.', ko: '원이 늘어선 방향. 한 바퀴에 대한 비율' },
  ),
  num_flare_circles_range: interval(
    [6, 10],
    { hard: [1, 1000], slider: [1, 30], step: 1, int: true, scalar: 'fixed' },
    { en: 'How many circles there are.', ko: '원의 개수' },
  ),
  method: choice<'overlay' | 'physics_based'>(
    'overlay',
    [
      { value: 'overlay', label: { en: 'overlay', ko: '겹쳐 그리기' } },
      { value: 'physics_based', label: { en: 'physics-based', ko: '물리 기반' } },
    ],
    {
      en: 'Blends discs over the picture, or a blurred sun with rays that only adds light.',
      ko: '원을 겹쳐 그리거나, 흐려진 해와 빛줄기로 빛만 더함',
    },
  ),
} as const;

export type Flaring = Use<ValuesOf<typeof flareParams>, FlareDraw>;
