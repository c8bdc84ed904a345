/** What other libraries draw: the law of thousands of their own draws (e2e/parity/dialects.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { draws } from '../../math/random';
import { transformNamed } from '../index';
import { defaultsOf, type Params } from '../params';

interface Law {
  readonly transform: string;
  readonly params: Params;
  readonly input: readonly [number, number];
  /** Share of draws that come to nothing; the figures are of the others. */
  readonly fails: number;
  readonly figures: { readonly [drawn: string]: { readonly mean: number; readonly deviation: number } };
}

const file = new URL('../../../e2e/parity/golden/figures/dialects.json', import.meta.url);
const libraries = Object.values(
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, { draws: readonly Law[]; boxes?: readonly Moved[] }>,
);
/** A box, and where the library has it go. */
interface Moved {
  readonly transform: string;
  readonly params: Params;
  readonly input: readonly [number, number];
  readonly box: readonly [number, number, number, number];
  readonly moved: readonly number[];
}

/** As many as the figures were taken from. */
const runs = 4000;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each(libraries.flatMap((library) => library.draws))(
  '$transform $params of $input',
  ({ transform: name, params, input: [width, height], fails, figures }) => {
    const transform = transformNamed(name)!;
    const given = { ...defaultsOf(transform.params), ...params };
    const found = Array.from({ length: runs }, (_, seed) =>
      transform.sample(given, draws(seed + 1, 1, 'n1'), { width, height, boxes: [] }),
    );
    const working = found.filter((draw) => draw.width !== 0);
    // Five deviations of what two such shares differ by.
    const apart = 5 * Math.sqrt((2 * fails * (1 - fails)) / runs) + 5 / runs;
    expect(Math.abs(1 - working.length / runs - fails)).toBeLessThan(apart);
    for (const [drawn, theirs] of Object.entries(figures)) {
      const ours = working.map((draw) => Number(draw[drawn]));
      const middle = mean(ours);
      const deviation = Math.sqrt(mean(ours.map((value) => (value - middle) ** 2)));
      expect(Math.abs(middle - theirs.mean), drawn).toBeLessThan(5 * theirs.deviation * Math.sqrt(2 / working.length));
      expect(Math.abs(deviation / theirs.deviation - 1), drawn).toBeLessThan(0.08);
    }
  },
);

test.each(libraries.flatMap((library) => library.boxes ?? []))(
  '$transform $params moves boxes as there, but for less than a pixel',
  ({ transform: name, params: given, input, box: [x1, y1, x2, y2], moved }) => {
    const { params: specs, sample, labels } = transformNamed(name)!;
    const params = { ...defaultsOf(specs), ...given };
    const [width, height] = input;
    const draw = sample(params, draws(1, 1, 'n1'), { width, height, boxes: [] });
    const use = { params, draw, input: { width, height } };
    const corners = [[x1, y1] as const, [x2, y1] as const, [x2, y2] as const, [x1, y2] as const];
    const outline = labels!.outline!(corners, use)!;
    const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
    const found = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    // Pixels are points at whole coordinates for the pictures there, and squares between them for boxes: turned about another middle.
    for (const [i, edge] of found.entries()) expect(Math.abs(edge - moved[i]!)).toBeLessThan(0.9);
    const point = labels!.keypoint!({ x: x1 - 0.5, y: y1 - 0.5, angle: 0, scale: 1 }, use)!;
    expect([point.x + 0.5, point.y + 0.5]).toEqual(outline[0]);
  },
);
