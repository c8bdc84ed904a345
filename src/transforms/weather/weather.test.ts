/** From which ranges weather is drawn, how often, and what comes of it, against the library (e2e/parity/weather.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Draws } from '../../math/random';
import { type Draw, Refusal } from '../define';
import { transformNamed } from '../index';
import { defaultsOf, type Params } from '../params';

interface Sampled {
  readonly name: string;
  readonly params: Params;
  readonly input: readonly [number, number];
  /** How often each range was asked for; null where the library raises. */
  readonly asked: Readonly<Record<string, number>> | null;
  readonly draw: Draw | null;
}

const path = new URL('../../../e2e/parity/golden/figures/weather.json', import.meta.url);
const sampled = JSON.parse(readFileSync(path, 'utf8')) as Sampled[];

/** Draws that give the middle of every range, and count. */
function middles(asked: Record<string, number>): Draws {
  const count = (range: string): void => {
    asked[range] = (asked[range] ?? 0) + 1;
  };
  const short = (value: number): number => Number(value.toPrecision(6));
  return {
    unit: () => 0.5,
    uniform(_, [low, high]) {
      count(`${short(low)}..${short(high)}`);
      return (low + high) / 2;
    },
    int(_, [low, high]) {
      count(`${low} to ${high}`);
      return Math.floor((low + high) / 2);
    },
    normal: (_, mean) => mean,
    seed: () => 1,
  };
}

test.each(sampled.map((each) => [`${each.name} ${JSON.stringify(each.params)} on ${each.input}`, each] as const))(
  '%s',
  (_, { name, params, input: [width, height], asked, draw }) => {
    const transform = transformNamed(name)!;
    const found: Record<string, number> = {};
    const sample = () =>
      transform.sample({ ...defaultsOf(transform.params), ...params }, middles(found), { width, height, boxes: [] });
    if (asked === null) {
      expect(sample).toThrow(Refusal);
      return;
    }
    expect(sample()).toMatchObject(draw!);
    expect(found).toEqual(asked);
  },
);
