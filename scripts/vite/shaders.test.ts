import { describe, expect, it } from 'vitest';
import { transforms } from '../../src/transforms';
import { withoutComments } from './shaders';

describe('short shaders', () => {
  it('keep every statement and every line of a directive', () => {
    const shader = `
/** Explains,
 * at length. */
#define A(x) (x + 1.0)

  vec3 c = tap(at); // why
    return c;
`;
    expect(withoutComments(shader)).toBe('\n#define A(x) (x + 1.0)\nvec3 c = tap(at);\nreturn c;\n');
  });

  it('change nothing but blanks in those of the transforms', () => {
    const bodies = transforms.flatMap(({ kernel, params }) => {
      const made = kernel(Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.default])));
      return 'glsl' in made ? [made.glsl] : [];
    });
    expect(bodies.length).toBeGreaterThan(20);
    const bare = (shader: string) =>
      shader
        .replace(/\/\/.*$/gm, '')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\s+/g, '');
    for (const body of bodies) expect(bare(withoutComments(body))).toBe(bare(body));
  });
});
