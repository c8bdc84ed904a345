import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { defineTransform } from '../define';
import { decimal, parts } from '../format';
import { overlay } from './flare/overlay';
import { type FlareDraw, flareParams } from './flare/params';
import { physical } from './flare/physical';
import { regionError } from './regions';

/** A circle on the line through the sun; the row of places where circles may lie is as long as the picture is wide. */
function circle(n: number, color: readonly number[], { center, turn }: FlareDraw, input: Size, draws: Draws): number[] {
  const { width, height } = input;
  const [x, y] = center as [number, number];
  const angle = 2 * Math.PI * turn;
  const step = Math.max(1, Math.trunc(Math.sqrt(height ** 2 + width ** 2) * 0.01));
  const alpha = draws.uniform('alpha', [0.05, 0.2], n);
  const along = -x + step * draws.int('place', [0, Math.ceil(width / step) - 1], n);
  const radius = draws.int('radius', [1, Math.max(2, Math.trunc(height * 0.01))], n);
  const darker = Math.trunc(Math.max(...color) * 0.2);
  return [
    alpha,
    // Adding zero keeps a negative one out, which JSON would lose.
    Math.trunc(x + along * Math.cos(angle)) + 0,
    Math.trunc(y + along * Math.sin(angle)) + 0,
    radius ** 3,
    ...color.map((level, channel) => draws.int('color', [Math.max(level - darker, 0), level], 3 * n + channel)),
  ];
}

export const RandomSunFlare = defineTransform({
  name: 'RandomSunFlare',
  category: 'weather',
  doc: { en: 'Lets the sun shine into the lens.', ko: '렌즈에 햇빛이 비쳐 든 듯한 플레어 넣기' },
  note: {
    en: 'Radii of circles are cubes of small numbers, as in the library: most are dots, and in large pictures a few are huge.',
    ko: '원의 반지름은 작은 수의 세제곱이라 대부분 점처럼 작고, 큰 이미지에서는 몇 개가 아주 큼',
  },
  words: ['sun', 'flare', 'lens flare', 'glare', 'light', 'glow', '햇빛', '태양', '플레어', '빛 번짐', '눈부심'],
  p: 0.5,
  params: flareParams,
  thumbnail: { src_radius: 80, src_color: [255, 240, 200] },
  check: ({ flare_roi }) => regionError('flare_roi', flare_roi, { empty: false }),
  sample(params, draws, input): FlareDraw {
    const [left, top, right, bottom] = params.flare_roi as readonly [number, number, number, number];
    const draw: FlareDraw = {
      turn: draws.uniform('angle_range', params.angle_range),
      center: [
        Math.trunc(input.width * draws.uniform('center', [left, right], 0)),
        Math.trunc(input.height * draws.uniform('center', [top, bottom], 1)),
      ],
      circles: [],
    };
    const count = draws.int('num_flare_circles_range', params.num_flare_circles_range);
    const circles = Array.from({ length: count }, (_, n) => circle(n, params.src_color, draw, input, draws));
    return { ...draw, circles };
  },
  caption: ({ draw: { center, turn, circles } }) =>
    parts(center.join(', '), `${decimal(360 * turn)}°`, `${circles.length}×`),
  fix: ({ params, draw: { turn, circles } }) => ({
    nodes: [
      {
        transform: 'RandomSunFlare',
        params: {
          ...params,
          angle_range: [turn, turn] as const,
          num_flare_circles_range: [circles.length, circles.length] as const,
        },
      },
    ],
    random: {
      en: 'Where the sun is, and the places and colours of circles, stay random.',
      ko: '해의 위치와 원의 자리, 색은 무작위로 남음',
    },
  }),
  kernel: ({ method }) => (method === 'overlay' ? overlay : physical),
});
