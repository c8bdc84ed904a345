import { describe, expect, it } from 'vitest';
import type { ReadLabels } from './records';
import { isYoloNames, nameClasses, readDataYaml, readYolo, readYoloNames } from './yolo';

const image = { name: 'cat.png', width: 200, height: 100 };
const names = readYoloNames('cat\ndog\n\n');
const said = (read: ReadLabels) => (read.ok ? read.notes.map(({ en }) => en) : [read.error.en]);

describe('YOLO', () => {
  it('reads boxes, outlines and names', () => {
    const read = readYolo('0 0.5 0.5 0.2 0.4\n\n1 0.1 0.1 0.3 0.1 0.3 0.5\n', image, names);
    if (!read.ok) throw new Error(read.error.en);
    expect(read.labels.boxes[0]).toEqual({ id: 'b1', label: 'cat', x1: 80, y1: 30, x2: 120, y2: 70 });
    expect(read.labels.boxes[1]).toMatchObject({ label: 'dog', x1: 20, y1: 10, x2: 60, y2: 50 });
    expect(read.labels.polygons).toEqual([
      {
        id: 'b2/p1',
        label: 'dog',
        points: [
          [20, 10],
          [60, 10],
          [60, 50],
        ],
      },
    ]);
    expect(read.notes).toEqual([]);
  });

  it('reads keypoints where data.yaml says how many there are', () => {
    const data = readDataYaml('kpt_shape: [2, 3]\nnames:\n  0: person\n');
    const read = readYolo('0 0.5 0.5 0.2 0.4 0.45 0.4 2 0 0 0', image, data);
    expect(read.ok && read.labels.points).toEqual([{ id: 'b1/k1', label: 'person 1', x: 90, y: 40 }]);
  });

  it('names wrong classes and lines', () => {
    const lines = [
      '2 0.5 0.5 0.1 0.1',
      'cat 0.5 0.5 0.1 0.1',
      '-1 0.5 0.5 0.1 0.1',
      '1.5 0.5 0.5 0.1 0.1',
      '0 0.5 0.5 0.1',
      '0 120 40 30 30',
      '0 0.5 nan 0.1 0.1',
      '0 0.5 0.5 0 0.1',
      '0 0.99 0.5 0.1 0.1',
      '1 0.5 0.5 0.1 0.1 0.87',
    ];
    const read = readYolo(lines.join('\r\n'), image, names);
    expect(said(read)).toEqual([
      'line 1: its class 2 is not among the 2 names; kept as "class 2"',
      'line 2: its class "cat" is not a whole number from 0; left out',
      'line 3: its class "-1" is not a whole number from 0; left out',
      'line 4: its class "1.5" is not a whole number from 0; left out',
      'line 5: 4 values: an object has a class and 4 numbers, or a class and the points of its outline; left out',
      'line 6: its numbers look like pixels, YOLO wants fractions of the image; left out',
      'line 7: its coordinates are not all numbers; left out',
      'line 8: it has no area; left out',
      'line 9: it reached 8 px over the edge of the image; clipped (the library refuses it unless "clip" is on)',
      'confidences beside the boxes were not read',
    ]);
    expect(read.ok && read.labels.boxes.map(({ label }) => label)).toEqual(['class 2', 'cat', 'dog']);
  });

  it('says when there are no names, no objects, or no labels at all', () => {
    expect(said(readYolo('3 0.5 0.5 0.1 0.1', image, null))[0]).toContain('no names of classes were given');
    expect(said(readYolo('\n', image, names))).toEqual(['the file is empty: an image without objects']);
    expect(readYolo('Dear all,\nsee you tomorrow', image, names).ok).toBe(false);
  });

  it('tells lists of names from labels', () => {
    expect(isYoloNames('classes.txt', 'cat\ndog')).toBe(true);
    expect(isYoloNames('things.txt', 'traffic light\nfire hydrant')).toBe(true);
    expect(isYoloNames('cat.txt', '0 0.5 0.5 0.1 0.1')).toBe(false);
    expect(readDataYaml('names: [cat, dog]')?.names.get(1)).toBe('dog');
    expect(readDataYaml('transform: {}')).toBeNull();
  });

  it('names classes afterwards', () => {
    expect(nameClasses([{ label: 'class 1' }, { label: 'class 9' }, { label: 'mine' }], names)).toEqual([
      { label: 'dog' },
      { label: 'class 9' },
      { label: 'mine' },
    ]);
  });
});
