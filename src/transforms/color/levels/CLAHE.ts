import { glsl } from '../../../glsl/glsl';
import { lab, labTables } from '../../../glsl/lab';
import { type Cells, defineTransform, measure, point, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { interval, type ValuesOf, vector } from '../../params';

type Draw = { clip: number };

const params = {
  clip_limit: interval(
    [1, 4],
    { hard: [1, 1000], slider: [1, 20], step: 0.1, scalar: 'one-to' },
    {
      en: 'How steep contrast may get: how much more frequent than average a level may count.',
      ko: '대비를 키우는 한계. 한 밝기를 평균 빈도의 몇 배까지 셀지',
    },
  ),
  tile_grid_size: vector(
    [8, 8],
    { names: ['x', 'y'], hard: [1, 64], step: 1, int: true },
    { en: 'Cells across and down, each equalized by itself.', ko: '따로 평활화할 칸의 수. 가로, 세로' },
  ),
} as const;

type Local = Use<ValuesOf<typeof params>, Draw>;

/** OpenCV pads both sides where either does not fit, and one that does by a whole row of cells. */
function cells({ params: { tile_grid_size }, input }: Local): Cells {
  const [columns, rows] = tile_grid_size as [number, number];
  const fits = input.width % columns === 0 && input.height % rows === 0;
  const padded = (length: number, count: number): number => (fits ? length : length + count - (length % count)) / count;
  return { columns, rows, width: padded(input.width, columns), height: padded(input.height, rows) };
}

const tableSize = (use: Local) => {
  const { columns, rows } = cells(use);
  return { width: 256, height: columns * rows };
};

function limits(use: Local) {
  const { width, height } = cells(use);
  const area = width * height;
  return { limit: Math.max(Math.trunc((use.draw.clip * area) / 256), 1), scale: Math.fround(255 / area) };
}

const countLightness = measure({
  ...{ measures: 'levels', channels: 1, cells, uses: [lab] },
  uniforms: { tables: 'list' },
  values: (_: Local) => ({ tables: labTables() }),
  glsl: glsl`return vec3(toLab(ivec3(c), tables).x);`,
});

/** Counts within the limit, and what is above it, each summed within blocks of 16 levels. */
const clipped = measure({
  ...{ measures: 'table', table: tableSize },
  uniforms: { limit: 'float' },
  values: (use: Local) => ({ limit: limits(use).limit }),
  glsl: glsl`
vec4 sum = vec4(0.0);
for (int i = at.x & ~15; i <= at.x; i++) {
  float n = measured(i, at.y).r;
  sum.xy += vec2(min(n, limit), max(n - limit, 0.0));
}
return sum;
`,
});

/** What was above the limit is spread over all levels; the rest of it goes to some at equal distances. */
const table = measure({
  ...{ measures: 'table', table: tableSize },
  uniforms: { scale: 'float' },
  values: (use: Local) => ({ scale: limits(use).scale }),
  glsl: glsl`
float sum = measured(at.x, at.y).x, above = 0.0;
for (int i = 0; i < 16; i++) {
  vec2 sums = measured(i * 16 + 15, at.y).xy;
  if (i < (at.x >> 4)) sum += sums.x;
  above += sums.y;
}
int each = int(above) >> 8, rest = int(above) & 255;
int apart = 256 / max(rest, 1);
int more = (at.x + 1) * each + min(rest, at.x / apart + 1);
return vec4(clamp(roundEven((sum + float(more)) * scale), 0.0, 255.0));
`,
});

/** Between the tables of the four nearest cells. */
const kernel = point({
  ...{ statistic: [countLightness, clipped, table], uses: [lab] },
  uniforms: { tables: 'list', grid: 'vec2', across: 'float', down: 'float' },
  values: (use: Local) => {
    const { columns, rows, width, height } = cells(use);
    return {
      tables: labTables(),
      grid: [columns, rows],
      across: Math.fround(1 / width),
      down: Math.fround(1 / height),
    };
  },
  glsl: glsl`
ivec3 was = toLab(ivec3(c), tables);
vec2 place = vec2(at) * vec2(across, down) - 0.5;
vec2 corner = floor(place), second = place - corner, first = 1.0 - second;
ivec2 last = ivec2(grid) - 1;
ivec2 low = max(ivec2(corner), 0), high = min(ivec2(corner) + 1, last);
int columns = last.x + 1;
float above = measured(was.x, low.y * columns + low.x).r * first.x + measured(was.x, low.y * columns + high.x).r * second.x;
float below = measured(was.x, high.y * columns + low.x).r * first.x + measured(was.x, high.y * columns + high.x).r * second.x;
return fromLab(ivec3(roundEven(above * first.y + below * second.y), was.yz), tables);
`,
});

export const CLAHE = defineTransform({
  name: 'CLAHE',
  category: 'color',
  doc: {
    en: 'Brings out local contrast: equalizes lightness cell by cell, within a limit.',
    ko: '칸마다 밝기를 제한적으로 평활화해 국부 대비 살리기',
  },
  words: [
    ...['contrast limited adaptive histogram equalization', 'adaptive', 'local contrast', 'histogram', 'x-ray'],
    ...['적응형 평활화', '국부 대비', '히스토그램', '대비'],
  ],
  p: 0.5,
  params,
  sample: ({ clip_limit }, draws): Draw => ({ clip: draws.uniform('clip_limit', clip_limit) }),
  caption: ({ params: { tile_grid_size }, draw }) => parts(`clip ${decimal(draw.clip, 1)}`, tile_grid_size.join(' × ')),
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'CLAHE', params: { ...params, clip_limit: [draw.clip, draw.clip] } }],
  }),
  kernel: () => kernel,
});
