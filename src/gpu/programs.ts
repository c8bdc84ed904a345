/** Shader programs by their text. Where the browser can, they are compiled while everything else goes on. */
import type { GPGPUContext } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_context';
import { withRows } from './rows';

type Linked = Parameters<GPGPUContext['buildVao']>[0];

export interface Program {
  readonly program: Linked;
  readonly source: WebGLUniformLocation | null;
  readonly lists: WebGLUniformLocation | null;
  readonly extra: WebGLUniformLocation | null;
}

interface Begun {
  readonly program: Linked;
  readonly shaders: readonly WebGLShader[];
}

/** Milliseconds between two looks at programs that are being compiled. */
const glance = 3;

export class Programs {
  private readonly gl: WebGL2RenderingContext;
  private readonly context: GPGPUContext;
  /** Vectors of a row that go through the vertex shader. */
  private readonly varyings: number;
  private readonly parallel: { readonly COMPLETION_STATUS_KHR: number } | null;
  private readonly begun = new Map<string, Begun>();
  private readonly made = new Map<string, Program>();
  /** Milliseconds spent waiting for compilers, all told. */
  waited = 0;

  constructor(gl: WebGL2RenderingContext, context: GPGPUContext, varyings: number) {
    this.gl = gl;
    this.context = context;
    this.varyings = varyings;
    this.parallel = gl.getExtension('KHR_parallel_shader_compile');
  }

  /** How many were compiled. */
  get size(): number {
    return this.made.size;
  }

  /** Has them compiled, side by side; the thread is free meanwhile, where the browser can tell when they are ready. */
  async prepare(shaders: readonly string[]): Promise<void> {
    const { gl, parallel } = this;
    const missing = [...new Set(shaders)].filter((shader) => !this.made.has(shader));
    const programs = missing.map((shader) => this.begin(shader).program);
    if (parallel === null) return;
    // Of a lost context everything counts as complete.
    const pending = () =>
      programs.some((program) => gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) === false);
    const start = performance.now();
    while (pending()) await new Promise((resolve) => setTimeout(resolve, glance));
    this.waited += performance.now() - start;
  }

  /** The program of a shader, ready for use. @throws with the compiler's message when the shader is not valid. */
  of(shader: string): Program {
    const known = this.made.get(shader);
    if (known) return known;
    const { gl } = this;
    const { program, shaders } = this.begin(shader);
    this.begun.delete(shader);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
      throw new Error([...shaders.map((part) => gl.getShaderInfoLog(part)), gl.getProgramInfoLog(program)].join('\n'));
    this.context.buildVao(program);
    const block = gl.getUniformBlockIndex(program, 'Row');
    if (block !== gl.INVALID_INDEX) gl.uniformBlockBinding(program, block, 0);
    const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
    const made = { program, source: at('source'), lists: at('lists'), extra: at('extra') };
    this.made.set(shader, made);
    return made;
  }

  /** Starts the compiler without asking how it went: the answer would have to be waited for. */
  private begin(shader: string): Begun {
    const known = this.begun.get(shader);
    if (known) return known;
    const { gl } = this;
    const { vertex, fragment } = withRows(shader, this.varyings);
    const program = Object.assign(gl.createProgram(), { vao: gl.createVertexArray() });
    const shaders = [this.compile(gl.VERTEX_SHADER, vertex), this.compile(gl.FRAGMENT_SHADER, fragment)];
    for (const part of shaders) gl.attachShader(program, part);
    gl.linkProgram(program);
    const begun = { program, shaders };
    this.begun.set(shader, begun);
    return begun;
  }

  private compile(type: number, text: string): WebGLShader {
    const { gl } = this;
    const part = gl.createShader(type)!;
    gl.shaderSource(part, text);
    gl.compileShader(part);
    return part;
  }
}
