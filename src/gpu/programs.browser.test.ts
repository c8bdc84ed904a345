/** Compilers are given time: nothing is asked that would have to be waited for, until all programs are there. */
import { expect, test } from 'vitest';
import { Tensors } from './tensors';

const completion = 0x91b1;
const shader = (level: number) => `out vec4 color;
void main() { color = row[0] + ${level}.0; }
`;

/** A context that compiles side by side, and says so only when it has been asked `looks` times; notes what is asked. */
function slowContext(looks: number) {
  const gl = document.createElement('canvas').getContext('webgl2')!;
  const asked: string[] = [];
  const extension = gl.getExtension.bind(gl) as (name: string) => unknown;
  const parameter = gl.getProgramParameter.bind(gl);
  const shaderParameter = gl.getShaderParameter.bind(gl);
  let left = looks;
  Object.assign(gl, {
    getExtension: (name: string) =>
      name === 'KHR_parallel_shader_compile' ? { COMPLETION_STATUS_KHR: completion } : extension(name),
    getProgramParameter(program: WebGLProgram, name: number) {
      asked.push(name === completion ? 'complete?' : name === gl.LINK_STATUS ? 'linked?' : 'other');
      return name === completion ? left-- <= 0 : parameter(program, name);
    },
    getShaderParameter(fragment: WebGLShader, name: number) {
      asked.push('compiled?');
      return shaderParameter(fragment, name);
    },
  });
  return { gl, asked };
}

test('while programs are compiled, only whether they are complete is asked', async () => {
  const { gl, asked } = slowContext(4);
  const { programs } = new Tensors(gl);
  asked.length = 0;
  const wanted = [shader(1), shader(2)];
  await programs.prepare(wanted);
  expect(new Set(asked)).toEqual(new Set(['complete?']));
  expect(asked.length).toBeGreaterThan(4);
  expect(programs.size).toBe(0);
  expect(programs.waited).toBeGreaterThan(0);
  for (const text of wanted) programs.of(text);
  expect(programs.size).toBe(2);

  asked.length = 0;
  await programs.prepare(wanted);
  for (const text of wanted) programs.of(text);
  expect(asked).toEqual([]);
});

test('a shader that is not valid is said when it is used, with the compiler’s words', async () => {
  const { gl } = slowContext(0);
  const { programs } = new Tensors(gl);
  const wrong = shader(1).replace('row[0]', 'row[0] + nothing');
  await programs.prepare([wrong]);
  expect(() => programs.of(wrong)).toThrow(/nothing/);
  expect(programs.size).toBe(0);
});
