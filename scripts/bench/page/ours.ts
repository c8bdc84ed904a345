/** The playground's own engine, and the plain copy that is its limit. */
import { capacity, runBatch, type Spot } from '../../../src/gpu/batch';
import { createRenderer } from '../../../src/gpu/renderer';
import { preamble } from '../../../src/gpu/shader';
import { type Sheet, Tensors } from '../../../src/gpu/tensors';
import type { Recipe } from '../../../src/pipeline/recipe';
import { sampleRecipe } from '../../../src/pipeline/sample';
import { sitesOf } from '../../../src/pipeline/sites';
import type { Contender, Picture, Prepared, Work } from './contender';

let started: Tensors | null = null;

function tensors(): Tensors {
  if (started) return started;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', { powerPreference: 'high-performance' });
  if (gl?.getExtension('EXT_color_buffer_float') == null)
    throw new Error('This browser has no WebGL2 with float textures.');
  started = new Tensors(gl);
  return started;
}

export const rendererName = (): string => tensors().renderer;

const recipesOf = ({ pipeline, tiles, side, boxes }: Work, seed: number): Recipe[] =>
  Array.from({ length: tiles }, (_, i) =>
    sampleRecipe(pipeline, null, seed, i + 1, { width: side, height: side }, boxes),
  );

/** One pixel of a result: it cannot be read before everything that led to it is done. */
const wait = ({ sheet, x, y }: { sheet: Sheet; x: number; y: number }): void => {
  tensors().readBytes(sheet, x, y, 1, 1);
};

/** Draws, plan and passes of every tile, up to its pixels in a texture. */
export const inMemory: Contender = {
  async prepare(work, { width, height, rgba }): Promise<Prepared> {
    const gpu = tensors();
    const source: Spot = { sheet: gpu.uploadBytes(width, height, rgba), x: 0, y: 0, width, height };
    const sites = sitesOf(work.pipeline, null);
    let passes = 0;
    let bytes = 0;
    return {
      async run(seed) {
        const recipes = recipesOf(work, seed);
        const most = capacity(recipes, source, gpu.maxTextureSize);
        if (most === 0) throw new Error('A tile does not fit this GPU.');
        const results: Spot[] = [];
        passes = 0;
        for (let i = 0; i < recipes.length; i += most) {
          const batch = await runBatch(gpu, source, sites, recipes.slice(i, i + most), 'image');
          results.push(...batch.spots);
          passes += batch.passes;
        }
        wait(results.at(-1)!);
        bytes = gpu.counts().bytes;
        for (const sheet of new Set(results.map((spot) => spot.sheet))) if (sheet !== source.sheet) gpu.dispose(sheet);
      },
      passes: () => passes,
      bytes: () => bytes,
      release: () => gpu.dispose(source.sheet),
    };
  },
};

let renderer: ReturnType<typeof createRenderer> | null = null;

/** The same through the engine that the page talks to: drawn on a canvas, and handed over as a bitmap. */
export const onScreen: Contender = {
  async prepare(work, picture): Promise<Prepared> {
    renderer ??= createRenderer(new OffscreenCanvas(1, 1));
    const engine = renderer;
    await engine.load('picture', picture.width, picture.height, picture.rgba);
    const sites = sitesOf(work.pipeline, null);
    const columns = Math.ceil(Math.sqrt(work.tiles));
    const size = { width: columns * work.side, height: Math.ceil(work.tiles / columns) * work.side };
    let passes = 0;
    let bytes = 0;
    return {
      async run(seed) {
        const cells = recipesOf(work, seed).map((recipe, i) => {
          const place = { x: (i % columns) * work.side, y: Math.floor(i / columns) * work.side };
          return { recipe, place: { ...place, width: work.side, height: work.side } };
        });
        const painted = await engine.paint({ picture: 'picture', ...size, sites, cells, radius: 0, channel: 'bench' });
        if (painted === null) throw new Error('Nothing was painted.');
        passes = painted.passes;
        painted.bitmap.close();
        bytes = (await engine.counts()).bytes;
      },
      passes: () => passes,
      bytes: () => bytes,
      release: () => void engine.unload('picture'),
    };
  },
};

const copyShader = `${preamble('byte')}
void main() { outputColor = texelFetch(source, ivec2(gl_FragCoord.xy), 0); }
`;

/** Every pixel of every tile read once and written once: no pass can be faster. */
export const copy: Contender = {
  async prepare({ tiles, side }, picture): Promise<Prepared> {
    const gpu = tensors();
    const columns = Math.ceil(Math.sqrt(tiles));
    const [width, height] = [columns * side, Math.ceil(tiles / columns) * side];
    const source = gpu.uploadBytes(width, height, tiled(picture, width, height));
    const lists = gpu.uploadLists(1, new Float32Array(4096));
    return {
      run() {
        const output = gpu.allocate(width, height, 'byte');
        const draws = [{ source, x: 0, y: 0, width, height }];
        gpu.run({ shader: copyShader, output, lists, extra: null, rows: new Float32Array(16), vectors: 4, draws });
        wait({ sheet: output, x: 0, y: 0 });
        gpu.dispose(output);
      },
      passes: () => 1,
      release() {
        gpu.dispose(source);
        gpu.dispose(lists);
      },
    };
  },
};

/** A picture repeated over a larger one. */
function tiled({ width: w, height: h, rgba }: Picture, width: number, height: number): Uint8ClampedArray {
  const whole = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += w) {
      const start = (y % h) * w * 4;
      whole.set(rgba.subarray(start, start + Math.min(w, width - x) * 4), (y * width + x) * 4);
    }
  return whole;
}
