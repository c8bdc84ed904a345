/** A blurred sun with rays that fades outwards, frayed in red and blue, and added as light is. */
import { glsl } from '../../../glsl/glsl';
import { floatGaussian } from '../../blur/gaussian';
import { fieldPass, point } from '../../define';
import { mirror } from '../drawing/mirror';
import { kept } from '../kept';
import { apart, glow, type Sun, samplesOf } from './glow';
import type { Flaring } from './params';

const glowOf = kept((sun: string) => glow(JSON.parse(sun) as Sun));

const light = fieldPass({
  uniforms: { glow: 'list', across: 'float', apart: 'float', center: 'vec2' },
  values: ({ params, draw: { center, circles }, input }: Flaring) => ({
    glow: glowOf(
      JSON.stringify({ input, radius: params.src_radius, color: params.src_color, center, circles } satisfies Sun),
    ),
    across: samplesOf(input.width),
    apart,
    center,
  }),
  glsl: glsl`
vec2 place = vec2(at) / apart, cell = floor(place), t = place - cell;
vec2 s = 1.0 - t;
vec4 x = vec4(s.x * s.x * s.x, 4.0 - 6.0 * t.x * t.x + 3.0 * t.x * t.x * t.x, 4.0 - 6.0 * s.x * s.x + 3.0 * s.x * s.x * s.x, t.x * t.x * t.x);
vec4 y = vec4(s.y * s.y * s.y, 4.0 - 6.0 * t.y * t.y + 3.0 * t.y * t.y * t.y, 4.0 - 6.0 * s.y * s.y + 3.0 * s.y * s.y * s.y, t.y * t.y * t.y);
int first = (int(cell.y) + 3) * int(across) + int(cell.x) + 3;
vec3 sum = vec3(0.0);
for (int row = 0; row < 4; row++) {
  int i = first + row * int(across);
  vec3 line = x.x * listed(glow, i).rgb + x.y * listed(glow, i + 1).rgb + x.z * listed(glow, i + 2).rgb
    + x.w * listed(glow, i + 3).rgb;
  sum += line * (row == 0 ? y.x : row == 1 ? y.y : row == 2 ? y.z : y.w);
}
float fade = 1.0 - min(length(vec2(at) - center) / (float(max(size.x, size.y)) * 0.7), 1.0);
// The spline swings a little below zero where light ends, and what is below is a level less.
return max(sum, 0.0) / 36.0 * fade;
`,
});

/**
 * Weights for red and blue from the middle outwards, and pixels between them: what they blur is so smooth in larger
 * pictures that every second pixel and every third give the same.
 */
function fraying({ input }: Flaring) {
  const small = Math.max(input.width, input.height) < 128;
  const every = (width: number, sigma: number, step: number): number[] => {
    const line = floatGaussian(width, sigma);
    const middle = (width - 1) / 2;
    const kept = line.filter((_, i) => i >= middle && (i - middle) % step === 0);
    const sum = kept.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
    return kept.map((weight) => weight / sum);
  };
  const steps = small ? [1, 1] : [2, 3];
  const [red, blue] = [every(25, 3, steps[0]!), every(41, 5, steps[1]!)];
  return { weights: blue.map((weight, i) => [red[i] ?? 0, weight]), steps };
}

const uniforms = { weights: 'list', steps: 'vec2' } as const;

const frayed = fieldPass({
  uniforms,
  values: fraying,
  glsl: glsl`
vec3 sum = tap(at) * vec3(listed(weights, 0).x, 1.0, listed(weights, 0).y);
for (int i = 1; i < weights.y; i++) {
  vec2 weight = listed(weights, i).xy;
  ivec2 away = i * ivec2(steps);
  sum.r += weight.x * (tap(at - ivec2(away.x, 0)).r + tap(at + ivec2(away.x, 0)).r);
  sum.b += weight.y * (tap(at - ivec2(away.y, 0)).b + tap(at + ivec2(away.y, 0)).b);
}
return sum;
`,
});

export const physical = point({
  uses: [mirror],
  fields: { passes: [light, frayed], border: 4 },
  uniforms,
  values: fraying,
  glsl: glsl`
vec3 sum = field(at) * vec3(listed(weights, 0).x, 1.0, listed(weights, 0).y);
for (int i = 1; i < weights.y; i++) {
  vec2 weight = listed(weights, i).xy;
  ivec2 away = i * ivec2(steps);
  ivec2 above = ivec2(mirrored(at.y - away.x, size.y), mirrored(at.y - away.y, size.y));
  ivec2 below = ivec2(mirrored(at.y + away.x, size.y), mirrored(at.y + away.y, size.y));
  sum.r += weight.x * (field(ivec2(at.x, above.x)).r + field(ivec2(at.x, below.x)).r);
  sum.b += weight.y * (field(ivec2(at.x, above.y)).b + field(ivec2(at.x, below.y)).b);
}
// Written so that where there is no light no rounding can take a level off.
return floor(clamp(c + (255.0 - c) * sum / 255.0, 0.0, 255.0));
`,
});
