/** Counts of levels, and tables that are made of them: what equalizing and stretching contrast have in common. */
import { type GlslModule, glsl } from '../../../glsl/glsl';
import { rational } from '../../../glsl/rational';
import { type CountMeasure, type Draw, type Measure, measure } from '../../define';
import type { Params } from '../../params';

const none = { uniforms: {}, values: () => ({}) } as const;

/** How often each level of R, G and B occurs. */
export const countChannels: Measure<Params, Draw> = measure({
  ...{ ...none, measures: 'levels', channels: 3 },
  glsl: glsl`return c;`,
});

/** How often each level of one value occurs. */
export const countOne = (body: Pick<CountMeasure<Params, Draw>, 'uses' | 'glsl'>): Measure<Params, Draw> =>
  measure({ ...none, measures: 'levels', channels: 1, ...body });

/** One texel per level. */
export const everyLevel = () => ({ width: 256, height: 1 });

/** Counts, summed from black on: what `searched` reads. */
export const cumulated: Measure<Params, Draw> = measure({
  ...{ ...none, measures: 'table', table: everyLevel },
  glsl: glsl`
vec4 sum = vec4(0.0);
for (int i = 0; i <= at.x; i++) sum += measured(i, 0);
return sum;
`,
});

/** A table of 256 levels made of cumulated counts; the body returns the level that `at.x` becomes, per channel. */
export const tableOf = (text: string): Measure<Params, Draw> =>
  measure({ ...none, measures: 'table', table: everyLevel, uses: [rational, searched], glsl: text });

/** Searches in cumulated counts. */
export const searched: GlslModule = {
  name: 'searched',
  source: glsl`
/** Cumulated counts of three levels, one per channel; 0 before black. */
vec3 countsUpTo(ivec3 level) {
  vec3 counts = vec3(measured(level.r, 0).r, measured(level.g, 0).g, measured(level.b, 0).b);
  return mix(counts, vec3(0.0), lessThan(level, ivec3(0)));
}
/** The first level, per channel, up to which at least n (1 or more) are counted. */
ivec3 levelReaching(vec3 n) {
  ivec3 below = ivec3(0);
  for (int stride = 128; stride > 0; stride >>= 1) below += stride * ivec3(lessThan(countsUpTo(below + stride - 1), n));
  return below;
}
`,
};

/** Reads the table that was made, per channel. */
export const lookUpChannels = glsl`
ivec3 i = ivec3(c);
return vec3(measured(i.r, 0).r, measured(i.g, 0).g, measured(i.b, 0).b);
`;
