/** Shapes against what OpenCV itself marks (e2e/parity/weather.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../../math/homography';
import { markThickLine } from './lines';
import { markPolygon } from './polygon';
import { emptySheet, markDisc, markTexels, packedMarks, type Sheet } from './sheet';

interface Stroke {
  readonly kind: 'polygon' | 'disc' | 'line';
  readonly width: number;
  readonly height: number;
  readonly points: readonly Point[];
  readonly radius?: number;
  readonly thickness?: number;
  readonly connectivity?: 4 | 8;
  /** How many pixels are unmarked, marked, unmarked and so on. */
  readonly runs: readonly number[];
}

const path = new URL('../../../../e2e/parity/golden/figures/strokes.json', import.meta.url);
const strokes = JSON.parse(readFileSync(path, 'utf8')) as Stroke[];

function drawn(stroke: Stroke): Sheet {
  const sheet = emptySheet(stroke);
  const [from, to] = stroke.points as [Point, Point];
  if (stroke.kind === 'polygon') markPolygon(sheet, stroke.points);
  else if (stroke.kind === 'disc') markDisc(sheet, from[0], from[1], stroke.radius!);
  else markThickLine(sheet, from, to, stroke.thickness!, stroke.connectivity!);
  return sheet;
}

function runsOf(marks: Uint8Array): number[] {
  const runs = [0];
  let mark = 0;
  for (const each of marks) {
    if (each !== mark) {
      runs.push(0);
      mark = each;
    }
    runs[runs.length - 1]! += 1;
  }
  return runs;
}

describe.each(['polygon', 'disc', 'line'] as const)('%s', (kind) => {
  test('marks the pixels that OpenCV marks', () => {
    const those = strokes.filter((stroke) => stroke.kind === kind);
    expect(those.length).toBeGreaterThan(20);
    for (const { runs, ...stroke } of those)
      expect(runsOf(drawn({ ...stroke, runs }).marks), JSON.stringify(stroke)).toEqual(runs);
  });
});

test('marks are packed sixteen to a float, sheet after sheet', () => {
  const sheets = strokes.filter(({ width }) => width === 31).map(drawn);
  const packed = packedMarks(sheets);
  const stride = markTexels(sheets[0]!) * 4;
  expect(packed.length).toBe(stride * sheets.length);
  sheets.forEach(({ marks }, n) => {
    const unpacked = marks.map((_, i) => (packed[n * stride + (i >> 4)]! >> (i & 15)) & 1);
    expect(unpacked).toEqual(marks);
  });
});
