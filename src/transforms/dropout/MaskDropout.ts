import { glsl } from '../../glsl/glsl';
import { clamp } from '../../math/round';
import { defineTransform, type Labels, point, Refusal, type Target, type Use } from '../define';
import { maskNeeded } from '../mask';
import { interval, number, type Params, type ValuesOf } from '../params';
import { type Objects, objectsOf } from './objects';

/** What is hidden, as stretches of pixels: row, first column, column after the last; row by row. */
type Draw = {
  runs: readonly (readonly number[])[];
  /** Objects hidden, and objects that there were. */
  dropped: number;
  of: number;
};

const level = (value: number, en: string, ko: string) =>
  number(value, { hard: [0, 255], slider: [0, 255], step: 1 }, { en, ko });

const params = {
  max_objects: interval(
    [1, 1],
    { hard: [1, 1000], slider: [1, 16], step: 1, int: true, scalar: 'one-to' },
    {
      en: 'How many objects are hidden; all of them if there are fewer.',
      ko: '가릴 물체 개수. 물체가 더 적으면 모두 가림',
    },
  ),
  fill: level(0, 'Level that hidden objects get.', '가린 물체를 채울 밝기'),
  fill_mask: level(0, 'Class that hidden objects get in the mask.', '가린 물체가 마스크에서 가질 값'),
} as const;

type Values = ValuesOf<typeof params>;

const mostRuns = 200_000;

/** The stretches of pixels of these objects. */
export function runsOf({ width, height, owner }: Objects, wanted: (object: number) => boolean): Draw['runs'] {
  const runs: (readonly number[])[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; ) {
      if (!wanted(owner[y * width + x]!)) {
        x += 1;
        continue;
      }
      const start = x;
      while (x < width && wanted(owner[y * width + x]!)) x += 1;
      runs.push([y, start, x]);
    }
  if (runs.length > mostRuns) throw new Refusal(tooFine, 'page');
  return runs;
}

/** First run and number of runs of each row of pixels. */
function rowsOf(runs: Draw['runs'], height: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: height }, () => [0, 0]);
  runs.forEach(([y], i) => {
    const row = rows[y!]!;
    if (row[1] === 0) row[0] = i;
    row[1]! += 1;
  });
  return rows;
}

const hiding = point({
  masks: true,
  uniforms: { rows: 'list', runs: 'list', fill: 'float' },
  values: ({ params, draw, input }: Use<Values, Draw>, target: Target) => ({
    rows: rowsOf(draw.runs, input.height),
    runs: draw.runs,
    fill: Math.trunc(target === 'image' ? params.fill : params.fill_mask),
  }),
  glsl: glsl`
ivec2 row = ivec2(listed(rows, at.y).xy);
for (int i = row.x; i < row.x + row.y; i++) {
  ivec2 run = ivec2(listed(runs, i).yz);
  if (at.x >= run.x && at.x < run.y) return vec3(fill);
}
return c;
`,
});

/** Whole numbers from `low` to `high`, both included, that are columns or rows of a side. */
const covered = (low: number, high: number, side: number): readonly [number, number] => [
  Math.ceil(Math.max(low, 0)),
  Math.floor(Math.min(high, side - 1)) + 1,
];

/** Boxes stay as they are or go; the library counts the pixels from edge to edge, both included. */
export const hiddenLabels: Labels<Params, Draw> = {
  box(box, { draw, input, keep = { area: 0, visibility: 0 } }) {
    if (draw.runs.length === 0) return box;
    // The library has boxes as fractions of the picture: what it loses on the way decides about pixels at the edge.
    const edge = (value: number, side: number): number => (keep.wide ? value / side : Math.fround(value / side)) * side;
    const [left, right] = covered(edge(box[0], input.width), edge(box[2], input.width), input.width);
    const [top, bottom] = covered(edge(box[1], input.height), edge(box[3], input.height), input.height);
    let visible = Math.max(0, right - left) * Math.max(0, bottom - top);
    for (const [y, start, end] of draw.runs)
      if (y! >= top && y! < bottom) visible -= Math.max(0, Math.min(right, end!) - Math.max(left, start!));
    const share = visible / ((box[2] - box[0]) * (box[3] - box[1]));
    return visible >= keep.area && share >= keep.visibility ? box : null;
  },
  keypoint(point, { draw, input }) {
    if (draw.runs.length === 0) return point;
    const [column, row] = [Math.trunc(point.x), Math.trunc(point.y)];
    if (column < 0 || row < 0 || column >= input.width || row >= input.height) return null;
    const under = draw.runs.some(([y, start, end]) => y === row && column >= start! && column < end!);
    return under ? null : point;
  },
};

const tooFine = {
  en: 'The objects of this mask are too finely divided to be shown here. The export keeps the step.',
  ko: '마스크의 물체가 너무 잘게 나뉘어 여기서 보여 줄 수 없음. 내보내기에는 그대로 남음',
};

export const MaskDropout = defineTransform<typeof params, Draw>({
  name: 'MaskDropout',
  category: 'dropout',
  doc: {
    en: 'Hides whole objects of the mask, in the picture and in the mask.',
    ko: '마스크의 물체를 이미지와 마스크에서 통째로 가리기',
  },
  note: {
    en: 'An object is what touches, diagonally too, and has one class. Boxes are not shrunk: they stay, or go where too little can be seen. The fills "inpaint_telea" and "inpaint_ns" raise errors in the library.',
    ko: '대각선까지 맞닿은 같은 클래스 픽셀이 물체 하나. 바운딩 박스는 줄지 않고 남거나, 보이는 부분이 모자라면 사라짐. "inpaint_telea"와 "inpaint_ns"는 라이브러리에서 오류가 남',
  },
  words: [
    'segmentation',
    'object',
    'hide',
    'erase',
    'occlusion',
    'mask',
    '마스크',
    '물체',
    '가리기',
    '지우기',
    '드롭아웃',
  ],
  p: 0.5,
  params,
  sample(params, draws, scene): Draw {
    const objects = objectsOf(maskNeeded(scene), (value) => value);
    const dropped = Math.min(objects.count, draws.int('max_objects', params.max_objects));
    const order = Array.from({ length: objects.count }, (_, i) => ({ object: i + 1, rank: draws.unit('object', i) }));
    const chosen = new Uint8Array(objects.count + 1);
    for (const { object } of order.sort((a, b) => a.rank - b.rank).slice(0, dropped)) chosen[object] = 1;
    return { runs: runsOf(objects, (object) => chosen[object] === 1), dropped, of: objects.count };
  },
  caption: ({ draw }) => `${draw.dropped} / ${draw.of}`,
  fix({ params, draw }) {
    const count = clamp(draw.dropped, ...params.max_objects);
    return {
      nodes: [{ transform: 'MaskDropout', params: { ...params, max_objects: [count, count] } }],
      ...(draw.dropped < draw.of && {
        random: { en: 'Which objects are hidden stays random.', ko: '어느 물체를 가릴지는 무작위로 남음' },
      }),
    };
  },
  kernel: () => hiding,
  labels: hiddenLabels,
});
