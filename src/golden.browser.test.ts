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
import { sampleRecipe } from './pipeline/sample';
import { transformNamed } from './transforms/index';

const files = import.meta.glob('../e2e/parity/golden/**/*.png', { query: '?url', import: 'default', eager: true });
const cases = import.meta.glob('../e2e/parity/golden/cases.json', { import: 'default', eager: true });

interface Bar {
  /** Least share of values that are equal, and most that one may be off. */
  readonly equal: number;
  readonly most: number;
}

const exact: Bar = { equal: 0.999, most: 1 };
const warp: Bar = { equal: 0.99, most: 255 };
const filter: Bar = { equal: 0.99, most: 1 };
const throughHsv: Bar = { equal: 0, most: 1 };

function barOf(nodes: readonly { readonly __class_fullname__: string }[]): Bar {
  const names = nodes.map((node) => node.__class_fullname__);
  if (names.some((name) => name === 'HueSaturationValue')) return throughHsv;
  const kinds = names.map((name) => transformNamed(name)?.category);
  if (names.some((name) => name === 'Rotate' || name === 'Affine')) return warp;
  return kinds.includes('blur') ? filter : exact;
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

const all = Object.values(cases)[0] as Record<string, { __class_fullname__: string }[]>;

describe.each(['photo', 'noise'])('%s', (input) => {
  let source: Rgb;
  beforeAll(async () => {
    source = await picture(input);
    await engine.load(input, source.width, source.height, rgba(source));
  });

  test.each(Object.keys(all))('%s', async (name) => {
    const nodes = all[name]!;
    const recipe = sampleRecipe(pipelineOf(nodes as unknown as Json), null, 1, 1, source);
    expect(recipe.steps).toHaveLength(nodes.length);
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
    const bar = barOf(nodes);
    const share = equal / ours.data.length;
    expect(
      { equal: share >= bar.equal, most: most <= bar.most, near: near / ours.data.length >= 0.999 },
      `${(share * 100).toFixed(3)} % equal, at most ${most} off`,
    ).toEqual({ equal: true, most: true, near: true });
  });
});
