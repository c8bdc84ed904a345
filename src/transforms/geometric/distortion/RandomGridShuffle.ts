import { glsl } from '../../../glsl/glsl';
import { clipToBox } from '../../../math/clip';
import type { Draws } from '../../../math/random';
import { defineTransform, map, type Use } from '../../define';
import { dimensions, parts } from '../../format';
import { type Params, vector } from '../../params';

import { type Edges, shiftBox } from '../mirror';

type Draw = {
  /** Where the rows and the columns of the grid begin, and where the last one ends. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** The cell that each cell goes to; cells count row by row. */
  readonly mapping: readonly number[];
};

type Shuffle = Use<Params, Draw>;

/** An even choice among all orders. */
function shuffled<T>(items: readonly T[], name: string, draws: Draws): readonly T[] {
  const found = [...items];
  for (let i = found.length - 1; i > 0; i--) {
    const j = draws.int(name, [0, i], i);
    [found[i], found[j]] = [found[j]!, found[i]!];
  }
  return found;
}

/** Almost equal lengths in random order, as the places where they begin. */
function drawSplits(name: string, length: number, count: number, draws: Draws): readonly number[] {
  const least = Math.floor(length / count);
  const lengths = Array.from({ length: count }, (_, i) => (i < length % count ? least + 1 : least));
  const splits = [0];
  for (const each of shuffled(lengths, name, draws)) splits.push(splits.at(-1)! + each);
  return splits;
}

/** Left, top, right and bottom of every cell, row by row. */
const cellsOf = ({ rows, columns }: Pick<Draw, 'rows' | 'columns'>): readonly Edges[] =>
  rows
    .slice(0, -1)
    .flatMap((top, i) => columns.slice(0, -1).map((left, j): Edges => [left, top, columns[j + 1]!, rows[i + 1]!]));

/** Only cells of the same size change places. */
function drawMapping(cells: readonly Edges[], draws: Draws): readonly number[] {
  const groups = new Map<string, number[]>();
  cells.forEach(([x1, y1, x2, y2], i) => {
    const size = dimensions(x2 - x1, y2 - y1);
    groups.set(size, [...(groups.get(size) ?? []), i]);
  });
  const mapping: number[] = [];
  for (const [size, members] of groups) {
    const targets = shuffled(members, size, draws);
    members.forEach((cell, i) => {
      mapping[cell] = targets[i]!;
    });
  }
  return mapping;
}

/** Every cell and how far it moves. */
const moves = ({ draw }: Shuffle): readonly { readonly cell: Edges; readonly by: readonly [number, number] }[] => {
  const cells = cellsOf(draw);
  return cells.map((cell, i) => {
    const target = cells[draw.mapping[i]!]!;
    return { cell, by: [target[0] - cell[0], target[1] - cell[1]] };
  });
};

/** For every cell of the result: how far away the pixels it shows are. */
function sources(use: Shuffle): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  moves(use).forEach(({ by: [x, y] }, cell) => {
    found[use.draw.mapping[cell]!] = [-x, -y];
  });
  return found;
}

const kernel = map({
  interpolation: { image: 0, mask: 0 },
  border: 0,
  uniforms: { rows: 'list', columns: 'list', sources: 'list' },
  values: (use: Shuffle) => ({
    rows: use.draw.rows.slice(0, -1).map((start) => [start]),
    columns: use.draw.columns.slice(0, -1).map((start) => [start]),
    sources: sources(use),
  }),
  fill: () => [0, 0, 0],
  glsl: glsl`
int row = 0, column = 0;
for (int i = 1; i < rows.y; i++) if (at.y >= int(listed(rows, i).x)) row = i;
for (int i = 1; i < columns.y; i++) if (at.x >= int(listed(columns, i).x)) column = i;
return vec2(at) + listed(sources, row * columns.y + column).xy;
`,
});

/** Pieces that touch, corners included, lie together. */
function joined(pieces: readonly Edges[]): readonly (readonly Edges[])[] {
  const group = pieces.map((_, i) => i);
  pieces.forEach(([x1, y1, x2, y2], i) => {
    pieces.slice(0, i).forEach(([left, top, right, bottom], j) => {
      if (x1 > right || left > x2 || y1 > bottom || top > y2 || group[i] === group[j]) return;
      const [from, to] = [group[i], group[j]!];
      group.forEach((own, k) => {
        if (own === from) group[k] = to;
      });
    });
  });
  return [...new Set(group)].map((id) => pieces.filter((_, i) => group[i] === id));
}

function around(pieces: readonly Edges[]): Edges {
  const each = (edge: 0 | 1 | 2 | 3): number[] => pieces.map((piece) => piece[edge]);
  return [Math.min(...each(0)), Math.min(...each(1)), Math.max(...each(2)), Math.max(...each(3))];
}

const areaOf = (pieces: readonly Edges[]): number =>
  pieces.reduce((sum, [x1, y1, x2, y2]) => sum + (x2 - x1) * (y2 - y1), 0);

export const RandomGridShuffle = defineTransform({
  name: 'RandomGridShuffle',
  category: 'geometric',
  doc: { en: 'Cuts the picture into a grid and shuffles its cells.', ko: '이미지를 격자로 나눠 칸을 뒤섞기' },
  note: {
    en: 'Cells of different size, by one pixel, only change places among themselves. A box that is torn apart becomes several.',
    ko: '한 픽셀이라도 크기가 다른 칸끼리는 섞이지 않음. 갈라진 바운딩 박스는 여러 개가 됨',
  },
  words: ['jigsaw', 'puzzle', 'patches', 'tiles', '퍼즐', '직소', '격자', '섞기', '패치'],
  p: 0.5,
  params: {
    grid: vector(
      [3, 3],
      { names: ['rows', 'columns'], hard: [1, 100], step: 1, int: true },
      { en: 'Rows and columns of the grid.', ko: '격자의 행과 열 개수' },
    ),
  },
  sample({ grid: [down, across] }, draws, { width, height }): Draw {
    const splits = {
      rows: drawSplits('rows', height, down!, draws),
      columns: drawSplits('columns', width, across!, draws),
    };
    return { ...splits, mapping: drawMapping(cellsOf(splits), draws) };
  },
  caption({ draw: { rows, columns, mapping } }) {
    const moved = mapping.filter((target, cell) => target !== cell).length;
    return parts(dimensions(columns.length - 1, rows.length - 1), `⇄ ${moved}`);
  },
  fix: ({ params }) => ({
    nodes: [{ transform: 'RandomGridShuffle', params }],
    random: { en: 'Which cells change places stays random.', ko: '어느 칸이 바뀌는지는 무작위로 남음' },
  }),
  kernel: () => kernel,
  labels: {
    boxes([x1, y1, x2, y2], use) {
      const { width, height } = use.input;
      // The library holds boxes as float32 fractions of the picture and cuts them to whole pixels here.
      const edge = (value: number, side: number): number => Math.trunc(Math.fround(value / side) * side);
      const [left, top, right, bottom] = [edge(x1, width), edge(y1, height), edge(x2, width), edge(y2, height)];
      const pieces = moves(use).flatMap(({ cell, by }): Edges[] => {
        const [cellLeft, cellTop, cellRight, cellBottom] = cell;
        const [fromX, fromY] = [Math.max(left, cellLeft), Math.max(top, cellTop)];
        const [toX, toY] = [Math.min(right, cellRight), Math.min(bottom, cellBottom)];
        return fromX < toX && fromY < toY ? [shiftBox([fromX, fromY, toX, toY], ...by)] : [];
      });
      const { area, visibility } = use.keep ?? { area: 0, visibility: 0 };
      const whole = areaOf(pieces);
      return joined(pieces)
        .filter((group) => areaOf(group) >= area && areaOf(group) / whole >= visibility)
        .map(around);
    },
    outlines: (points, use) =>
      moves(use)
        .map(({ cell: [x1, y1, x2, y2], by: [x, y] }) =>
          clipToBox(points, { x1, y1, x2, y2 }).map((point) => [point[0] + x, point[1] + y] as const),
        )
        .filter((piece) => piece.length > 2),
    keypoint(point, use) {
      const inside = ({ cell: [x1, y1, x2, y2] }: { readonly cell: Edges }): boolean =>
        point.x >= x1 && point.x < x2 && point.y >= y1 && point.y < y2;
      const { by } = moves(use).find(inside) ?? { by: [0, 0] as const };
      return { ...point, x: point.x + by[0], y: point.y + by[1] };
    },
  },
});
