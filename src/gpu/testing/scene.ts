/** What the tests of the engine share: small pictures, pipelines in a few words, and paint results as bytes. */
import { expect } from 'vitest';
import {
  emptyPipeline,
  type GroupKind,
  type GroupNode,
  type Node,
  type Pipeline,
  type TransformNode,
} from '../../pipeline/model';
import type { Recipe } from '../../pipeline/recipe';
import { sampleRecipe } from '../../pipeline/sample';
import { sitesOf } from '../../pipeline/sites';
import { transformNamed } from '../../transforms/index';
import { defaultsOf, type Params } from '../../transforms/params';
import { createEngine } from '../client';
import type { Engine, Painted, PaintRequest, Placement } from '../protocol';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Smooth colours with hard edges in them: no two transforms make the same of it. */
export function scenery(width: number, height: number): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const edge = (x >> 3) % 2 === (y >> 4) % 2 ? 60 : 0;
      const levels = [(x * 190) / width + edge, (y * 190) / height + edge, ((x * 7 + y * 13) % 97) * 2, 255];
      rgba.set(levels, (y * width + x) * 4);
    }
  return { width, height, rgba };
}

/** One colour everywhere. */
export function plain(width: number, height: number, color: readonly [number, number, number]): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < rgba.length; i += 4) rgba.set(color, i);
  return { width, height, rgba };
}

/** A node whose key is its name, unless there are several of it. */
export function transform(
  name: string,
  params: Params = {},
  options: { p?: number; key?: string } = {},
): TransformNode {
  const known = transformNamed(name);
  if (known === undefined) throw new Error(`There is no transform ${name}.`);
  for (const param of Object.keys(params))
    if (!(param in known.params)) throw new Error(`${name} has no parameter ${param}.`);
  const { p = 1, key = name } = options;
  return {
    kind: 'transform',
    key,
    transform: name,
    p,
    enabled: true,
    params: { ...defaultsOf(known.params), ...params },
  };
}

export function group(kind: GroupKind, children: readonly Node[], options: Partial<GroupNode> = {}): GroupNode {
  return { kind: 'group', key: kind, group: kind, p: 1, enabled: true, n: 1, replace: false, children, ...options };
}

export const pipelineOf = (...nodes: readonly Node[]): Pipeline => ({ ...emptyPipeline, workingSize: null, nodes });

/** An engine in a worker, on real WebGL: anything else would make the tests mean nothing. */
export async function startEngine(): Promise<Engine> {
  const { engine, thread } = await createEngine();
  expect(thread).toBe('worker');
  const { backend, renderer } = await engine.describe();
  expect(backend).toBe('webgl');
  expect(renderer).not.toBe('');
  return engine;
}

export async function load(engine: Engine, name: string, { width, height, rgba }: Picture): Promise<void> {
  await engine.load(name, width, height, rgba);
}

/** The recipes of tiles 1 to `count`. */
export const recipesOf = (
  pipeline: Pipeline,
  picture: { readonly width: number; readonly height: number },
  count: number,
  seed = 7,
): Recipe[] => {
  const { width, height } = picture;
  return Array.from({ length: count }, (_, i) => sampleRecipe(pipeline, null, seed, i + 1, { width, height }));
};

export interface Scene {
  /** Name that the picture was loaded under. */
  readonly picture: string;
  readonly pipeline: Pipeline;
  readonly recipes: readonly Recipe[];
  readonly channel?: string;
}

/** Where tile `i` is painted, pixel by pixel, in a row of cells that fit the largest. */
function places(recipes: readonly Recipe[]): readonly Placement[] {
  const columns = 6;
  const side = Math.max(...recipes.flatMap(({ output }) => [output.width, output.height]));
  return recipes.map(({ output }, i) => ({
    x: (i % columns) * (side + 1),
    y: Math.floor(i / columns) * (side + 1),
    ...output,
  }));
}

/** A request that shows every tile at its own size, one canvas pixel to a tile's. */
export function requestFor({ picture, pipeline, recipes, channel = 'test' }: Scene): PaintRequest {
  const spots = places(recipes);
  const cells = recipes.map((recipe, i) => ({ recipe, place: spots[i]! }));
  const width = Math.max(...spots.map((spot) => spot.x + spot.width));
  const height = Math.max(...spots.map((spot) => spot.y + spot.height));
  return { picture, width, height, sites: sitesOf(pipeline, null), cells, radius: 0, channel };
}

/** Paints and lets the picture go; the figures are what is wanted. */
export async function paint(engine: Engine, scene: Scene): Promise<Painted> {
  const painted = await engine.paint(requestFor(scene));
  if (painted === null) throw new Error('Nothing newer was asked for, and yet nothing was painted.');
  painted.bitmap.close();
  return painted;
}

/** Paints, and cuts the canvas into its tiles: RGB, row-major. */
export async function paintedTiles(engine: Engine, scene: Scene): Promise<readonly Uint8Array[]> {
  const request = requestFor(scene);
  const painted = await engine.paint(request);
  if (painted === null) throw new Error('Nothing newer was asked for, and yet nothing was painted.');
  return tilesIn(painted.bitmap, request);
}

export function tilesIn(bitmap: ImageBitmap, request: PaintRequest): readonly Uint8Array[] {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return request.cells.map(({ place: { x, y, width, height } }) => {
    const { data } = context.getImageData(x, y, width, height);
    return rgbOf(data);
  });
}

/** Red, green and blue; the fourth channel must be full. */
function rgbOf(data: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let i = 0, j = 0; i < data.length; i += 4, j += 3) {
    if (data[i + 3] !== 255) throw new Error(`A painted pixel is not opaque: ${data[i + 3]}.`);
    rgb.set(data.subarray(i, i + 3), j);
  }
  return rgb;
}

/** A number for a picture that two different ones share by chance only. */
export function fingerprint(bytes: Uint8Array): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ (byte + 1), 0x85ebca6b);
  }
  return `${bytes.length}:${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`;
}
