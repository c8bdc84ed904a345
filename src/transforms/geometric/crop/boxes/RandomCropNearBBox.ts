import { type Box, clipBox } from '../../../../math/box';
import { clamp, rint } from '../../../../math/round';
import { defineTransform, Refusal } from '../../../define';
import { choice, interval } from '../../../params';
import { centredWindow, valid, type Window, windowed } from '../window';

const windowOf = ({ x1, y1, x2, y2 }: Box): Window => ({ x: x1, y: y1, width: x2 - x1, height: y2 - y1 });

export const RandomCropNearBBox = defineTransform({
  name: 'RandomCropNearBBox',
  category: 'geometric',
  doc: {
    en: 'Cuts out one bounding box with randomly shifted edges.',
    ko: '바운딩 박스 하나를 가장자리를 흔들어 잘라내기',
  },
  note: {
    en: 'The library takes the box with every call, in whole pixels; here it is the first of the labels, rounded. The first number shifts top and bottom, the second left and right; nothing is drawn between them.',
    ko: '라이브러리는 호출마다 정수 픽셀 박스를 따로 받지만 여기서는 첫 번째 레이블을 반올림해 씀. 첫 값은 위아래, 둘째 값은 좌우를 흔드는 정도이며 둘 사이에서 뽑는 값이 아님',
  },
  words: ['bounding box', 'jitter', 'object crop', 'around', '바운딩 박스', '객체', '주변 자르기', '크롭'],
  p: 1,
  params: {
    max_part_shift: interval(
      [0, 0.3],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      {
        en: 'Most that an edge moves: first top and bottom, as a part of the height, then left and right, as a part of the width.',
        ko: '변이 움직이는 최대 비율. 첫 값은 높이에 대한 위아래, 둘째 값은 너비에 대한 좌우',
      },
    ),
    cropping_bbox_key: choice<'cropping_bbox'>(
      'cropping_bbox',
      [{ value: 'cropping_bbox', label: { en: 'cropping_bbox', ko: 'cropping_bbox' } }],
      { en: 'Name under which the library is handed the box.', ko: '라이브러리에 박스를 넘길 때 쓰는 이름' },
    ),
  },
  sample({ max_part_shift: [vertical, horizontal] }, draws, scene): Window {
    const [first] = scene.boxes;
    if (first === undefined)
      throw new Refusal({
        en: 'It needs a bounding box, and there is none.',
        ko: '바운딩 박스가 필요하지만 없음',
      });
    const box = clipBox({ x1: rint(first.x1), y1: rint(first.y1), x2: rint(first.x2), y2: rint(first.y2) }, scene);
    const { width, height } = windowOf(box);
    const [high, wide] = [rint(height * vertical), rint(width * horizontal)];
    const shift = (edge: string, most: number): number => draws.int(edge, [-most, most]);
    const x1 = clamp(box.x1 - shift('x_min', wide), 0, scene.width);
    const x2 = clamp(box.x2 + shift('x_max', wide), x1, scene.width);
    const y1 = clamp(box.y1 - shift('y_min', high), 0, scene.height);
    const y2 = clamp(box.y2 + shift('y_max', high), y1, scene.height);
    // Edges that met: the library takes the middle of the picture, as large as the box.
    const cut = x1 === x2 || y1 === y2 ? centredWindow({ width, height }, scene) : windowOf({ x1, y1, x2, y2 });
    return valid(cut, scene);
  },
  ...windowed,
});
