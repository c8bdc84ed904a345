import { describe, expect, it } from 'vitest';
import { transformNamed } from '../../transforms/index';
import { defaultsOf, type Params } from '../../transforms/params';
import { emptyPipeline, type Pipeline, type TransformNode } from '../model';
import { sampleRecipe } from '../sample';
import { audit } from './audit';
import { otherSide, sidePairs } from './mirrored';
import { defaultLabelSettings, emptyLabels, type LabelSet, type LabelSettings } from './model';
import { traceLabels } from './move';

const source = { width: 100, height: 80 };
const node = (transform: string, params: Params = {}, p = 1): TransformNode => ({
  kind: 'transform',
  key: transform,
  transform,
  p,
  enabled: true,
  params: { ...defaultsOf(transformNamed(transform)!.params), ...params },
});
const settingsWith = (boxes: Partial<LabelSettings['boxes']>, rest: Partial<LabelSettings> = {}): LabelSettings => ({
  ...defaultLabelSettings,
  ...rest,
  boxes: { ...defaultLabelSettings.boxes, ...boxes },
});
const pipelineOf = (nodes: readonly TransformNode[], labels: LabelSettings = defaultLabelSettings): Pipeline => ({
  ...emptyPipeline,
  workingSize: null,
  nodes,
  labels,
});
const box = (id: string, x1: number, y1: number, x2: number, y2: number) => ({ id, label: 'cat', x1, y1, x2, y2 });
const labelsOf = (part: Partial<LabelSet>): LabelSet => ({ ...emptyLabels, ...part });

function move(nodes: readonly TransformNode[], labels: Partial<LabelSet>, settings = defaultLabelSettings) {
  const pipeline = pipelineOf(nodes, settings);
  return traceLabels(sampleRecipe(pipeline, null, 1, 1, source), labelsOf(labels), settings);
}

const crop = (x_min: number, y_min: number, x_max: number, y_max: number) =>
  node('Crop', { x_min, y_min, x_max, y_max });

/** The library reads boxes as 32-bit fractions, so that they lie a little beside where they were put. */
const near = (edges: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(edges).map(([name, value]) => [name, expect.closeTo(value, 4)]));

describe('the fate of a box', () => {
  const boxes = [box('in', 20, 20, 40, 40), box('edge', 40, 10, 70, 30), box('out', 80, 60, 90, 70)];

  it('names the step that lost it, though the library carries it one step further', () => {
    const { boxes: moved } = move([node('HorizontalFlip'), crop(40, 0, 100, 80), node('VerticalFlip')], { boxes });
    expect(moved.map(({ source: id, fate }) => [id, fate])).toEqual([
      [
        'in',
        expect.objectContaining({
          kind: 'kept',
          clipped: false,
          visible: 1,
          ...near({ x1: 20, y1: 40, x2: 40, y2: 60 }),
        }),
      ],
      ['edge', expect.objectContaining({ kind: 'kept', clipped: true, ...near({ x1: 0, x2: 20 }) })],
      ['out', { kind: 'dropped', step: 1, key: 'Crop', why: 'outside' }],
    ]);
    const edge = moved[1]!.fate;
    expect(edge.kind === 'kept' && edge.visible).toBeCloseTo(2 / 3, 6);
  });

  it.each([
    ['min_area', { min_area: 500 }],
    ['min_visibility', { min_visibility: 0.7 }],
    ['min_width', { min_width: 25 }],
    ['min_height', { min_height: 25 }],
    ['max_accept_ratio', { max_accept_ratio: 1.2 }],
  ] as const)('says that %s was not met', (why, settings) => {
    const moved = move([crop(60, 0, 100, 80)], { boxes: [boxes[1]!] }, settingsWith(settings));
    expect(moved.boxes[0]!.fate).toEqual({ kind: 'dropped', step: 0, key: 'Crop', why });
  });

  it('is sealed before the first step where the library would not take it', () => {
    const odd = [box('over', -5, 10, 20, 20), box('nan', Number.NaN, 0, 1, 1), box('inverted', 30, 10, 20, 20)];
    const fates = (settings: LabelSettings) =>
      move([node('HorizontalFlip')], { boxes: odd }, settings).boxes.map(({ fate }) => fate);
    const invalid = { kind: 'dropped', step: -1, key: '', why: 'invalid' };
    expect(fates(defaultLabelSettings)).toEqual([invalid, invalid, invalid]);
    const clipped = fates(settingsWith({ clip: true }));
    expect(clipped[0]).toMatchObject({ kind: 'kept', clipped: true, ...near({ x1: 80, x2: 100 }) });
    expect(clipped.slice(1)).toEqual([invalid, invalid]);
    expect(fates(settingsWith({ filter_invalid_bboxes: true }))[0]).toMatchObject({
      kind: 'kept',
      ...near({ x1: 80 }),
    });
  });

  it('tells how much a box grew around what it holds', () => {
    const rotated = [node('Rotate', { limit: [45, 45] })];
    const own = move(rotated, { boxes: [box('b', 20, 20, 60, 60)] }).boxes[0]!.fate;
    expect(own.kind === 'kept' && own.inflation).toBeCloseTo(1, 3);
    const twice = move([node('Rotate', { limit: [30, 30] }), node('SafeRotate', { limit: [30, 30] })], {
      boxes: [box('b', 40, 30, 60, 50)],
    }).boxes[0]!.fate;
    expect(twice.kind === 'kept' && twice.inflation).toBeGreaterThan(1.2);
    const circle = Array.from({ length: 64 }, (_, i): readonly [number, number] => {
      const angle = (i / 64) * 2 * Math.PI;
      return [40 + 20 * Math.cos(angle), 40 + 20 * Math.sin(angle)];
    });
    const round = move(rotated, {
      boxes: [box('b', 20, 20, 60, 60)],
      polygons: [{ id: 'b/1', label: 'cat', points: circle }],
    });
    const fate = round.boxes[0]!.fate;
    expect(fate.kind === 'kept' && fate.inflation).toBeCloseTo(2, 1);
  });

  it('is shared by the outline of the same object', () => {
    const polygons = [
      {
        id: 'b/1',
        label: 'cat',
        points: [
          [20, 20],
          [60, 20],
          [60, 60],
        ] as const,
      },
    ];
    const small = { boxes: [box('b', 20, 20, 60, 60)], polygons };
    const { polygons: moved } = move([crop(50, 0, 100, 80)], small, settingsWith({ min_visibility: 0.9 }));
    expect(moved[0]!.fate).toEqual({ kind: 'dropped', step: 0, key: 'Crop', why: 'min_visibility' });
    const alone = move([crop(50, 0, 100, 80)], { polygons }).polygons[0]!.fate;
    expect(alone.kind === 'kept' && alone.points).toEqual([
      [0, 50],
      [0, 20],
      [10, 20],
      [10, 60],
    ]);
  });
});

describe('outlines', () => {
  it('of boxes lie where the boxes do', () => {
    const points = [
      [30, 30],
      [62, 30],
      [62, 50],
      [30, 50],
    ] as const;
    for (const name of ['HorizontalFlip', 'Transpose', 'Rotate', 'Affine', 'Resize', 'LongestMaxSize', 'PadIfNeeded']) {
      const labels = { boxes: [box('b', 30, 30, 62, 50)], polygons: [{ id: 'p', label: 'cat', points }] };
      const { boxes, polygons } = move([node(name)], labels);
      const [a, b] = [boxes[0]!.fate, polygons[0]!.fate];
      if (a.kind !== 'kept' || b.kind !== 'kept') continue;
      const xs = b.points.map(([x]) => x);
      expect(Math.abs(Math.min(...xs) - a.x1), name).toBeLessThan(0.01);
      expect(Math.abs(Math.max(...xs) - a.x2), name).toBeLessThan(0.01);
    }
  });
});

describe('names of sides', () => {
  const points = [
    { id: 'l', label: 'left_eye', x: 30, y: 20 },
    { id: 'r', label: 'right_eye', x: 60, y: 20 },
  ];
  const pairs = [['left_eye', 'right_eye'] as const];
  const names = (nodes: readonly TransformNode[], flipPairs: LabelSettings['flipPairs'] = pairs) =>
    move(nodes, { points }, { ...defaultLabelSettings, flipPairs }).points.map(({ label, fate }) => [
      label,
      fate.kind === 'kept' && Math.round(fate.x),
    ]);

  it('are swapped by what mirrors, and only where pairs are declared', () => {
    expect(names([node('HorizontalFlip')])).toEqual([
      ['right_eye', 69],
      ['left_eye', 39],
    ]);
    expect(names([node('HorizontalFlip')], [])).toEqual([
      ['left_eye', 69],
      ['right_eye', 39],
    ]);
    expect(names([node('VerticalFlip')])[0]![0]).toBe('right_eye');
    expect(names([node('Transpose')])[0]![0]).toBe('right_eye');
    expect(names([node('HorizontalFlip'), node('VerticalFlip')])[0]![0]).toBe('left_eye');
    expect(names([node('Rotate', { limit: [80, 80] }), node('Resize', { width: 50, height: 50 })])[0]![0]).toBe(
      'left_eye',
    );
    expect(
      names([node('Affine', { shear: { x: [60, 60], y: [60, 60] }, scale: { x: [0.2, 0.2], y: [0.2, 0.2] } })])[0]![0],
    ).toBe('right_eye');
  });

  it('are told by the audit where no pair is declared', () => {
    const labels = labelsOf({ points: [...points, { id: 'n', label: 'nose', x: 45, y: 30 }] });
    const count = (flipPairs: LabelSettings['flipPairs']) => {
      const pipeline = pipelineOf([node('HorizontalFlip', {}, 0.5)], { ...defaultLabelSettings, flipPairs });
      return audit(pipeline, null, 3, labels, source, 40).totals.points;
    };
    const { unswapped, total } = count([]);
    expect(total).toBe(120);
    expect(unswapped).toBeGreaterThan(20);
    expect(unswapped % 2).toBe(0);
    expect(count(pairs).unswapped).toBe(0);
  });

  it('are found in many spellings', () => {
    expect(
      [
        'left_eye',
        'LeftWrist',
        'eye_left_in_image',
        'l_hip',
        'hip.R',
        'RIGHT',
        '왼손',
        'leftover',
        'nose',
        'cleft',
      ].map(otherSide),
    ).toEqual(['right_eye', 'RightWrist', 'eye_right_in_image', 'r_hip', 'hip.L', 'LEFT', '오른손', null, null, null]);
    expect(sidePairs(['right_eye', 'left_eye', 'nose', 'left_ear'])).toEqual([['left_eye', 'right_eye']]);
  });
});

describe('the audit', () => {
  it('counts what is kept, clipped and dropped, and by which step', () => {
    const labels = labelsOf({
      boxes: [box('a', 5, 5, 30, 30), { ...box('b', 70, 50, 95, 75), label: 'dog' }, box('c', -10, 0, 5, 5)],
    });
    const pipeline = pipelineOf([
      node('RandomCrop', { width: 50, height: 40 }),
      node('CoarseDropout', { num_holes_range: [9, 9], hole_height_range: [0.6, 0.8], hole_width_range: [0.6, 0.8] }),
    ]);
    const report = audit(pipeline, null, 1, labels, source, 200);
    const { boxes } = report.totals;
    expect(boxes.total).toBe(600);
    expect(boxes.kept + boxes.dropped).toBe(600);
    expect(boxes.clipped).toBeGreaterThan(0);
    expect(Object.fromEntries(report.steps.map(({ key, why }) => [key, Object.keys(why)]))).toEqual({
      '': ['invalid'],
      RandomCrop: ['outside'],
      CoarseDropout: ['hole'],
    });
    expect(report.steps.find(({ key }) => key === '')!.dropped.boxes).toBe(200);
    const sum = [...report.labels.values()].reduce((all, tallies) => all + tallies.boxes.dropped, 0);
    expect(sum).toBe(boxes.dropped);
    expect(boxes.visible).toBeGreaterThan(0.05);
    expect(boxes.visible).toBeLessThan(1);
  });

  it('copes with ten thousand boxes', () => {
    const boxes = Array.from({ length: 10_000 }, (_, i) => box(`b${i}`, i % 90, i % 70, (i % 90) + 8, (i % 70) + 8));
    const nodes = [node('HorizontalFlip'), node('Rotate'), node('RandomResizedCrop', { size: [64, 64] })];
    const start = performance.now();
    const { boxes: moved } = move(nodes, { boxes });
    expect(new Set(moved.map(({ source: id }) => id)).size).toBe(10_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
