import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../math/text';
import { emptyPipeline, limits } from '../pipeline/model';
import { number } from '../transforms/params';
import { readAny } from './import';
import { isLink, readLink, writeLink } from './link';
import { writePreset } from './preset';
import { fixtureTransform, lookupIn, randomPipeline } from './testing/pipelines';

const help = { en: '', ko: '' };
const Gain = fixtureTransform('Gain', { level: number(1, { hard: [0, 10], slider: [0, 2], step: 0.1 }, help) });
const lookup = lookupIn([Gain]);
const node = { kind: 'transform', key: 'n1', transform: 'Gain', p: 0.5, enabled: true, params: { level: 2 } };
const shared = {
  pipeline: { ...emptyPipeline, workingSize: 256, nodes: [node] },
  seed: 3,
  grid: { rows: 2, columns: 4 },
} as const;

type Tree = { [key: string]: Tree } & Tree[] & Json;
/** A preset in which `change` was at work. */
function damaged(change: (preset: Tree) => unknown): string {
  const preset = JSON.parse(writePreset(shared as never, lookup));
  change(preset);
  return JSON.stringify(preset);
}
const read = (text: string) => readAny(text, 'preset.json', lookup);
const errorOf = (text: string) => {
  const result = read(text);
  return result.ok ? 'no error' : result.error.en;
};

describe('a preset', () => {
  it('gives back the same pipeline, seed and grid, for any pipeline', () => {
    fc.assert(
      fc.property(randomPipeline, (random) => {
        const text = writePreset(random.shared, random.lookup);
        expect(readAny(text, 'preset.json', random.lookup)).toStrictEqual({ ok: true, ...random.shared, notes: [] });
      }),
    );
  });

  it('is an Albumentations file with the editor beside it, lists of numbers in one line', () => {
    const text = writePreset(shared as never, lookup);
    expect(Object.keys(JSON.parse(text))).toEqual(['__version__', 'transform', 'playground']);
    expect(text).toContain('"grid": [2, 4]');
    expect(JSON.parse(text).playground).toMatchObject({ version: 1, seed: 3, grid: [2, 4] });
  });

  it.each([
    ['p', 'half', 'playground.pipeline.nodes[0].p: expected a number 0..1'],
    ['p', 2, 'playground.pipeline.nodes[0].p: expected a number 0..1'],
    ['enabled', 1, 'playground.pipeline.nodes[0].enabled: expected true or false'],
    ['kind', 'filter', 'playground.pipeline.nodes[0].kind: expected "transform", "group" or "unknown"'],
    ['key', 7, 'playground.pipeline.nodes[0].key: expected a text of 1 to 200 characters'],
  ])('names what is wrong: %s = %j', (member, value, message) => {
    const text = damaged((preset) => {
      preset.playground!.pipeline!.nodes![0]![member] = value as never;
      delete preset.transform;
    });
    expect(errorOf(text)).toBe(message);
  });

  it('names what is wrong around the nodes', () => {
    const without = (change: (playground: Tree) => unknown) =>
      errorOf(
        damaged((preset) => {
          delete preset.transform;
          change(preset.playground as Tree);
        }),
      );
    expect(without((it) => void Object.assign(it, { seed: -1 }))).toContain('playground.seed: expected a whole number');
    expect(without((it) => void Object.assign(it, { grid: [0, 3] }))).toContain(
      'playground.grid[0]: expected a whole number 1..10',
    );
    expect(without((it) => void Object.assign(it, { grid: [3] }))).toContain('playground.grid');
    expect(without((it) => void Object.assign(it.pipeline!, { workingSize: 0 }))).toContain(
      'playground.pipeline.workingSize: expected null',
    );
    expect(without((it) => void Object.assign(it.pipeline!, { nodes: {} }))).toContain(
      'playground.pipeline.nodes: expected a list',
    );
    expect(
      without((it) => {
        delete it.pipeline;
      }),
    ).toContain('playground.pipeline: expected an object');
    expect(without((it) => void Object.assign(it, { version: 2 }))).toContain('playground.version: 2 is newer');
    expect(without((it) => void Object.assign(it, { version: '1' }))).toContain(
      'playground.version: expected a number',
    );
  });

  it.each([
    ['a newer version', (preset: Tree) => Object.assign(preset.playground!, { version: 99 }), 'newer'],
    ['a broken editor part', (preset: Tree) => Object.assign(preset, { playground: [] }), 'expected an object'],
  ])('falls back to the transform: %s', (_, change, reason) => {
    const result = read(damaged(change));
    expect(result).toMatchObject({
      ok: true,
      pipeline: { workingSize: 256, nodes: [{ transform: 'Gain', params: { level: 2 } }] },
    });
    if (!result.ok) return;
    expect(result.notes[0]!.en).toContain(reason);
    expect(result.notes[1]!.en).toContain('"transform" was read instead');
  });

  it('keeps transforms it does not know, switched off', () => {
    const result = readAny(writePreset(shared as never, lookup), '', () => undefined);
    const raw = { __class_fullname__: 'Gain', p: 0.5, level: 2 };
    expect(result).toMatchObject({
      ok: true,
      pipeline: { nodes: [{ kind: 'unknown', key: 'n1', name: 'Gain', enabled: false, raw }] },
    });
  });

  it('gives new keys to nodes that share one, or take one that is reserved', () => {
    const text = damaged((preset) => {
      const nodes = preset.playground!.pipeline!.nodes as Tree;
      nodes.push(
        { ...node, key: 'n1' } as never,
        { ...node, key: 'n2' } as never,
        { ...node, key: 'working-size' } as never,
      );
    });
    const result = read(text);
    expect(result.ok && result.pipeline.nodes.map(({ key }) => key)).toEqual(['n1', 'n3', 'n2', 'n4']);
    expect(result.ok && result.notes).toHaveLength(1);
  });

  it('clamps parameters and says so', () => {
    const result = read(
      damaged((preset) => Object.assign(preset.playground!.pipeline!.nodes![0]!.params!, { level: 99 })),
    );
    expect(result).toMatchObject({ ok: true, pipeline: { nodes: [{ params: { level: 10 } }] } });
    expect(result.ok && result.notes.map(({ en }) => en)).toEqual(['Gain: level: 99 is outside 0..10; 10 is used']);
  });

  it('takes nothing from prototypes and leaves them alone', () => {
    const text = writePreset(shared as never, lookup)
      .replace('"playground": {', '"playground": { "__proto__": { "polluted": 1 }, "constructor": { "prototype": 1 },')
      .replace('"params": {', '"params": { "__proto__": { "level": 5 },');
    const result = read(text);
    expect(result).toMatchObject({ ok: true, pipeline: shared.pipeline });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(result.ok && Object.getPrototypeOf((result.pipeline.nodes[0] as never as typeof node).params)).toBe(
      Object.prototype,
    );
  });

  it('refuses more nodes or levels than the editor takes', () => {
    const many = damaged((preset) => {
      delete preset.transform;
      preset.playground!.pipeline!.nodes = Array.from({ length: limits.nodes + 1 }, (_, i) => ({
        ...node,
        key: `k${i}`,
      })) as never;
    });
    expect(errorOf(many)).toContain('more than 200 steps');
    let deep: object = node;
    for (let i = 0; i < limits.depth; i++) {
      deep = {
        kind: 'group',
        key: `g${i}`,
        group: 'OneOf',
        p: 1,
        enabled: true,
        n: 1,
        replace: false,
        children: [deep],
      };
    }
    const nested = damaged((preset) => {
      delete preset.transform;
      preset.playground!.pipeline!.nodes = [deep] as never;
    });
    expect(errorOf(nested)).toContain('nested deeper than 8');
  });
});

describe('a link', () => {
  it('gives back the same pipeline, seed and grid, for any pipeline', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, async (random) => {
        const hash = await writeLink(random.shared);
        expect(hash).toMatch(/^#p1=[\w-]+$/);
        expect(await readLink(hash, random.lookup)).toStrictEqual({ ok: true, ...random.shared, notes: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('says when it is cut off, wherever that is', async () => {
    const hash = await writeLink(shared as never);
    for (let length = 4; length < hash.length; length++) {
      expect(await readLink(hash.slice(0, length), lookup)).toMatchObject({ ok: false });
    }
  });

  it('tells other versions and other hashes apart', async () => {
    expect(isLink('#p1=abc') && isLink('#p2=abc')).toBe(true);
    expect(isLink('') || isLink('#top')).toBe(false);
    expect(await readLink('#p2=abc', lookup)).toMatchObject({
      ok: false,
      error: { en: expect.stringContaining('version') },
    });
    expect(await readLink('#top', lookup)).toMatchObject({
      ok: false,
      error: { en: expect.stringContaining('no pipeline') },
    });
  });

  it('stops inflating at its cap', async () => {
    const bomb = await new Response(
      new Blob([new Uint8Array(20_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).arrayBuffer();
    const hash = `#p1=${Buffer.from(bomb).toString('base64url')}`;
    expect(await readLink(hash, lookup)).toMatchObject({ ok: false, error: { en: 'the link is too long' } });
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
        expect((await readLink(`#p1=${text}`, lookup)).ok).toBe(false);
      }),
    );
  });
});
