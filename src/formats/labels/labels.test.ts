import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { emptyLabels } from '../../pipeline/labels/model';
import { holdsLabels, readLabelFiles } from '.';
import { readMask } from './mask';
import { readSavedLabels } from './saved';

const image = { name: 'cat.png', width: 4, height: 3 };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string) => ({ name, bytes: bytesOf(text) });
type Png = Parameters<typeof encode>[0];
const png = (options: Partial<Png>) =>
  new Uint8Array(encode({ width: 4, height: 3, channels: 1, depth: 8, data: new Uint8Array(12), ...options } as Png));
const values = [0, 1, 2, 7, 0, 1, 2, 7, 0, 0, 255, 255];

describe('masks', () => {
  it('reads grey levels and palette indices as classes; 0 is background', async () => {
    const grey = await readMask(png({ data: new Uint8Array(values) }), image);
    if (!grey.ok) throw new Error(grey.error.en);
    expect(grey.classes.map(({ value }) => value)).toEqual([1, 2, 7, 255]);
    expect([...grey.mask.data].filter((_, i) => i % 4 === 0)).toEqual(values);
    const palette = [
      [0, 0, 0],
      [200, 10, 10],
      [10, 200, 10],
    ] as NonNullable<Png['palette']>;
    const indexed = await readMask(png({ data: new Uint8Array(values.map((v) => v % 3)), palette }), image);
    expect(indexed.ok && indexed.classes.map(({ value }) => value)).toEqual([1, 2]);
  });

  it.each([
    ['another size', png({ width: 3, height: 4 }), 'the mask is 3 x 4, the image 4 x 3'],
    ['colours', png({ channels: 3, data: new Uint8Array(36).map((_, i) => i) }), 'it has colours (first at 0, 0)'],
    ['16 bits', png({ depth: 16, data: new Uint16Array(12).fill(300) }), 'it has 16-bit values such as 300'],
    ['no picture', bytesOf('hello'), ''],
  ])('refuses %s and says why', async (_, bytes, reason) => {
    const read = await readMask(new Uint8Array(bytes), image);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.en).toContain(reason);
  });

  it('takes grey saved as colours, and 16 bits that hold small numbers', async () => {
    const rgb = new Uint8Array(values.flatMap((v) => [v, v, v]));
    expect(await readMask(png({ channels: 3, data: rgb }), image)).toMatchObject({ ok: true });
    expect(await readMask(png({ depth: 16, data: new Uint16Array(12).fill(9) }), image)).toMatchObject({
      ok: true,
      classes: [{ value: 9 }],
    });
  });
});

describe('files dropped together', () => {
  const yolo = file('cat.txt', '0 0.5 0.5 0.5 0.5');

  it('are told apart by name and content, and merged with ids of their own', async () => {
    const coco = JSON.stringify({
      images: [{ id: 1, file_name: 'cat.png' }],
      annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [0, 0, 2, 2] }],
      categories: [{ id: 1, name: 'tail' }],
    });
    const voc =
      '<annotation><object><name>ear</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>1</xmax><ymax>1</ymax></bndbox></object></annotation>';
    const mask = { name: 'cat_mask.png', bytes: png({ data: new Uint8Array(values) }) };
    const files = [yolo, file('classes.txt', 'cat\ndog'), file('labels.json', coco), file('cat.xml', voc), mask];
    const read = await readLabelFiles(files, image, emptyLabels);
    expect(read.errors).toEqual([]);
    expect(read.notes).toEqual([]);
    expect(read.labels?.boxes.map(({ id, label }) => `${id} ${label}`)).toEqual(['b1 tail', 'c1 ear', 'd1 cat']);
    expect(read.mask).toMatchObject({ name: 'cat_mask.png', image: { width: 4, height: 3 } });
  });

  it('take the file of this image and name the others', async () => {
    const { labels, errors } = await readLabelFiles([yolo, file('dog.txt', '1 0.5 0.5 1 1')], image, emptyLabels);
    expect(labels?.boxes.length).toBe(1);
    expect(errors[0]!.en).toBe('dog.txt: belongs to another image than cat.png; left out');
  });

  it('name classes afterwards, and leave what is there where nothing was read', async () => {
    const before = { ...emptyLabels, boxes: [{ id: 'b1', label: 'class 1', x1: 0, y1: 0, x2: 1, y2: 1 }] };
    const { labels } = await readLabelFiles([file('data.yaml', 'names: [cat, dog]')], image, before);
    expect(labels?.boxes[0]).toMatchObject({ id: 'b1', label: 'dog' });
    const bad = await readLabelFiles([file('a.json', '{'), file('b.bin', 'x')], image, before);
    expect(bad.labels).toBeNull();
    expect(bad.errors.map(({ en }) => en)).toEqual([
      'b.bin: not a file of labels: COCO (.json), YOLO (.txt), Pascal VOC (.xml) and masks (.png) are read',
      'a.json: no JSON that could be read',
    ]);
  });

  it('keep the notes of thousands of bad records short, and say how many there were', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => (i === 0 ? '0 0.5 0.5 0.1 0.1' : '0 0.5 0.5 0 0')).join('\n');
    const { notes } = await readLabelFiles([file('cat.txt', lines)], image, emptyLabels);
    expect(notes.length).toBe(201);
    expect(notes.at(-1)!.en).toContain('and 2800 more');
  });

  it('are known from presets by what is in them', () => {
    expect(holdsLabels('a.json', '{"images": [], "annotations": []}')).toBe(true);
    expect(holdsLabels('a.json', '{"transform": {"x": "images"}}')).toBe(false);
    expect(holdsLabels('a.yaml', 'names: [a, b]')).toBe(true);
    expect(holdsLabels('a.yml', 'transform:\n  p: 1')).toBe(false);
    expect(holdsLabels('a.xml', '')).toBe(true);
  });
});

describe('saved labels', () => {
  const labels = {
    boxes: [{ id: 'b1', label: 'cat', x1: 0, y1: 1, x2: 2, y2: 3 }],
    polygons: [
      {
        id: 'b1/p1',
        label: 'cat',
        points: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      },
    ],
    points: [{ id: 'k1', label: 'eye', x: 1, y: 2 }],
    mask: { id: 'mask:sha256:ab', width: 4, height: 3, classes: [{ value: 1, label: 'fur' }] },
  };

  it('come back as they were', () => {
    expect(readSavedLabels(structuredClone(labels))).toEqual({ labels, complete: true });
    expect(readSavedLabels(undefined)).toEqual({ labels: emptyLabels, complete: true });
  });

  it('lose what is damaged, which is told', () => {
    const damaged = { ...labels, boxes: [...labels.boxes, { id: 'b2', label: 'x', x1: 'a' }, labels.boxes[0]] };
    expect(readSavedLabels(damaged)).toEqual({ labels, complete: false });
    expect(readSavedLabels(7)).toEqual({ labels: emptyLabels, complete: false });
    expect(readSavedLabels({ ...labels, mask: { id: '../x' } })).toMatchObject({
      complete: false,
      labels: { mask: null },
    });
  });
});
