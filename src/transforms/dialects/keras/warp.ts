/** How Keras 3 moves pictures: one sampling in floats, of positions that a matrix leads to. */
import { type GlslModule, glsl } from '../../../glsl/glsl';
import { invert } from '../../../math/homography';
import { apply, type Matrix3 } from '../../../math/matrix';
import type { Text } from '../../../math/text';
import { turn } from '../../../math/turn';
import { type Draw, type FilterKernel, filterPass, type Labels, type Use } from '../../define';
import { choice, number, type Params, type ValuesOf } from '../../params';

const modes = ['constant', 'nearest', 'reflect', 'wrap'] as const;

export const resampling = {
  fill_mode: choice<(typeof modes)[number]>(
    'reflect',
    [
      { value: 'reflect', label: { en: 'mirror', ko: '거울' } },
      { value: 'nearest', label: { en: 'stretch the edge', ko: '가장자리 늘리기' } },
      { value: 'wrap', label: { en: 'repeat', ko: '반복' } },
      { value: 'constant', label: { en: 'one grey level', ko: '한 가지 밝기' } },
    ],
    { en: 'What is shown where the picture ends.', ko: '이미지 바깥을 채우는 방법' },
  ),
  interpolation: choice<'bilinear' | 'nearest'>(
    'bilinear',
    [
      { value: 'bilinear', label: { en: 'linear', ko: '선형' } },
      { value: 'nearest', label: { en: 'nearest', ko: '최근접' } },
    ],
    {
      en: 'How pixels in between are computed; masks take the nearest.',
      ko: '픽셀 사이 값을 구하는 방법. 마스크는 최근접',
    },
  ),
  fill_value: number(
    0,
    { hard: [0, 255], slider: [0, 255], step: 1 },
    { en: 'The level outside, for "one grey level".', ko: '"한 가지 밝기"일 때 바깥을 채울 값' },
  ),
} as const;

/** Said beside layers that move pictures. */
export const note: Text = {
  en: 'Keras moves boxes too, but knows no keypoints; here they go where the pixels go.',
  ko: 'Keras는 박스만 옮기고 키포인트는 다루지 않음. 여기서는 픽셀을 따라 옮김',
};

/** Perspectives know one way to fill, and say nothing of it. */
type Resampled = Params &
  Omit<ValuesOf<typeof resampling>, 'fill_mode'> & { readonly fill_mode?: (typeof modes)[number] };

const positions: GlslModule = {
  name: 'kerasPositions',
  source: glsl`
/** Where a position outside is looked up; modes as they are listed above. Fractions are mirrored and repeated too. */
float lookedUp(float x, float n, int mode) {
  if (mode == 0) return x;
  if (mode == 2 && n > 1.0) {
    if (x < 0.0) {
      x += 2.0 * n * trunc(-x / (2.0 * n));
      x = x < -n ? x + 2.0 * n : -x - 1.0;
    } else if (x > n - 1.0) {
      x -= 2.0 * n * trunc(x / (2.0 * n));
      if (x >= n) x = 2.0 * n - x - 1.0;
    }
  }
  if (mode == 3 && n > 1.0) {
    if (x < 0.0) x += n * (trunc(-x / (n - 1.0)) + 1.0);
    else if (x > n - 1.0) x -= n * trunc(x / (n - 1.0));
  }
  return clamp(x, 0.0, n - 1.0);
}
`,
};

/** One sampling; the matrix leads from output to input pixels, which are points at whole coordinates. */
export const warping = <P extends Resampled, D extends Draw>(
  matrixOf: (use: Use<P, D>) => Matrix3,
): FilterKernel<P, D> => ({
  kind: 'filter',
  border: 1,
  masks: true,
  passes: [
    filterPass({
      stores: 'byte',
      uses: [positions],
      uniforms: { across: 'vec3', down: 'vec3', depth: 'vec3', how: 'vec3' },
      values(use: Use<P, D>, target) {
        const matrix = matrixOf(use);
        const { fill_mode = 'constant', interpolation, fill_value } = use.params;
        const nearest = target === 'mask' || interpolation === 'nearest';
        return {
          across: matrix.slice(0, 3),
          down: matrix.slice(3, 6),
          depth: matrix.slice(6, 9),
          how: [modes.indexOf(fill_mode), nearest ? 1 : 0, fill_value],
        };
      },
      glsl: glsl`
vec2 place = vec2(dot(across.xy, vec2(at)) + across.z, dot(down.xy, vec2(at)) + down.z);
float far = dot(depth.xy, vec2(at)) + depth.z;
if (far == 0.0) return roundEven(vec3(how.z));
place /= far;
vec2 p = vec2(lookedUp(place.x, float(size.x), int(how.x)), lookedUp(place.y, float(size.y), int(how.x)));
vec3 outer = vec3(how.z);
if (how.y > 0.5) {
  // Halves go away from zero.
  ivec2 near = ivec2(trunc(p + sign(p) * 0.5));
  return roundEven(outside(near, size) ? outer : tap(near));
}
// What is far outside is so whatever its exact place.
p = clamp(p, vec2(-4.0), vec2(size) + 4.0);
vec2 low = floor(p), part = p - low, rest = low + 1.0 - p;
ivec2 here = ivec2(low);
vec3 sums[2];
for (int y = 0; y < 2; y++) {
  ivec2 left = here + ivec2(0, y), right = left + ivec2(1, 0);
  sums[y] = rest.x * (outside(left, size) ? outer : tap(left)) + part.x * (outside(right, size) ? outer : tap(right));
}
return roundEven(clamp(rest.y * sums[0] + part.y * sums[1], 0.0, 255.0));
`,
    }),
  ],
});

/** Labels go where the pixels go. */
export function following<P extends Params, D extends Draw>(matrixOf: (use: Use<P, D>) => Matrix3): Labels<P, D> {
  // Thousands of labels may share one step.
  const known = new WeakMap<Use<P, D>, Matrix3>();
  const forward = (use: Use<P, D>): Matrix3 => {
    const found = known.get(use) ?? invert(matrixOf(use));
    known.set(use, found);
    return found;
  };
  const depth = (matrix: Matrix3, x: number, y: number): number => matrix[6] * x + matrix[7] * y + matrix[8];
  return {
    outline(points, use) {
      const matrix = forward(use);
      // A shear may lay everything on one line, and a perspective turn corners inside out.
      const moved = points.map(([x, y]) => apply(matrix, x - 0.5, y - 0.5));
      const seen = points.every(([x, y]) => depth(matrix, x - 0.5, y - 0.5) > 0);
      return seen && moved.flat().every(Number.isFinite) ? moved.map(([x, y]) => [x + 0.5, y + 0.5] as const) : null;
    },
    keypoint(point, use) {
      const matrix = forward(use);
      const w = depth(matrix, point.x, point.y);
      const [x, y] = apply(matrix, point.x, point.y);
      if (!(w > 0 && Number.isFinite(x) && Number.isFinite(y))) return null;
      // How a step to the right and one down come out.
      const [a, b] = [(matrix[0] - x * matrix[6]) / w, (matrix[1] - x * matrix[7]) / w];
      const [c, d] = [(matrix[3] - y * matrix[6]) / w, (matrix[4] - y * matrix[7]) / w];
      const scale = point.scale * Math.sqrt(Math.abs(a * d - b * c));
      return { x, y, angle: turn(point.angle + Math.atan2(-c, a)), scale };
    },
  };
}
