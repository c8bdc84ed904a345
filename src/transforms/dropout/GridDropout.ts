import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { clamp } from '../../math/round';
import { defineTransform, point, Refusal, type Target, type Use } from '../define';
import { dimensions } from '../format';
import { flag, nullableInterval, nullableVector, number, type ValuesOf, vector } from '../params';
import {
  cutting,
  drawFor,
  fillParams,
  type HolesDraw,
  holeLabels,
  holeValues,
  placesStayRandom,
  refuseInpainting,
} from './holes';

/** Edges of the cells, first to last; holes lie row by row. */
type Draw = HolesDraw & { rows: readonly number[]; columns: readonly number[] };

const params = {
  ratio: number(
    0.5,
    { hard: [0.001, 1], slider: [0.05, 1], step: 0.05 },
    { en: 'Side of a hole as a part of its cell.', ko: '칸에 대한 구멍 한 변의 비율' },
  ),
  random_offset: flag(true, {
    en: 'Every hole lies somewhere else in its cell.',
    ko: '구멍마다 칸 안의 다른 곳에 둠',
  }),
  unit_size_range: nullableInterval(
    null,
    { hard: [2, 8192], slider: [2, 200], step: 1, int: true, unit: 'px', scalar: 'until-next', start: [20, 41] },
    {
      en: 'Side of a cell; the upper end itself is never drawn. Not used where holes are counted.',
      ko: '칸 한 변의 길이. 위쪽 끝값은 나오지 않음. 구멍 개수를 정하면 쓰지 않음',
    },
  ),
  holes_number_xy: nullableVector(
    null,
    { names: ['rows', 'columns'], hard: [1, 1000], step: 1, int: true, start: [5, 5] },
    {
      en: 'How many holes down and across: the library takes the first number for rows, whatever the name says.',
      ko: '세로와 가로의 구멍 개수. 이름과 달리 라이브러리는 첫째 수를 행 수로 씀',
    },
  ),
  shift_xy: vector(
    [0, 0],
    { names: ['x', 'y'], hard: [0, 8192], step: 1, int: true },
    {
      en: 'How far holes lie from the corner of their cell, in pixels, where this is not random.',
      ko: '무작위로 두지 않을 때 칸 모서리에서 떨어진 거리(픽셀)',
    },
  ),
  ...fillParams,
} as const;

type Values = ValuesOf<typeof params>;

const mostHoles = 16384;
const raises = (en: string, ko: string): Refusal =>
  new Refusal({ en: `${en}; the library raises an error here.`, ko: `${ko} 라이브러리에서 오류가 남` });

/** Rows and columns. */
function gridFor(params: Values, draws: Draws, { width, height }: Size): readonly [number, number] {
  const { unit_size_range: units, holes_number_xy: counts } = params;
  if (counts) {
    if (counts[0]! > height || counts[1]! > width)
      throw new Refusal({ en: 'There are more cells than pixels.', ko: '칸이 픽셀보다 많음' });
    return [counts[0]!, counts[1]!];
  }
  if (units && units[1] > Math.min(width, height))
    throw raises('unit_size_range reaches beyond the shorter side', 'unit_size_range가 짧은 변보다 커서');
  if (units && units[0] === units[1])
    throw raises('The upper end of unit_size_range is not included, so nothing is left', '위쪽 끝값을 뺀 범위가 비어');
  const side = units && draws.int('unit_size_range', [units[0], units[1] - 1]);
  const cells = (length: number): number => Math.floor(length / (side ?? Math.max(2, Math.floor(length / 10))));
  const [rows, columns] = [cells(height), cells(width)];
  if (rows === 0 || columns === 0) throw raises('The picture is too small for a cell', '이미지가 한 칸보다 작아');
  return [rows, columns];
}

/** Splits a side into cells that differ by a pixel at most, the longer ones anywhere. */
function edges(name: string, length: number, count: number, draws: Draws): number[] {
  const longer = length % count;
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => draws.unit(name, a) - draws.unit(name, b));
  const found = [0];
  for (const place of order) found.push(found.at(-1)! + Math.floor(length / count) + (place < longer ? 1 : 0));
  return found;
}

const holeSide = (cell: number, ratio: number): number => Math.trunc(Math.min(Math.max(cell * ratio, 1), cell - 1));

/** The number of the cell that each pixel of a side lies in, times `step`. */
function perPixel(edges: readonly number[], step: number): Float32Array {
  const cells = new Float32Array(4 * edges.at(-1)!);
  for (let cell = 0; cell + 1 < edges.length; cell++)
    for (let i = edges[cell]!; i < edges[cell + 1]!; i++) cells[4 * i] = cell * step;
  return cells;
}

/** A hole of a cell never leaves it where its place is random: no need to look at every hole for every pixel. */
const inCells = {
  uses: [hash],
  uniforms: { rows: 'list', columns: 'list', holes: 'list', colors: 'list', seed: 'float', random: 'float' },
  values(use: Use<Values, Draw>, target: Target) {
    const { rows, columns } = use.draw;
    const across = columns.length - 1;
    return { ...holeValues(use, target), rows: perPixel(rows, across), columns: perPixel(columns, 1) };
  },
  glsl: glsl`
int i = int(listed(rows, at.y).x) + int(listed(columns, at.x).x);
ivec4 hole = ivec4(listed(holes, i));
bool outside = any(lessThan(at, hole.xy)) || any(greaterThanEqual(at, hole.zw));
vec3 color = random > 0.5 ? vec3(pcg3d(uvec3(at, pcg(uint(seed) + uint(i)))) >> 24u) : listed(colors, i).rgb;
return outside ? c : color;
`,
} as const;

const regular = cutting<Values>(() => mostHoles);
const imageOnly = point(inCells);
const withMasks = point({ ...inCells, masks: true });

export const GridDropout = defineTransform<typeof params, Draw>({
  name: 'GridDropout',
  category: 'dropout',
  doc: { en: 'Covers squares on a grid.', ko: '격자 모양으로 사각형을 가리기' },
  note: {
    en: 'Without sizes or counts there are about ten cells a side. Boxes shrink to what can still be seen; keypoints in a hole disappear.',
    ko: '크기나 개수를 정하지 않으면 한 변에 약 10칸. 바운딩 박스는 보이는 부분으로 줄고, 구멍 속 키포인트는 사라짐',
  },
  words: ['gridmask', 'grid mask', 'checkerboard', 'holes', 'occlusion', '그리드', '격자', '가리기', '드롭아웃'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    refuseInpainting(params.fill);
    const [down, across] = gridFor(params, draws, input);
    if (down * across > mostHoles)
      throw new Refusal(
        {
          en: `More than ${mostHoles} holes are not shown here. The export keeps them.`,
          ko: `구멍 ${mostHoles}개까지만 보여 줌. 내보내기에는 그대로 남음`,
        },
        'page',
      );
    const rows = edges('rows', input.height, down, draws);
    const columns = edges('columns', input.width, across, draws);
    const place = (axis: 0 | 1, all: readonly number[], cell: number, index: number): readonly [number, number] => {
      const [start, end] = [all[cell]!, all[cell + 1]!];
      const side = holeSide(end - start, params.ratio);
      const offset = params.random_offset
        ? draws.int(axis === 0 ? 'offset x' : 'offset y', [0, end - start - side], index)
        : params.shift_xy[axis]!;
      const low = clamp(start + offset, 0, all.at(-1)! - side);
      return [low, low + side];
    };
    const holes = Array.from({ length: down * across }, (_, i) => {
      const [x1, x2] = place(0, columns, i % across, i);
      const [y1, y2] = place(1, rows, Math.floor(i / across), i);
      return [x1, y1, x2, y2];
    });
    return { ...drawFor(holes, params.fill, draws), rows, columns };
  },
  caption: ({ draw }) => dimensions(draw.columns.length - 1, draw.rows.length - 1),
  fix({ params, draw, input }) {
    const counts = [draw.rows.length - 1, draw.columns.length - 1] as const;
    const even = input.height % counts[0] === 0 && input.width % counts[1] === 0;
    return {
      nodes: [{ transform: 'GridDropout', params: { ...params, unit_size_range: null, holes_number_xy: counts } }],
      ...((params.random_offset || !even) && { random: placesStayRandom }),
    };
  },
  kernel(params) {
    if (!params.random_offset) return regular(params);
    return params.fill_mask === null ? imageOnly : withMasks;
  },
  labels: holeLabels,
});
