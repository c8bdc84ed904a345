/**
 * Textures and draw calls on TensorFlow.js's WebGL backend, on a context of ours. Everything the rest of the engine knows
 * of TensorFlow.js is in this file and in `programs.ts`. Tensors, their textures and their memory are the backend's; the
 * draw calls are our own, one per tile, because a row of uniforms per tile is read far faster than a texture of numbers.
 */

// What the backend asks of its surroundings; by itself the build takes nothing of TensorFlow.js for its effects.
import '@tensorflow/tfjs-core/dist/flags';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util';
import { GPGPUContext } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_context';
import { env } from '@tensorflow/tfjs-core';
import { listsWidth } from '../pipeline/plan/lists';
import type { Storage } from '../pipeline/plan/program';
import { Programs } from './programs';
import { isSoftware } from './rows';

/** tfjs's TextureUsage, which its entry point does not export: RGBA32F and RGBA8. */
const usage = { float: 1, byte: 2 } as const;

/** A texture of RGBA texels. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly storage: Storage;
  readonly id: object;
}

/** In texels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One tile of a pass: what it reads, and the rectangle of the output it writes. */
export interface TileDraw extends Rectangle {
  readonly source: Sheet;
}

export interface Run {
  readonly shader: string;
  readonly output: Sheet;
  readonly lists: Sheet;
  /** A second picture or table of each tile. */
  readonly extra: Sheet | null;
  /** One row of `vectors` vec4 per draw. */
  readonly rows: Float32Array;
  readonly vectors: number;
  readonly draws: readonly TileDraw[];
}

interface TextureData {
  usage: number;
  texShape: [number, number];
}

export class Tensors {
  readonly gl: WebGL2RenderingContext;
  private readonly context: GPGPUContext;
  private readonly backend: MathBackendWebGL;
  private readonly rowBuffer: WebGLBuffer | null;
  readonly programs: Programs;
  /** Asked for once: a lost context answers with nothing. */
  readonly maxTextureSize: number;
  passes = 0;
  readBacks = 0;
  private gone = false;
  /** How many users hold a sheet, and those to dispose of when the last one is done. */
  private readonly held = new Map<Sheet, number>();
  private readonly doomed = new Set<Sheet>();

  /** `gl` must stay alive as long as this does; after a lost context make a new one. */
  constructor(gl: WebGL2RenderingContext) {
    setWebGLContext(2, gl);
    env().set('WEBGL_VERSION', 2);
    // Freed textures are kept for reuse only up to this many bytes, so that memory follows the grid back down.
    env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 384 * 1024 * 1024);
    // A restored context starts from the defaults: dithering would change levels, and draws rely on the scissor.
    gl.disable(gl.DITHER);
    gl.enable(gl.SCISSOR_TEST);
    this.gl = gl;
    this.context = new GPGPUContext(gl);
    this.backend = new MathBackendWebGL(this.context);
    this.rowBuffer = gl.createBuffer();
    // One is taken by gl_FragCoord.
    const varyings = isSoftware(this.renderer) ? (gl.getParameter(gl.MAX_VARYING_VECTORS) as number) - 1 : 0;
    this.programs = new Programs(gl, this.context, varyings);
    this.maxTextureSize = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
    const lose = (): void => {
      this.gone = true;
    };
    gl.canvas.addEventListener('webglcontextlost', lose, { once: true });
  }

  /** Whether everything here went with its context, which may be back by now. The event comes later than the loss. */
  get lost(): boolean {
    return this.gone || this.gl.isContextLost();
  }

  /** The unmasked name of the GPU where the browser tells it. */
  get renderer(): string {
    const info = this.gl.getExtension('WEBGL_debug_renderer_info');
    return String(this.gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : this.gl.RENDERER));
  }

  /** An uninitialised texture. */
  allocate(width: number, height: number, storage: Storage): Sheet {
    const info = this.backend.makeTensorInfo([height, width, 4], storage === 'byte' ? 'int32' : 'float32');
    const data = this.backend.texData.get(info.dataId) as unknown as TextureData;
    data.usage = usage[storage];
    // tfjs counts four floats to a texel of a float texture, two each way.
    data.texShape = storage === 'byte' ? [height, width] : [2 * height, 2 * width];
    return { width, height, storage, id: info.dataId };
  }

  texture(sheet: Sheet): WebGLTexture {
    return this.backend.getTexture(sheet.id);
  }

  /** Uploads RGBA bytes, row-major. */
  uploadBytes(width: number, height: number, rgba: Uint8ClampedArray): Sheet {
    const bytes = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
    return this.upload(this.allocate(width, height, 'byte'), this.gl.UNSIGNED_BYTE, bytes);
  }

  /** Uploads RGBA bytes to a rectangle of a byte sheet. */
  writeBytes(sheet: Sheet, { x, y, width, height }: Rectangle, rgba: Uint8ClampedArray): void {
    const { gl } = this;
    const bytes = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
    gl.bindTexture(gl.TEXTURE_2D, this.texture(sheet));
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  /** Uploads whole rows of the lists texture. */
  uploadLists(height: number, data: Float32Array): Sheet {
    return this.upload(this.allocate(listsWidth, height, 'float'), this.gl.FLOAT, data);
  }

  private upload(sheet: Sheet, type: number, data: ArrayBufferView): Sheet {
    const { gl } = this;
    gl.bindTexture(gl.TEXTURE_2D, this.texture(sheet));
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, sheet.width, sheet.height, gl.RGBA, type, data);
    gl.bindTexture(gl.TEXTURE_2D, null);
    return sheet;
  }

  /** One pass: a draw call per tile, all with the same program into the same sheet. */
  run({ shader, output, lists, extra, rows, vectors, draws }: Run): void {
    const { gl, context } = this;
    const { program, ...locations } = this.programs.of(shader);
    context.setOutputMatrixTexture(this.texture(output), output.height, output.width);
    context.setProgram(program);
    gl.bindVertexArray(program.vao as WebGLVertexArrayObject);
    const inputs = [
      [lists, locations.lists],
      [extra, locations.extra],
    ] as const;
    inputs.forEach(([sheet, location], i) => {
      if (sheet && location) context.setInputMatrixTexture(this.texture(sheet), location, i + 1);
    });
    gl.bindBuffer(gl.UNIFORM_BUFFER, this.rowBuffer);
    gl.bufferData(gl.UNIFORM_BUFFER, rows, gl.STREAM_DRAW);
    let bound: Sheet | null = null;
    draws.forEach(({ source, x, y, width, height }, i) => {
      if (source !== bound && locations.source)
        context.setInputMatrixTexture(this.texture(source), locations.source, 0);
      bound = source;
      gl.bindBufferRange(gl.UNIFORM_BUFFER, 0, this.rowBuffer, i * vectors * 16, vectors * 16);
      gl.viewport(x, y, width, height);
      gl.scissor(x, y, width, height);
      context.executeProgram();
    });
    this.passes += 1;
  }

  /** At once, or after whoever holds it. */
  dispose(sheet: Sheet): void {
    if (this.held.has(sheet)) this.doomed.add(sheet);
    else this.backend.disposeData(sheet.id);
  }

  /** Keeps a sheet alive until some work is done that others may go on during. */
  async holding<T>(sheet: Sheet, work: () => Promise<T>): Promise<T> {
    this.held.set(sheet, (this.held.get(sheet) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const others = this.held.get(sheet)! - 1;
      if (others > 0) this.held.set(sheet, others);
      else this.held.delete(sheet);
      if (others === 0 && this.doomed.delete(sheet) && !this.lost) this.dispose(sheet);
    }
  }

  /** RGBA bytes of a rectangle of a byte sheet; stalls until the GPU has caught up. */
  readBytes(sheet: Sheet, x: number, y: number, width: number, height: number): Uint8Array {
    const { gl } = this;
    const data = new Uint8Array(width * height * 4);
    this.attached(sheet, () => gl.readPixels(x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data));
    return data;
  }

  /** Has `read` read from a sheet. */
  attached(sheet: Sheet, read: () => void): void {
    const { gl } = this;
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture(sheet), 0);
    read();
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.deleteFramebuffer(framebuffer);
    this.readBacks += 1;
  }

  /** Waits until the GPU has done what it was told, without blocking the thread. */
  async settle(): Promise<void> {
    const { gl } = this;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (fence === null) return;
    gl.flush();
    while (!this.lost && gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED)
      await new Promise((resolve) => setTimeout(resolve, 1));
    gl.deleteSync(fence);
  }

  /** Programs compiled, tensors alive and bytes of texture memory, the last two as tfjs counts them. */
  counts(): { programs: number; tensors: number; bytes: number } {
    const { textureManager } = this.backend as unknown as { textureManager: { numBytesAllocated: number } };
    return {
      programs: this.programs.size,
      tensors: this.backend.numDataIds(),
      bytes: textureManager.numBytesAllocated,
    };
  }
}
