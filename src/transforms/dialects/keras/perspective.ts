import { homography, type Quad } from '../../../math/homography';
import type { Matrix3 } from '../../../math/matrix';
import { defineTransform, type Use } from '../../define';
import { parts, signed } from '../../format';
import { number, type ValuesOf } from '../../params';
import { following, resampling, warping } from './warp';
import { words } from './words';

/** How much further from the top left corner the others lie, as parts of their distance: x and y of each. */
type Draw = { right: number; bottom: number; corner: readonly [number, number] };

const params = {
  scale: number(
    1,
    { hard: [0, 1], slider: [0, 1], step: 0.01 },
    {
      en: 'Corners come up to half of this nearer to the top left one, or move as far away.',
      ko: '모서리가 왼쪽 위 모서리 쪽으로, 또는 반대로 최대 이 값의 절반만큼 움직임',
    },
  ),
  interpolation: resampling.interpolation,
  fill_value: resampling.fill_value,
} as const;

type View = Use<ValuesOf<typeof params>, Draw>;

/** From where the corners end up to where they are. */
function view({ draw: { right, bottom, corner }, input: { width, height } }: View): Matrix3 {
  const [x, y] = [width - 1, height - 1];
  const from = [
    [0, 0],
    [x * (1 + right), 0],
    [0, y * (1 + bottom)],
    [x * (1 + corner[0]), y * (1 + corner[1])],
  ] as const;
  const to = [
    [0, 0],
    [x, 0],
    [0, y],
    [x, y],
  ] as const;
  return homography(from.map(([a, b]) => [Math.fround(a), Math.fround(b)]) as unknown as Quad, to as unknown as Quad);
}

const viewed = warping(view);

export const kerasPerspective = defineTransform<typeof params, Draw>({
  name: 'keras.RandomPerspective',
  category: 'keras',
  doc: {
    en: 'Pulls three corners about; the top left one stays where it is.',
    ko: '세 모서리를 이리저리 당기기. 왼쪽 위 모서리는 그대로',
  },
  note: {
    en: 'Wide draws may fold the picture over. Keras knows no keypoints; here labels go where the pixels go. The layer’s factor is p here.',
    ko: '크게 당기면 이미지가 접히기도 함. Keras는 키포인트를 다루지 않으며 여기서는 라벨이 픽셀을 따라감. 레이어의 factor는 여기서 p',
  },
  words: [...words, 'perspective', 'homography', 'tilt', 'skew', '원근', '투시', '사다리꼴'],
  p: 1,
  params,
  thumbnail: { scale: 0.6 },
  sample({ scale }, draws) {
    const pull = (index: number): number => draws.uniform('scale', [-0.5 * scale, 0.5 * scale], index) + 0;
    return { right: pull(0), bottom: pull(1), corner: [pull(2), pull(3)] };
  },
  caption: ({ draw: { right, bottom, corner } }) => parts(...[right, bottom, ...corner].map((part) => signed(part, 2))),
  fix: ({ params: given }) => ({
    nodes: [{ transform: 'keras.RandomPerspective', params: given }],
    random: { en: 'Where the corners go stays random.', ko: '모서리의 위치는 무작위로 남음' },
  }),
  kernel: () => viewed,
  labels: following(view),
});
