import type { Box, Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { clamp } from '../../math/round';
import { type ClassMap, defineTransform, Refusal, type Scene } from '../define';
import { maskSeen } from '../mask';
import { interval, nameList, numberList, type ValuesOf } from '../params';
import {
  cutting,
  drawFor,
  fillParams,
  type Hole,
  type HolesDraw,
  holeLabels,
  placesStayRandom,
  refuseInpainting,
} from './holes';
import { objectsOf, pixelsByObject } from './objects';

/** Besides the holes: how many each object got. */
type Draw = HolesDraw & { each: number };

const side = (en: string, ko: string) =>
  interval([0.1, 0.1], { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' }, { en, ko });

const params = {
  num_holes_range: interval(
    [1, 1],
    { hard: [1, 1000], slider: [1, 16], step: 1, int: true, scalar: 'fixed' },
    { en: 'How many holes every object gets.', ko: '물체마다 뚫을 구멍 개수' },
  ),
  hole_height_range: side(
    'Height of a hole as a part of the box, or of the square root of the object’s area in the mask.',
    '박스 높이에 대한 구멍 높이 비율. 마스크에서는 물체 넓이의 제곱근에 대한 비율',
  ),
  hole_width_range: side(
    'Width of a hole as a part of the box, or of the square root of the object’s area in the mask.',
    '박스 너비에 대한 구멍 너비 비율. 마스크에서는 물체 넓이의 제곱근에 대한 비율',
  ),
  mask_indices: numberList([1, 255], {
    en: 'Classes of the mask that get holes, by number. With a mask, this comes before the boxes.',
    ko: '구멍을 뚫을 마스크 클래스 번호. 마스크가 있으면 박스보다 먼저 적용됨',
  }),
  bbox_labels: nameList({
    en: 'Classes of bounding boxes that get holes, by name.',
    ko: '구멍을 뚫을 바운딩 박스의 클래스 이름',
  }),
  ...fillParams,
} as const;

type Values = ValuesOf<typeof params>;

const mostHoles = 20_000;

/** Holes anywhere within each box; their corners lose the fraction. */
export function holesInBoxes(boxes: readonly Box[], each: number, params: Values, draws: Draws): readonly Hole[] {
  return boxes.flatMap((box, i) => {
    const [wide, high] = [box.x2 - box.x1, box.y2 - box.y1];
    return Array.from({ length: each }, (_, n): Hole => {
      const index = i * each + n;
      const height = Math.trunc(draws.uniform('hole_height_range', params.hole_height_range, index) * high);
      const width = Math.trunc(draws.uniform('hole_width_range', params.hole_width_range, index) * wide);
      const x = box.x1 + draws.unit('x', index) * (wide - width);
      const y = box.y1 + draws.unit('y', index) * (high - height);
      // Without the sign of a negative zero.
      return [x, y, x + width, y + height].map((edge) => Math.trunc(edge) + 0);
    });
  });
}

/** Holes around pixels of each object, cut off at the edges of the picture; those without area are left out. */
export function holesInMask(mask: ClassMap, each: number, params: Values, draws: Draws): readonly Hole[] {
  const wanted = new Set(params.mask_indices);
  const objects = objectsOf(mask, (value) => (wanted.has(value) ? 1 : 0));
  if (objects.count * each > mostHoles) throw new Refusal(tooMany, 'page');
  const { pixels, starts } = pixelsByObject(objects);
  const holes = Array.from({ length: objects.count * each }, (_, index): Hole => {
    const object = 1 + Math.floor(index / each);
    const size = objects.sizes[object]!;
    const extent = Math.sqrt(size);
    const pixel = pixels[starts[object]! + draws.int('pixel', [0, size - 1], index)]!;
    const [x, y] = [pixel % mask.width, Math.floor(pixel / mask.width)];
    const down = Math.floor((draws.uniform('hole_height_range', params.hole_height_range, index) * extent) / 2);
    const across = Math.floor((draws.uniform('hole_width_range', params.hole_width_range, index) * extent) / 2);
    return [
      clamp(x - across, 0, mask.width - 1),
      clamp(y - down, 0, mask.height - 1),
      clamp(x + across, 0, mask.width),
      clamp(y + down, 0, mask.height),
    ];
  });
  return holes.filter(([x1, y1, x2, y2]) => x2! > x1! && y2! > y1!);
}

/** Boxes of the classes asked for. The library knows classes by the names of the picture's boxes and fails on others. */
function targets({ boxes, names = [] }: Scene, labels: NonNullable<Values['bbox_labels']>): readonly Box[] {
  if (boxes.length === 0) return [];
  const wanted = new Set(labels.map(String));
  if (labels.some((label) => typeof label === 'string' && !names.includes(label))) throw new Refusal(nobody);
  return boxes.filter(({ label }) => label !== undefined && wanted.has(label));
}

/** Holes that begin left of or above the picture, which only boxes that stick out have, are none in the library. */
const begins = ([x, y]: Hole): boolean => x! >= 0 && y! >= 0;
const within =
  ({ width, height }: Size) =>
  ([x1, y1, x2, y2]: Hole): Hole => [x1!, y1!, Math.min(x2!, width), Math.min(y2!, height)];

function holesFor(params: Values, each: number, draws: Draws, scene: Scene): readonly Hole[] {
  const { mask_indices: classes, bbox_labels: labels } = params;
  const mask = classes === null ? null : maskSeen(scene);
  if (mask !== null) return holesInMask(mask, each, params, draws);
  if (labels === null) return [];
  const boxes = targets(scene, labels);
  if (boxes.length * each > mostHoles) throw new Refusal(tooMany, 'page');
  return holesInBoxes(boxes, each, params, draws).filter(begins).map(within(scene));
}

const tooMany = {
  en: `More than ${mostHoles} holes are not shown here. The export keeps them.`,
  ko: `구멍 ${mostHoles}개까지만 보여 줌. 내보내기에는 그대로 남음`,
};
const nobody = {
  en: 'No box of this picture has one of these labels; the library raises an error unless an earlier picture had it.',
  ko: '이 이미지에 없는 박스 이름이 있음. 앞선 이미지에도 없었다면 라이브러리에서 오류가 남',
};

export const ConstrainedCoarseDropout = defineTransform<typeof params, Draw>({
  name: 'ConstrainedCoarseDropout',
  category: 'dropout',
  doc: {
    en: 'Covers parts of the objects, given by boxes or a mask.',
    ko: '박스나 마스크로 표시한 물체의 일부만 가리기',
  },
  note: {
    en: 'Does nothing without labels to look at. Boxes shrink to what can still be seen; keypoints in a hole disappear. Numbers in bbox_labels are taken for names. The fills "inpaint_telea" and "inpaint_ns" are not supported here.',
    ko: '볼 라벨이 없으면 아무것도 하지 않음. 바운딩 박스는 보이는 부분으로 줄고, 구멍 속 키포인트는 사라짐. bbox_labels의 숫자는 이름으로 여김. "inpaint_telea"와 "inpaint_ns"는 여기서 지원하지 않음',
  },
  words: ['cutout', 'object', 'occlusion', 'holes', 'mask', '물체', '가리기', '구멍', '컷아웃', '드롭아웃'],
  p: 0.5,
  params,
  sample(params, draws, scene): Draw {
    refuseInpainting(params.fill);
    const each = draws.int('num_holes_range', params.num_holes_range);
    return { ...drawFor(holesFor(params, each, draws, scene), params.fill, draws), each };
  },
  caption: ({ draw }) => `${draw.holes.length} ${draw.holes.length === 1 ? 'hole' : 'holes'}`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'ConstrainedCoarseDropout', params: { ...params, num_holes_range: [draw.each, draw.each] } }],
    random: placesStayRandom,
  }),
  kernel: cutting(() => mostHoles),
  labels: holeLabels,
});
