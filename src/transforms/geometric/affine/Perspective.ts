import { glsl } from '../../../glsl/glsl';
import { project as projection } from '../../../glsl/project';
import type { Size } from '../../../math/box';
import { homography, invert, type Point, project, type Quad } from '../../../math/homography';
import { chain, type Matrix3, scaling } from '../../../math/matrix';
import { rint } from '../../../math/round';
import { turn } from '../../../math/turn';
import { type BorderMode, defineTransform, type Interpolation, map, Refusal, type Use } from '../../define';
import { decimal } from '../../format';
import { flag, interval, type ValuesOf } from '../../params';
import { remember } from '../../remember';
import { plainFill } from '../distortion/remapping';
import { filling, resampling } from '../parameters';
import { projectionFrom } from '../projection';

/** Corners of the part that is shown, in pixels: top left, top right, bottom right, bottom left as drawn. */
type Draw = { scale: number; corners: readonly (readonly [number, number])[] };

const params = {
  scale: interval(
    [0.05, 0.1],
    { hard: [0, 10], slider: [0, 0.3], step: 0.01, scalar: 'zero-to' },
    {
      en: 'How far the corners move inwards, as a part of the sides; never more than 0.32.',
      ko: '모서리가 안쪽으로 움직이는 정도. 변에 대한 비율이며 0.32를 넘지 않음',
    },
  ),
  keep_size: flag(true, {
    en: 'The result is as large as the picture.',
    ko: '결과를 원래 크기로 유지',
  }),
  fit_output: flag(false, {
    en: 'Shows the whole picture, however far its corners go.',
    ko: '모서리가 멀리 나가도 이미지 전체를 보여줌',
  }),
  ...resampling,
  ...filling,
} as const;

type View = Use<ValuesOf<typeof params>, Draw>;

/** Clockwise from the top left, as the library tells corners apart: two on the left, two on the right, by height. */
function ordered(corners: readonly Point[]): number[][] {
  const [a, b, c, d] = [...corners].sort((p, q) => p[0] - q[0]) as unknown as Quad;
  const [topLeft, bottomLeft] = a[1] < b[1] ? [a, b] : [b, a];
  const [topRight, bottomRight] = c[1] < d[1] ? [c, d] : [d, c];
  return [topLeft, topRight, bottomRight, bottomLeft].map((corner) => corner.map(Math.fround));
}

/** Distance of two corners; those closer than two pixels are pushed apart first, coordinate by coordinate. */
function side(one: number[], other: number[]): number {
  const [across, down] = [Math.fround(one[0]! - other[0]!), Math.fround(one[1]! - other[1]!)];
  const size = Math.fround(Math.sqrt(Math.fround(Math.fround(across * across) + Math.fround(down * down))));
  if (size >= 2) return size;
  const step = (2 - size) / 2;
  const push = (corner: number[], by: number, when: (a: number, b: number) => boolean): void => {
    const chosen = one.map((value, i) => when(value, other[i]!));
    for (const i of [0, 1]) if (chosen[i]) corner[i] = Math.fround(corner[i]! + by);
  };
  const above = (a: number, b: number): boolean => a > b;
  const below = (a: number, b: number): boolean => a <= b;
  push(one, step, above);
  push(other, -step, above);
  push(one, -step, below);
  push(other, step, below);
  return 2;
}

const frame = ({ width, height }: Size): Quad => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
];

/** The matrix from input to output pixels, and the size that the library believes the result to have. */
function shown({ params, draw, input }: View): { readonly matrix: Matrix3; readonly size: Size } {
  const corners = ordered(draw.corners);
  const [topLeft, topRight, bottomRight, bottomLeft] = corners as [number[], number[], number[], number[]];
  const width = Math.max(side(topRight, topLeft), side(bottomRight, bottomLeft));
  const height = Math.max(side(bottomRight, topRight), side(bottomLeft, topLeft));
  const matrix = homography(corners as unknown as Quad, frame(input));
  if (!params.fit_output) return { matrix, size: { width: Math.trunc(width), height: Math.trunc(height) } };
  const moved = frame(input).map((corner) => project(matrix, corner));
  const [left, top] = [0, 1].map((axis) => Math.min(...moved.map((p) => p[axis]!))) as [number, number];
  const fitted = moved.map(([x, y]) => [rint(Math.fround(x - left)), rint(Math.fround(y - top))] as const);
  const [right, bottom] = [0, 1].map((axis) => Math.max(...fitted.map((p) => p[axis]!))) as [number, number];
  return { matrix: homography(frame(input), fitted as unknown as Quad), size: { width: right, height: bottom } };
}

/** What keeps the size: applied on top of a matrix that fills the frame already. */
function zoom({ params, input }: View, size: Size): readonly [number, number] {
  return params.keep_size ? [input.width / size.width, input.height / size.height] : [1, 1];
}

function outputOf(use: View): Size {
  return use.params.keep_size ? use.input : shown(use).size;
}

const kernel = remember((image: Interpolation, mask: Interpolation, border: BorderMode) =>
  map({
    interpolation: { image, mask },
    border,
    fill: ({ params }: View, target) => plainFill(params, target),
    output: outputOf,
    uses: [projection],
    uniforms: { centre: 'vec2', across: 'vec4', down: 'vec4', depth: 'vec3' },
    values(use: View) {
      const { matrix, size } = shown(use);
      const { width, height } = outputOf(use);
      const [x, y] = [Math.floor(width / 2), Math.floor(height / 2)];
      const inverse = invert(chain(scaling(...zoom(use, size)), matrix));
      return { centre: [x, y], ...projectionFrom(inverse, x, y) };
    },
    glsl: glsl`return projected(at - ivec2(centre), across, down, depth);`,
  }),
);

/** Largest side that is shown, in pixels. */
const most = 8192;

export const Perspective = defineTransform({
  name: 'Perspective',
  category: 'geometric',
  doc: { en: 'Shows the picture as if from an angle.', ko: '비스듬히 본 것처럼 원근 적용' },
  note: {
    en: 'The chosen part is stretched to the frame and, to keep the size, stretched once more: its right and lower end leave the picture, as in the library. A grey fill colours red only.',
    ko: '고른 부분을 화면에 맞게 늘린 뒤 크기 유지를 위해 한 번 더 늘리므로, 라이브러리처럼 오른쪽과 아래가 화면을 벗어남. 회색 채우기는 빨강에만 적용됨',
  },
  words: ['homography', 'projective', 'tilt', 'skew', 'keystone', '원근', '투시', '사다리꼴', '호모그래피'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    const scale = draws.uniform('scale', params.scale);
    const inset = (index: number): number => Math.abs(draws.normal('corners', 0, scale, index)) % 0.32;
    const { width, height } = input;
    const corner = (index: number, right: boolean, bottom: boolean) => {
      const [x, y] = [inset(2 * index), inset(2 * index + 1)];
      return [(right ? 1 - x : x) * width, (bottom ? 1 - y : y) * height] as const;
    };
    const corners = [corner(0, false, false), corner(1, true, false), corner(2, true, true), corner(3, false, true)];
    const draw = { scale, corners };
    const { size } = shown({ params, draw, input });
    const longest = params.keep_size ? 0 : Math.max(size.width, size.height);
    if (!(Math.min(size.width, size.height) >= 1 && longest <= most))
      throw new Refusal({
        en: `The whole picture would measure ${size.width} × ${size.height} pixels.`,
        ko: `이미지 전체가 ${size.width} × ${size.height} 픽셀이 됨`,
      });
    return draw;
  },
  caption: ({ draw }) => `scale ${decimal(draw.scale, 3)}`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'Perspective', params: { ...params, scale: [draw.scale, draw.scale] } }],
    ...(draw.scale !== 0 && {
      random: { en: 'Where each corner goes stays random.', ko: '각 모서리의 자리는 무작위로 남음' },
    }),
  }),
  kernel: (params) => kernel(params.interpolation, params.mask_interpolation, params.border_mode),
  labels: {
    outline(points, use) {
      const { matrix, size } = shown(use);
      const [zoomX, zoomY] = zoom(use, size);
      return points.map((point) => {
        const [x, y] = project(matrix, point);
        return [x * zoomX, y * zoomY] as const;
      });
    },
    keypoint(point, use) {
      const { matrix, size } = shown(use);
      const [x, y] = project(matrix, [point.x, point.y]);
      const [zoomX, zoomY] = zoom(use, size);
      const grown = Math.max(
        Math.sign(matrix[0]) * Math.hypot(matrix[0], matrix[1]),
        Math.sign(matrix[4]) * Math.hypot(matrix[3], matrix[4]),
      );
      return {
        x: x * zoomX,
        y: y * zoomY,
        angle: turn(point.angle + Math.atan2(matrix[3], matrix[0])),
        scale: point.scale * grown * (use.params.keep_size ? Math.max(zoomX, zoomY) : 1),
      };
    },
  },
});
