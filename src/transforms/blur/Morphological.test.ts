/** Boxes against the library's (e2e/parity/grains.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../define';
import { transformNamed } from '../index';
import type { Params } from '../params';

type Edges = readonly [number, number, number, number];

interface Scene {
  readonly params: Params;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Edges[];
  readonly after: readonly (Edges | null)[];
}

const file = new URL('../../../e2e/parity/golden/figures/morphology.json', import.meta.url);
const scenes: readonly Scene[] = JSON.parse(readFileSync(file, 'utf8'));

describe('boxes under Morphological', () => {
  it.each(scenes.map((scene, i) => [`scene ${i}`, scene] as const))('are the library’s: %s', (_, scene) => {
    const { params, width, height, boxes, after } = scene;
    const { labels } = transformNamed('Morphological')!;
    const use = { params, draw: { boxes }, input: { width, height }, keep: { area: 0, visibility: 0, wide: false } };
    const found = boxes.map((box) => labels!.box!(box, use));
    expect(found.map((box) => box?.map((edge) => Math.round(edge * 1000) / 1000) ?? null)).toEqual(
      after.map((box) => box?.map((edge) => Math.round(edge * 1000) / 1000) ?? null),
    );
  });

  it('are all of them kept, or lost, in at least one scene each', () => {
    const all = scenes.flatMap(({ after }) => after);
    expect(all.filter((box) => box === null).length).toBeGreaterThan(5);
    expect(all.filter((box) => box !== null).length).toBeGreaterThan(50);
  });

  it('are refused where the library gives up', () => {
    const { sample } = transformNamed('Morphological')!;
    const boxes = [{ x1: 1, y1: 2, x2: 3, y2: 4 }];
    const draws = {} as Parameters<typeof sample>[1];
    const params = { scale: [2, 3], operation: 'dilation' } as const;
    expect(() => sample(params, draws, { width: 513, height: 20, boxes })).toThrow(Refusal);
    expect(sample(params, draws, { width: 512, height: 20, boxes })).toEqual({ boxes: [[1, 2, 3, 4]] });
    expect(sample(params, draws, { width: 513, height: 20, boxes: [] })).toEqual({ boxes: [] });
  });
});
