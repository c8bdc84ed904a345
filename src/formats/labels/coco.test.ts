import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLoosely, readCoco } from './coco';
import type { ReadLabels } from './records';

const image = { name: 'cat.png', width: 100, height: 80 };
const file = (annotations: readonly (object | null)[], more: object = {}) => ({
  images: [
    { id: 7, file_name: 'photos/cat.png', width: 100, height: 80 },
    { id: 8, file_name: 'dog.png', width: 100, height: 80 },
  ],
  categories: [{ id: 1, name: 'cat', keypoints: ['left_eye', 'right_eye'] }],
  annotations,
  ...more,
});
const box = (id: number, bbox: readonly unknown[], more: object = {}) => ({
  id,
  image_id: 7,
  category_id: 1,
  bbox,
  ...more,
});
const said = (read: ReadLabels) => (read.ok ? read.notes.map(({ en }) => en) : [read.error.en]);

describe('COCO', () => {
  it('reads the boxes, outlines and keypoints of the sample', () => {
    const text = readFileSync('public/samples/annotations.coco.json', 'utf8');
    const read = readCoco(JSON.parse(text), { name: 'cat.png', width: 451, height: 300 });
    if (!read.ok) throw new Error(read.error.en);
    const { boxes, polygons, points } = read.labels;
    expect(boxes[0]).toEqual({ id: 'b1', label: 'cat', x1: 0, y1: 0, x2: 399, y2: 300 });
    expect(polygons[0]).toMatchObject({ id: 'b1/p1', label: 'cat' });
    expect(points[0]).toEqual({ id: 'b1/k1', label: 'eye_left_in_image', x: 173, y: 110 });
    expect(read.notes).toEqual([]);
  });

  it('finds the image by its name, then by its stem, then as the only one of its size', () => {
    const named = readCoco(file([box(1, [10, 10, 20, 20]), box(2, [0, 0, 5, 5], { image_id: 8 })]), image);
    expect(named.ok && named.labels.boxes.map(({ id }) => id)).toEqual(['b1']);
    const stem = readCoco(file([box(1, [10, 10, 20, 20])]), { ...image, name: 'CAT.jpg' });
    expect(said(stem)).toEqual(['no image is called CAT.jpg; the entry of photos/cat.png was taken']);
    const only = {
      images: [{ id: 7, file_name: 'a.png', width: 100, height: 80 }],
      annotations: [box(1, [10, 10, 20, 20])],
    };
    expect(said(readCoco(only, image))[0]).toContain('the entry of a.png was taken');
    expect(said(readCoco(file([]), { ...image, name: 'bird.png' }))[0]).toBe(
      'none of its 2 images is called bird.png, and 2 of them measure 100 x 80 (it has photos/cat.png, dog.png)',
    );
  });

  it('scales labels of a resized copy, and refuses those of another shape', () => {
    const half = readCoco(file([box(1, [10, 10, 20, 20])]), { ...image, width: 50, height: 40 });
    expect(half.ok && half.labels.boxes[0]).toMatchObject({ x1: 5, y1: 5, x2: 15, y2: 15 });
    expect(said(half)).toEqual(['written for 100 x 80, the image is 50 x 40; all coordinates were scaled']);
    expect(said(readCoco(file([]), { ...image, width: 80, height: 100 }))).toEqual([
      'written for an image of 100 x 80, this one is 80 x 100',
    ]);
  });

  it('names every record that it mends or leaves out', () => {
    const read = readCoco(
      file([
        box(1, [90, 70, 20, 20]),
        box(2, [200, 0, 10, 10]),
        box(3, [10, 10, 0, 5]),
        box(4, [30, 30, -10, 10]),
        box(5, [Number.NaN, 0, 1, 1]),
        box(6, [null, 0, 1, 1]),
        box(7, [1, 2, 3]),
        box(8, [0, 0, 9, 9], { category_id: 99 }),
        box(9, [0, 0, 9, 9], { image_id: 1234 }),
        box(10, [0, 0, 9, 9], { segmentation: { counts: 'abc', size: [80, 100] } }),
        box(11, [0, 0, 9, 9], { segmentation: [[1, 2, 3]] }),
        box(12, [], { segmentation: [[1, 2, 30, 2, 30, 20]] }),
        box(13, [0, 0, 9, 9], { keypoints: [500, 5, 2, 6, 6, 0] }),
        { image_id: 7, bbox: 'x' },
        null,
      ]),
      image,
    );
    expect(said(read)).toEqual([
      'annotation 1: it reached 10 px over the edge of the image; clipped (the library refuses it unless "clip" is on)',
      'annotation 2: it lies outside the image; left out',
      'annotation 3: it has no area; left out',
      'annotation 4: its edges were in the wrong order; they were swapped',
      'annotation 5: its coordinates are not all numbers; left out',
      'annotation 6: its coordinates are not all numbers; left out',
      'annotation 7: its bbox needs four numbers; left out',
      'annotation 8: its category 99 is not in the file; named "class 99"',
      'annotation 9: its image 1234 is not in the file; left out',
      'annotation 10: its outline is run-length encoded, which is not read here; its box is kept',
      'annotation 11: an outline needs three points or more, x and y in turn; left out',
      'annotation 12: it has no bbox; the box around its outline was taken',
      'annotation 13, keypoint left_eye: it lies outside the image, at 500, 5; left out',
      'annotation number 14: its category undefined is not in the file; named "class ?"',
      'annotation number 14: it has neither box nor outline nor keypoints; left out',
      'annotation number 15: not a record; left out',
    ]);
    expect(read.ok && read.labels.boxes.length).toBe(7);
  });

  it('takes the NaN that Python writes for a number that is none', () => {
    const text =
      '{"images": [{"id": 7, "file_name": "NaN, cat.png"}], "annotations": [{"id": 1, "image_id": 7, "bbox": [NaN, -Infinity, 1, 1]}]}';
    const parsed = parseLoosely(text);
    expect(parsed).toMatchObject({ images: [{ file_name: 'NaN, cat.png' }] });
    expect(said(readCoco(parsed, { ...image, name: 'NaN, cat.png' }))).toContain(
      'annotation 1: its coordinates are not all numbers; left out',
    );
    expect(parseLoosely('{"images": [')).toBeUndefined();
  });

  it('reads 10,000 boxes in no time', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => box(i, [i % 90, i % 70, 5, 5]));
    const start = performance.now();
    const read = readCoco(file(many), image);
    expect(read.ok && read.labels.boxes.length).toBe(10_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
