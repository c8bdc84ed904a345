import { type GlslModule, glsl } from '../../../glsl/glsl';

/** How tf.image turns bytes into floats 0..1, and back: times 255.5, fraction dropped, after clipping. */
export const bytes: GlslModule = {
  name: 'tensorflowBytes',
  source: glsl`
vec3 toUnit(vec3 c) { return c * (1.0 / 255.0); }
vec3 toBytes(vec3 c) { return clamp(trunc(c * 255.5), 0.0, 255.0); }
`,
};

/** What people who come from there search for. */
export const words: readonly string[] = ['tensorflow', 'tf', 'tf.image', '텐서플로'];
