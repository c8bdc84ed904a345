/**
 * Every golden case of e2e/parity, rendered by the real kernels on a real WebGL2 context and compared with what the real
 * library made of it. The bars are those of the design: how many values agree, and by how much the others miss.
 */
import { decode } from 'fast-png';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromAlbumentations } from './formats/albumentations';
import { createEngine } from './gpu/client';
import type { Engine } from './gpu/protocol';
import type { Json } from './math/text';
import type { Pipeline } from './pipeline/model';
import { outputSize } from './pipeline/output-size';
import type { Recipe } from './pipeline/recipe';
import { sampleRecipe } from './pipeline/sample';
import type { Draw } from './transforms/define';
import { transformNamed } from './transforms/index';
import { defaultsOf } from './transforms/params';

const files = import.meta.glob('../e2e/parity/golden/**/*.png', { query: '?url', import: 'default', eager: true });
const cases = import.meta.glob('../e2e/parity/golden/{cases,drawn,dialects}.json', { import: 'default', eager: true });

interface Bar {
  /** Least share of values that are equal, and of those that are at most one off; and most that one may be off. */
  readonly equal: number;
  readonly near: number;
  readonly most: number;
}

const exact: Bar = { equal: 0.999, near: 1, most: 1 };
const warp: Bar = { equal: 0.99, near: 0.999, most: 255 };
const filter: Bar = { equal: 0.99, near: 1, most: 1 };
const throughHsv: Bar = { equal: 0, near: 1, most: 1 };
/** Hue, where OpenCV differs from itself by one, may come first: what follows stretches that one. */
const jitter: Bar = { equal: 0.6, near: 0.89, most: 12 };

/** The library is given the page's own noise, but where hue is truncated its last bits decide over two degrees. */
const snow: Bar = { equal: 0, near: 0.999, most: 16 };

function barOf(nodes: Nodes): Bar {
  const names = nodes.map((node) => node.__class_fullname__);
  const jitters = nodes.filter((node) => node.__class_fullname__ === 'ColorJitter');
  if (jitters.some((node) => node.hue === undefined)) return jitter;
  const turns = jitters.some((node) => String(node.hue) !== '0,0');
  if (turns || names.some((name) => /^HueSaturationValue$|^(?:tf|keras|iaa)\..*(?:hue|[sS]aturation)$/.test(name)))
    return throughHsv;
  const kinds = names.map((name) => transformNamed(name)?.category);
  if (nodes.some(({ method }) => method === 'texture')) return snow;
  if (names.some(warps)) return warp;
  return kinds.includes('blur') ? filter : exact;
}

function warps(name: string): boolean {
  const transform = transformNamed(name)!;
  const { kind } = transform.kernel(defaultsOf(transform.params));
  return kind === 'affine' || kind === 'map';
}

interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

async function picture(path: string): Promise<Rgb> {
  const url = files[`../e2e/parity/golden/${path}.png`] as string;
  const { width, height, data, channels } = decode(await (await fetch(url)).arrayBuffer());
  expect(channels).toBe(3);
  return { width, height, data: data as Uint8Array };
}

function rgba({ data }: Rgb): Uint8ClampedArray {
  const wide = new Uint8ClampedArray((data.length / 3) * 4).fill(255);
  for (let i = 0, j = 0; i < data.length; i += 3, j += 4) wide.set(data.subarray(i, i + 3), j);
  return wide;
}

function pipelineOf(nodes: Json): Pipeline {
  const read = fromAlbumentations({
    __version__: '2.0.8',
    transform: { __class_fullname__: 'Compose', p: 1, transforms: nodes },
  });
  if (!read.ok) throw new Error(read.error.en);
  return { ...read.pipeline, workingSize: null };
}

let engine: Engine;

beforeAll(async () => {
  engine = (await createEngine()).engine;
  expect((await engine.describe()).backend).toBe('webgl');
});

type Nodes = { __class_fullname__: string; hue?: Json; method?: Json }[];

type Drawn = Record<string, { node: Nodes[number]; draw: Draw }>;

const fileOf = (name: string): unknown => cases[`../e2e/parity/golden/${name}.json`];
const pinned = fileOf('cases') as Record<string, Nodes>;
/** Cases that no parameter pins: the library was given the numbers that stand here. */
const drawn = { ...(fileOf('drawn') as Drawn), ...(fileOf('dialects') as Drawn) };

/** The recipe of one transform whose draw is given. */
function recipeWith(node: Nodes[number], draw: Draw, { width, height }: Rgb): Recipe {
  const [read] = pipelineOf([node] as unknown as Json).nodes;
  if (read?.kind !== 'transform') throw new Error(`${node.__class_fullname__} was not read as a transform.`);
  const { key, transform, params } = read;
  const input = { width, height };
  const output = outputSize(transformNamed(transform)!.kernel(params), { params, draw, input });
  return { tile: 1, input, output, steps: [{ key, site: key, transform, params, draw, input, output }], trace: [] };
}

describe.each(['photo', 'noise'])('%s', (input) => {
  let source: Rgb;
  beforeAll(async () => {
    source = await picture(input);
    await engine.load(input, source.width, source.height, rgba(source));
  });

  test.each(Object.keys(pinned))('%s', async (name) => {
    const nodes = pinned[name]!;
    const recipe = sampleRecipe(pipelineOf(nodes as unknown as Json), null, 1, 1, source);
    expect(recipe.steps).toHaveLength(nodes.length);
    await compare(input, name, recipe, barOf(nodes));
  });

  test.each(Object.keys(drawn))('%s', async (name) => {
    const { node, draw } = drawn[name]!;
    await compare(input, name, recipeWith(node, draw, source), barOf([node]));
  });
});

async function compare(input: string, name: string, recipe: Recipe, bar: Bar): Promise<void> {
  const ours = await engine.pixels(input, recipe, 'image');
  const theirs = await picture(`${input}/${name}`);
  expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
  let equal = 0;
  let near = 0;
  let most = 0;
  ours.data.forEach((value, i) => {
    const off = Math.abs(value - theirs.data[i]!);
    if (off === 0) equal += 1;
    if (off <= 1) near += 1;
    most = Math.max(most, off);
  });
  const share = equal / ours.data.length;
  expect(
    { equal: share >= bar.equal, most: most <= bar.most, near: near / ours.data.length >= bar.near },
    `${(share * 100).toFixed(3)} % equal, ${((near / ours.data.length) * 100).toFixed(3)} % within 1, at most ${most} off`,
  ).toEqual({ equal: true, most: true, near: true });
}
