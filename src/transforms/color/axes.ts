/** How the colours of a picture spread: what finding their principal axes starts from. */
import { type GlslModule, glsl } from '../../glsl/glsl';
import { type Draw, type Measure, measure } from '../define';
import type { Params } from '../params';

const none = { uniforms: {}, values: () => ({}) } as const;

const sums: Measure<Params, Draw> = measure({
  ...{ ...none, measures: 'sum', columns: 1 },
  glsl: glsl`return vec4(c, 0.0);`,
});

/** Sums about a whole level near the mean, so that squares stay small and exact; the level itself comes along. */
const products: Measure<Params, Draw> = measure({
  ...{ ...none, measures: 'sum', columns: 3 },
  glsl: glsl`
vec3 middle = floor(measured(0, 0).rgb / float(size.x * size.y) + 0.5);
vec3 d = c - middle;
if (column == 0) return vec4(d, middle.r);
return column == 1 ? vec4(d * d, middle.g) : vec4(d.rrg * d.gbb, middle.b);
`,
});

/** Steps of measuring after which `spreadOf` can be asked. */
export const spreading: readonly Measure<Params, Draw>[] = [sums, products];

/** Mean, variances and covariances (RG, RB, GB) of all pixels. */
export const spread: GlslModule = {
  name: 'spread',
  source: glsl`
void spreadOf(float pixels, out vec3 mean, out vec3 variance, out vec3 covariance) {
  vec4 first = measured(0, 0), squares = measured(1, 0), pairs = measured(2, 0);
  vec3 shift = first.xyz / pixels;
  mean = floor(vec3(first.w, squares.w, pairs.w) / pixels + 0.5) + shift;
  variance = squares.xyz / pixels - shift * shift;
  covariance = pairs.xyz / pixels - shift.xxy * shift.yzz;
}
`,
};
