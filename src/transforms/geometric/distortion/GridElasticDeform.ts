import { glsl } from '../../../glsl/glsl';
import { project as projection } from '../../../glsl/project';
import { homography, invert, project, type Quad } from '../../../math/homography';
import { apply, type Matrix3 } from '../../../math/matrix';
import { fillConvex } from '../../../math/polygon';
import type { Draws } from '../../../math/random';
import { clamp, rint } from '../../../math/round';
import { defineTransform, type Interpolation, type Keypoint, map, type Use } from '../../define';
import { dimensions, parts } from '../../format';
import { number, type ValuesOf, vector } from '../../params';
import { remember } from '../../remember';
import type { Edges } from '../mirror';
import { resampling } from '../parameters';
import { projectionFrom } from '../projection';
import { throughFraction } from './labels';
import { perDraw } from './remapping';

/** Edges of the cells down and across the picture, and how far each inner corner is moved right and down; pixels. */
type Draw = {
  rows: readonly number[];
  columns: readonly number[];
  moves: readonly (readonly [number, number])[];
};

const params = {
  num_grid_xy: vector(
    [4, 4],
    { names: ['x', 'y'], hard: [1, 64], step: 1, int: true },
    {
      en: 'Cells of the grid. Unequal numbers tear the picture, as in the library.',
      ko: '격자의 칸 수. 두 수가 다르면 라이브러리처럼 이미지가 찢어짐',
    },
  ),
  magnitude: number(
    10,
    { hard: [1, 1000], slider: [1, 60], step: 1, unit: 'px', int: true },
    {
      en: 'How far a corner of a cell may be moved, in each direction.',
      ko: '칸의 모서리를 각 방향으로 옮길 최대 거리',
    },
  ),
  ...resampling,
} as const;

type Deformation = Use<ValuesOf<typeof params>, Draw>;

/** Whole pixels as equal as can be, in random order, as the edges between them. */
function shuffledEdges(side: number, count: number, draws: Draws, name: string): number[] {
  const sizes = Array.from({ length: count }, (_, i) => Math.floor(side / count) + (i < side % count ? 1 : 0));
  for (let i = count - 1; i > 0; i--) {
    const other = draws.int(name, [0, i], i);
    [sizes[i], sizes[other]] = [sizes[other]!, sizes[i]!];
  }
  let edge = 0;
  return [0, ...sizes.map((size) => (edge += size))];
}

interface Cell {
  /** Left, top, right, bottom before. */
  readonly from: Edges;
  readonly to: Quad;
  readonly matrix: Matrix3;
}

/** Cells, row by row, with their corners clockwise from the top left. */
const cellsOf = perDraw(({ params, draw: { rows, columns, moves } }: Deformation): readonly Cell[] => {
  const boxes = rows
    .slice(1)
    .flatMap((bottom, i) => columns.slice(1).map((right, j): Edges => [columns[j]!, rows[i]!, right, bottom]));
  const quads = boxes.map(
    ([x1, y1, x2, y2]) =>
      [
        [x1, y1],
        [x2, y1],
        [x2, y2],
        [x1, y2],
      ] as [number, number][],
  );
  const move = (cell: number, corner: number, [dx, dy]: readonly [number, number]): void => {
    const [x, y] = quads[cell]![corner]!;
    quads[cell]![corner] = [x + dx, y + dy];
  };
  // The library splits x-many rows and y-many columns, and then counts them the other way round.
  const [across, down] = params.num_grid_xy as readonly [number, number];
  for (let i = 1; i < down; i++)
    for (let j = 1; j < across; j++) {
      const by = moves[(i - 1) * (across - 1) + j - 1]!;
      move((i - 1) * across + j - 1, 2, by);
      move((i - 1) * across + j, 3, by);
      move(i * across + j - 1, 1, by);
      move(i * across + j, 0, by);
    }
  return boxes.map((from, i) => {
    const [x1, y1, x2, y2] = from;
    const to = quads[i] as unknown as Quad;
    return {
      from,
      to,
      matrix: homography(
        [
          [x1, y1],
          [x2, y1],
          [x2, y2],
          [x1, y2],
        ],
        to,
      ),
    };
  });
});

/** The cell shown at every pixel, the last of those that cover it; -1 where there is none. */
const coverage = perDraw((use: Deformation): Int16Array => {
  const { width, height } = use.input;
  const shown = new Int16Array(width * height).fill(-1);
  cellsOf(use).forEach(({ to }, cell) => {
    fillConvex(to, use.input, (y, first, last) => shown.fill(cell, y * width + first, y * width + last + 1));
  });
  return shown;
});

/** The coverage row by row: the first run of each and their number; each run's cell and where it ends. */
const runsOf = perDraw((use: Deformation) => {
  const { width, height } = use.input;
  const shown = coverage(use);
  const rows: number[][] = [];
  const runs: number[][] = [];
  for (let y = 0; y < height; y++) {
    const first = runs.length;
    for (let x = 0; x < width; x++)
      if (x + 1 === width || shown[y * width + x] !== shown[y * width + x + 1])
        runs.push([x + 1, shown[y * width + x]!]);
    rows.push([first, runs.length - first]);
  }
  return { rows, runs };
});

/** Four texels a cell: the arguments of `projected`. */
const cellTexels = perDraw((use: Deformation) =>
  cellsOf(use).flatMap(({ to, matrix }) => {
    const [x, y] = to[0];
    const { across, down, depth } = projectionFrom(invert(matrix), x, y);
    return [across, down, depth, [x, y]];
  }),
);

const kernel = remember((image: Interpolation, mask: Interpolation) =>
  map({
    interpolation: { image, mask },
    border: 0,
    fill: () => [0, 0, 0],
    uses: [projection],
    uniforms: { rows: 'list', runs: 'list', cells: 'list' },
    values: (use: Deformation) => ({ ...runsOf(use), cells: cellTexels(use) }),
    glsl: glsl`
vec4 row = listed(rows, at.y);
int cell = -1;
for (int i = 0; i < int(row.y); i++) {
  vec4 run = listed(runs, int(row.x) + i);
  cell = int(run.y);
  if (float(at.x) < run.x) break;
}
if (cell < 0) return vec2(-32768.0);
ivec2 from = at - ivec2(listed(cells, 4 * cell + 3).xy);
return projected(from, listed(cells, 4 * cell), listed(cells, 4 * cell + 1), listed(cells, 4 * cell + 2).xyz);
`,
  }),
);

/** The pixel that a mask shows at every pixel, as its number; -1 outside. */
const sources = perDraw((use: Deformation): Int32Array => {
  const { width, height } = use.input;
  const inverses = cellsOf(use).map(({ matrix }) => invert(matrix));
  return Int32Array.from(coverage(use), (cell, i) => {
    if (cell < 0) return -1;
    const [x, y] = apply(inverses[cell]!, i % width, Math.floor(i / width)).map(rint) as [number, number];
    return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : -1;
  });
});

/** A box is filled in, moved like a mask, and measured; gone if nothing of it shows. */
function moveBox(box: Edges, use: Deformation): Edges | null {
  const { width, height } = use.input;
  const [x1, y1, x2, y2] = box.map((edge, i) =>
    Math.trunc(throughFraction(edge, i % 2 === 0 ? width : height, use.keep)),
  );
  const found = [width, height, 0, 0] as [number, number, number, number];
  sources(use).forEach((source, i) => {
    const [sx, sy] = [source % width, Math.floor(source / width)];
    if (source < 0 || sx < x1! || sx >= x2! || sy < y1! || sy >= y2!) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    found[0] = Math.min(found[0], x);
    found[1] = Math.min(found[1], y);
    found[2] = Math.max(found[2], x + 1);
    found[3] = y + 1;
  });
  return found[2] === 0 ? null : found;
}

function moveKeypoint(point: Keypoint, use: Deformation): Keypoint {
  const { width, height } = use.input;
  const cell = cellsOf(use).findLast(
    ({ from: [x1, y1, x2, y2] }) => point.x >= x1 && point.x < x2 && point.y >= y1 && point.y < y2,
  );
  const [x, y] = cell ? project(cell.matrix, [point.x, point.y]) : [point.x, point.y];
  return { ...point, x: clamp(x, 0, width - 1), y: clamp(y, 0, height - 1) };
}

export const GridElasticDeform = defineTransform({
  name: 'GridElasticDeform',
  category: 'geometric',
  doc: {
    en: 'Moves the inner corners of a grid and stretches each cell along.',
    ko: '격자 안쪽 모서리를 옮기고 칸마다 맞춰 늘리기',
  },
  words: ['grid', 'mesh', 'elastic', 'local', 'medical', '격자', '탄성', '변형', '왜곡'],
  p: 1,
  params,
  sample({ num_grid_xy, magnitude }, draws, { width, height }): Draw {
    const [x, y] = num_grid_xy as readonly [number, number];
    const move = (index: number): number => draws.int('moves', [-magnitude, magnitude], index);
    return {
      rows: shuffledEdges(height, x, draws, 'rows'),
      columns: shuffledEdges(width, y, draws, 'columns'),
      moves: Array.from({ length: (x - 1) * (y - 1) }, (_, i) => [move(2 * i), move(2 * i + 1)] as const),
    };
  },
  caption({ params, draw }) {
    const [x, y] = params.num_grid_xy as readonly [number, number];
    const longest = Math.max(0, ...draw.moves.map(([dx, dy]) => Math.hypot(dx, dy)));
    return parts(dimensions(x, y), `${Math.round(longest)} px`);
  },
  fix: ({ params }) => ({
    nodes: [{ transform: 'GridElasticDeform', params }],
    random: { en: 'Where each corner goes stays random.', ko: '각 모서리가 옮겨질 자리는 무작위로 남음' },
  }),
  kernel: (params) => kernel(params.interpolation, params.mask_interpolation),
  labels: { box: moveBox, keypoint: moveKeypoint },
});
