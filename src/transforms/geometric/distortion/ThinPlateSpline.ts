import { glsl } from '../../../glsl/glsl';
import { careful } from '../../../glsl/hash';
import type { Point } from '../../../math/homography';
import { type Solver, solver } from '../../../math/solve';
import { defineTransform, type Use } from '../../define';
import { decimal, dimensions, parts } from '../../format';
import { interval, number, type ValuesOf } from '../../params';
import { remember } from '../../remember';
import { remapLabels, tabulate } from './labels';
import { perDraw, redFill, remapKernel, remapping } from './remapping';

/** How far each control point is moved right and down, in parts of the width and the height. */
type Draw = { scale: number; moves: readonly (readonly [number, number])[] };

const params = {
  scale_range: interval(
    [0.2, 0.4],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'How far the control points are moved: a tenth of this is the usual distance, as a part of the side.',
      ko: '제어점을 옮기는 정도. 이 값의 10분의 1이 변 길이에 대한 보통의 이동 거리',
    },
  ),
  num_control_points: number(
    4,
    { hard: [2, 16], slider: [2, 8], step: 1, int: true },
    {
      en: 'Control points along each side, 16 at most here; 2 stands for the corners and the centre. From 10 on, rounding errors of the library add up to a pixel or so.',
      ko: '한 변의 제어점 수, 여기서는 최대 16. 2는 네 모서리와 중심. 10부터는 라이브러리의 반올림 오차가 한 픽셀 안팎까지 쌓임',
    },
  ),
  ...remapping,
} as const;

type Bending = Use<ValuesOf<typeof params>, Draw>;

/** Control points in parts of the sides. */
function controlPoints(perSide: number): readonly (readonly [number, number])[] {
  if (perSide === 2)
    return [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [0.5, 0.5],
    ];
  const at = (i: number): number => i / (perSide - 1);
  return Array.from({ length: perSide ** 2 }, (_, i) => [at(i % perSide), at(Math.floor(i / perSide))] as const);
}

const { fround } = Math;

/** Squared distance of two points in 32-bit floats, but for the sum of a dot product: equal points may come out apart. */
function squaredDistance([ax, ay]: Point, [bx, by]: Point): number {
  const square = (x: number, y: number): number => fround(fround(x * x) + fround(y * y));
  return fround(fround(square(ax, ay) + square(bx, by)) - 2 * fround(ax * bx + ay * by));
}

/** What turns moved control points into weights; the same for every draw. Floats as narrow as the library's matter here. */
const weightSolver = remember((perSide: number): Solver | null => {
  const points = controlPoints(perSide).map(([x, y]): Point => [fround(x), fround(y)]);
  const rows = points.map((a) => [
    ...points.map((b) => {
      const d = squaredDistance(a, b);
      // Not the kernel the map is later made with: the library squares the distance once more.
      return d > 0 ? fround(fround(d * d) * fround(Math.log(fround(d + 1e-6)))) : 0;
    }),
    1,
    ...a,
  ]);
  const below = [points.map(() => 1), points.map(([x]) => x), points.map(([, y]) => y)];
  return solver([...rows, ...below.map((row) => [...row, 0, 0, 0])], fround, 10 * 2 ** -23);
});

/** Weights of the control points, then of 1, x and y; x before y. */
const weights = perDraw(({ params: { num_control_points: perSide }, draw }: Bending) => {
  const to = controlPoints(perSide).map(([x, y], i) => [fround(x + draw.moves[i]![0]), fround(y + draw.moves[i]![1])]);
  const right = [...to, [0, 0], [0, 0], [0, 0]];
  return weightSolver(perSide)?.(right) ?? right.map(() => [0, 0]);
});

/** Where pixels come from. */
export function bent(use: Bending): (column: number, row: number) => readonly [number, number] {
  const points = controlPoints(use.params.num_control_points);
  const found = weights(use);
  const [constant, byX, byY] = found.slice(points.length) as [number[], number[], number[]];
  const { width, height } = use.input;
  return (column, row) => {
    const [x, y] = [column / width, row / height];
    let sumX = constant[0]! + byX[0]! * x + byY[0]! * y;
    let sumY = constant[1]! + byX[1]! * x + byY[1]! * y;
    points.forEach(([px, py], i) => {
      const squared = (x - px) ** 2 + (y - py) ** 2;
      const bend = squared > 0 ? squared * Math.log(squared + 1e-6) : 0;
      sumX += found[i]![0]! * bend;
      sumY += found[i]![1]! * bend;
    });
    return [sumX * width, sumY * height];
  };
}

export const ThinPlateSpline = defineTransform({
  name: 'ThinPlateSpline',
  category: 'geometric',
  doc: {
    en: 'Bends the picture smoothly, like a thin sheet pushed at some points.',
    ko: '얇은 판을 군데군데 누른 듯 매끄럽게 휘기',
  },
  note: {
    en: `The points do not reach their targets exactly: the library solves with one curve and bends with another. ${redFill.en}`,
    ko: `점이 목표에 정확히 닿지는 않음. 라이브러리가 풀 때와 휠 때 서로 다른 곡선을 쓰기 때문. ${redFill.ko}`,
  },
  words: ['tps', 'smooth', 'bend', 'warp', 'sheet', 'elastic', '스플라인', '박판', '휘기', '왜곡'],
  p: 0.5,
  params,
  sample({ scale_range, num_control_points }, draws): Draw {
    const scale = draws.uniform('scale_range', scale_range);
    const move = (index: number): number => draws.normal('displacement', 0, scale / 10, index);
    const moves = controlPoints(num_control_points).map((_, i) => [move(2 * i), move(2 * i + 1)] as const);
    return { scale, moves };
  },
  caption: ({ params: { num_control_points: perSide }, draw }) =>
    parts(dimensions(perSide, perSide), `scale ${decimal(draw.scale, 2)}`),
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'ThinPlateSpline', params: { ...params, scale_range: [draw.scale, draw.scale] } }],
    random: { en: 'Where each point goes stays random.', ko: '각 점이 옮겨질 자리는 무작위로 남음' },
  }),
  kernel: remapKernel({
    uses: [careful],
    uniforms: { points: 'list', across: 'vec3', down: 'vec3' },
    values(use: Bending) {
      const found = weights(use);
      const points = controlPoints(use.params.num_control_points);
      const linear = (axis: number) => found.slice(points.length).map((row) => row[axis]!);
      return { points: points.map((p, i) => [...p, ...found[i]!]), across: linear(0), down: linear(1) };
    },
    glsl: glsl`
vec2 p = vec2(at) / vec2(size);
vec2 sum = vec2(0.0);
for (int i = 0; i < points.y; i++) {
  vec4 point = listed(points, i);
  // Multiplied out, as the library does: what cancels badly there should do so here.
  float squared = dot(p, p) + dot(point.xy, point.xy) - 2.0 * dot(p, point.xy);
  if (squared > 0.0) sum += point.zw * (squared * carefulLog(vec2(squared + 1e-6)).x);
}
return (sum + vec2(dot(across, vec3(1.0, p)), dot(down, vec3(1.0, p)))) * vec2(size);
`,
  }),
  labels: remapLabels((use: Bending) => tabulate(use.input, bent(use))),
});
