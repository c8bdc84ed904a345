/** Circles blended over the picture one by one, then the sun itself as many discs of one middle. */
import { glsl } from '../../../glsl/glsl';
import { roundByte } from '../../../math/round';
import { point } from '../../define';
import { byteAt, packedBytes } from '../drawing/bytes';
import type { Flaring } from './params';

/** Numbers from 0 on, as numpy's `linspace` makes them. */
const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    i === count - 1 && i > 0 ? to : from + i * ((to - from) / (count - 1 || 1)),
  );

/** Radii of the sun's discs, smallest first, and how much of its colour each lays on. */
function sunOf({ params, draw }: Flaring): { radii: number[]; alphas: number[] } {
  const count = Math.floor(params.src_radius / 10);
  const weight = draw.circles.reduce((sum, [alpha, , , radius]) => sum + alpha! * radius!, 0);
  const length = draw.circles.reduce((sum, [, , , radius]) => sum + radius!, 0);
  const alphas = spread(0, Math.min((weight / length) * 5, 1), count).reverse();
  return {
    radii: spread(1, params.src_radius, count).map(Math.trunc),
    alphas: alphas.map((alpha) => alpha * alpha * alpha),
  };
}

/** simsimd's blend of bytes: float32, fused, rounded. */
const blended = (over: number, under: number, alpha: number): number =>
  roundByte(Math.fround(over * Math.fround(alpha) + Math.fround(under * Math.fround(1 - alpha))));

/** What becomes of each level where the discs from number `i` on lie: for each channel, 256 levels a number. */
function sunLevels(color: readonly number[], alphas: readonly number[]): Uint8Array {
  const stride = 256 * (alphas.length + 1);
  const levels = Uint8Array.from({ length: 3 * stride }, (_, i) => i & 255);
  color.forEach((over, channel) => {
    for (let n = alphas.length - 1; n >= 0; n--) {
      const [here, after] = [channel * stride + 256 * n, channel * stride + 256 * (n + 1)];
      for (let level = 0; level < 256; level++)
        levels[here + level] = levels[after + blended(over, level, alphas[n]!)]!;
    }
  });
  return levels;
}

export const overlay = point({
  uses: [byteAt],
  uniforms: { circles: 'list', center: 'vec2', radii: 'list', levels: 'list' },
  values(use: Flaring) {
    const { radii, alphas } = sunOf(use);
    return {
      circles: use.draw.circles.flatMap(([alpha, x, y, radius, ...color]) => [
        [x!, y!, radius!, alpha!],
        [...color, 1 - alpha!],
      ]),
      center: use.draw.center,
      radii: radii.map((radius) => [radius]),
      levels: packedBytes(sunLevels(use.params.src_color as readonly number[], alphas)),
    };
  },
  glsl: glsl`
vec3 over = c;
bool covered = false;
for (int i = 0; i < circles.y; i += 2) {
  vec4 circle = listed(circles, i), color = listed(circles, i + 1);
  ivec2 way = at - ivec2(circle.xy);
  int radius = int(circle.z);
  if (max(abs(way.x), abs(way.y)) <= radius && way.x * way.x + way.y * way.y <= radius * radius) {
    covered = true;
    over = color.rgb;
  }
  // Where a circle has been, its colour goes on being laid on with every one that follows.
  if (covered) c = clamp(roundEven(over * circle.w + c * color.w), 0.0, 255.0);
}
ivec2 way = at - ivec2(center);
int last = radii.y, first = 0;
if (last > 1) {
  // A guess; the radii themselves settle it.
  float apart = listed(radii, 1).x - listed(radii, 0).x;
  first = clamp(int((length(vec2(way)) - 1.0) / apart) - 1, 0, last);
}
while (first < last && way.x * way.x + way.y * way.y > int(listed(radii, first).x) * int(listed(radii, first).x)) first++;
ivec3 level = 256 * first + ivec3(c) + ivec3(0, 1, 2) * 256 * (last + 1);
return vec3(byteAt(levels, level.r), byteAt(levels, level.g), byteAt(levels, level.b));
`,
});
