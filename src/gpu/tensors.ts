/**
 * Textures and programs, held by TensorFlow.js's WebGL backend on a context of ours. Everything the rest of the engine
 * knows of TensorFlow.js is in this file.
 */
import { env } from '@tensorflow/tfjs-core';
import { GPGPUContext, MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/base';
import { numbersWidth } from '../pipeline/plan/numbers';
import type { Storage } from '../pipeline/plan/plan';

/** tfjs's TextureUsage, which its entry point does not export: RGBA32F and RGBA8. */
const usage = { float: 1, byte: 2 } as const;
/** tfjs's PackingScheme.DENSE: lets the caller choose the texture's shape. */
const dense = 0;

/** Logical shapes are nominal: they keep tfjs from baking texture sizes into shader text and cache keys. */
const inputShape = [3, 3, 3];
const outputShape = [2, 4];

/** A texture of RGBA texels. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly storage: Storage;
  readonly id: object;
}

export interface Run {
  readonly shader: string;
  readonly inputs: Readonly<Record<string, Sheet>>;
  readonly width: number;
  readonly height: number;
  readonly storage: Storage;
  readonly sheet: readonly [number, number, number, number];
  readonly rows: readonly [number, number];
}

interface TextureData {
  usage: number;
  texShape: [number, number];
}

export class Tensors {
  readonly gl: WebGL2RenderingContext;
  private readonly backend: MathBackendWebGL;
  passes = 0;
  readBacks = 0;

  /** `gl` must stay alive as long as this does; after a lost context make a new one. */
  constructor(gl: WebGL2RenderingContext) {
    setWebGLContext(2, gl);
    env().set('WEBGL_VERSION', 2);
    // Freed textures are kept for reuse only up to this many bytes, so that memory follows the grid back down.
    env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 384 * 1024 * 1024);
    this.gl = gl;
    this.backend = new MathBackendWebGL(new GPGPUContext(gl));
  }

  get maxTextureSize(): number {
    return this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE) as number;
  }

  /** The unmasked name of the GPU where the browser tells it. */
  get renderer(): string {
    const info = this.gl.getExtension('WEBGL_debug_renderer_info');
    return String(this.gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : this.gl.RENDERER));
  }

  private textureData(id: object): TextureData {
    return this.backend.texData.get(id) as unknown as TextureData;
  }

  private allocate(width: number, height: number, storage: Storage): Sheet {
    const info = this.backend.makeTensorInfo(inputShape, 'float32');
    const data = this.textureData(info.dataId);
    data.usage = usage[storage];
    data.texShape = storage === 'byte' ? [height, width] : [2 * height, 2 * width];
    return { width, height, storage, id: info.dataId };
  }

  texture(sheet: Sheet): WebGLTexture {
    return this.backend.getTexture(sheet.id);
  }

  /** Uploads RGBA bytes, row-major. */
  uploadBytes(width: number, height: number, rgba: Uint8ClampedArray | Uint8Array): Sheet {
    const sheet = this.allocate(width, height, 'byte');
    const { gl } = this;
    gl.bindTexture(gl.TEXTURE_2D, this.texture(sheet));
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length));
    gl.bindTexture(gl.TEXTURE_2D, null);
    return sheet;
  }

  /** Uploads whole rows of the numbers texture. */
  uploadNumbers(height: number, data: Float32Array): Sheet {
    const sheet = this.allocate(numbersWidth, height, 'float');
    const { gl } = this;
    gl.bindTexture(gl.TEXTURE_2D, this.texture(sheet));
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, numbersWidth, height, gl.RGBA, gl.FLOAT, data);
    gl.bindTexture(gl.TEXTURE_2D, null);
    return sheet;
  }

  /** One draw call over a sheet. */
  run({ shader, inputs, width, height, storage, sheet, rows }: Run): Sheet {
    const names = Object.keys(inputs);
    const program = {
      variableNames: names,
      outputShape,
      userCode: shader,
      enableShapeUniforms: true,
      outPackingScheme: dense,
      outTexUsage: usage[storage],
      customUniforms: [
        { name: 'sheet', type: 'ivec4' as const },
        { name: 'rows', type: 'ivec2' as const },
      ],
    };
    const tensors = names.map((name) => ({ dataId: inputs[name]!.id, shape: inputShape, dtype: 'float32' as const }));
    // tfjs doubles the shape it is given for dense packing; a byte texture has one texel per pixel.
    const shape: [number, number] = storage === 'byte' ? [height / 2, width / 2] : [height, width];
    const output = this.backend.runWebGLProgram(program, tensors, 'float32', [[...sheet], [...rows]], true, shape);
    this.passes += 1;
    return { width, height, storage, id: output.dataId };
  }

  dispose(sheet: Sheet): void {
    this.backend.disposeData(sheet.id);
  }

  /** RGBA bytes of a rectangle of a byte sheet; stalls until the GPU has caught up. */
  readBytes(sheet: Sheet, x: number, y: number, width: number, height: number): Uint8Array {
    const { gl } = this;
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture(sheet), 0);
    const data = new Uint8Array(width * height * 4);
    gl.readPixels(x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.deleteFramebuffer(framebuffer);
    this.readBacks += 1;
    return data;
  }

  /** Programs compiled, textures in use and bytes of texture memory, as tfjs counts them. */
  counts(): { programs: number; tensors: number; bytes: number } {
    const cache = (this.backend as unknown as { binaryCache: Record<string, unknown> }).binaryCache;
    const textures = (this.backend as unknown as { textureManager: { numBytesAllocated: number } }).textureManager;
    return { programs: Object.keys(cache).length, tensors: this.backend.numDataIds(), bytes: textures.numBytesAllocated };
  }
}
