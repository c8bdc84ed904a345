import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { encode } from 'fast-png';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultLabelSettings, emptyLabels } from '../pipeline/labels/model';
import { beginGesture, endGesture, redo, setImage, undo } from './actions';
import { imagesInUse, startHistory } from './history';
import { whenPixels } from './images';
import * as labels from './labels';
import { initialDocument, store } from './store';

const image = { id: 'sha256:cat', name: 'cat.png', width: 100, height: 80 };
const state = () => store.getState();
const current = () => state().document.labels;
const coco = (boxes: readonly (readonly number[])[], name = 'cat.png') =>
  new File(
    [
      JSON.stringify({
        images: [{ id: 1, file_name: name, width: 100, height: 80 }],
        categories: [{ id: 1, name: 'cat' }],
        annotations: boxes.map((bbox, id) => ({ id, image_id: 1, category_id: 1, bbox })),
      }),
    ],
    'labels.json',
  );
const mask = (width = 100, height = 80) =>
  new File(
    [new Uint8Array(encode({ width, height, channels: 1, depth: 8, data: new Uint8Array(width * height).fill(3) }))],
    'cat_mask.png',
  );

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store.setState(store.getInitialState(), true);
  startHistory({ ...initialDocument, image });
});

describe('importing labels', () => {
  it('is one step of undo, and says what was read', async () => {
    await labels.importLabels([coco([[10, 10, 20, 20]]), mask()]);
    expect(current().boxes).toEqual([{ id: 'b1', label: 'cat', x1: 10, y1: 10, x2: 30, y2: 30 }]);
    expect(current().mask).toMatchObject({ width: 100, height: 80, classes: [{ value: 3, label: 'class 3' }] });
    expect(state().notices).toMatchObject([
      { where: 'image', level: 'info', text: { en: 'Labels: 1 boxes, 0 polygons, 0 keypoints, a mask of 1 classes.' } },
    ]);
    undo();
    expect(current()).toBe(emptyLabels);
    redo();
    expect(current().boxes.length).toBe(1);
  });

  it('names what was mended, record by record', async () => {
    await labels.importLabels([
      coco([
        [10, 10, 20, 20],
        [90, 10, 20, 20],
        [0, 0, 0, 0],
      ]),
    ]);
    expect(current().boxes.length).toBe(2);
    expect(state().notices[0]).toMatchObject({ where: 'image', level: 'warning' });
    expect(state().notices[0]!.details.map(({ en }) => en)).toEqual([
      expect.stringContaining('labels.json: annotation 1: it reached 10 px over'),
      'labels.json: annotation 2: it has no area; left out',
    ]);
  });

  it('changes nothing where nothing fits, and says why', async () => {
    await labels.importLabels([coco([[1, 1, 2, 2]])]);
    const before = current();
    await labels.importLabels([new File(['{'], 'broken.json')]);
    expect(state().notices[0]!.details[0]!.en).toBe('broken.json: no JSON that could be read');
    await labels.importLabels([mask(50, 40)]);
    expect(current()).toBe(before);
    expect(state().notices[0]).toMatchObject({
      level: 'error',
      details: [{ en: 'cat_mask.png: the mask is 50 x 40, the image 100 x 80; it was not taken' }],
    });
    startHistory(initialDocument);
    await labels.importLabels([coco([])]);
    expect(state().notices[0]!.text.en).toBe('Open the image first: labels belong to one.');
  });

  it('keeps the mask where only boxes come, and the boxes where only a mask comes', async () => {
    await labels.importLabels([mask()]);
    await labels.importLabels([coco([[1, 1, 2, 2]])]);
    expect(current().mask).not.toBeNull();
    await labels.importLabels([mask()]);
    expect(current().boxes.length).toBe(1);
  });

  it('keeps the pixels of the mask for as long as undo may want them', async () => {
    await labels.importLabels([mask()]);
    const { id } = current().mask!;
    const { data } = await whenPixels(id);
    expect([data[0], data[4]]).toEqual([3, 3]);
    expect(imagesInUse().has(id)).toBe(true);
    labels.clearLabels();
    expect(imagesInUse().has(id)).toBe(true);
  });
});

describe('editing labels', () => {
  it('adds, changes, renames and removes', () => {
    const box = labels.addBox({ label: 'cat', x1: 1, y1: 2, x2: 3, y2: 4 })!;
    const point = labels.addPoint({ label: 'left_eye', x: 5, y: 6 })!;
    const polygon = labels.addPolygon({
      label: 'cat',
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    })!;
    expect(new Set([box, point, polygon]).size).toBe(3);
    labels.updateLabel(box, { x2: 30 });
    labels.renameLabel(point, '  right_eye ');
    expect(current()).toMatchObject({
      boxes: [{ id: box, label: 'cat', x1: 1, x2: 30 }],
      polygons: [{ id: polygon, label: 'cat' }],
      points: [{ id: point, label: 'right_eye' }],
    });
    labels.renameLabel(point, ' ');
    labels.removeLabel(polygon);
    expect(current().polygons).toEqual([]);
    expect(current().points[0]!.label).toBe('right_eye');
    undo();
    expect(current().polygons.length).toBe(1);
  });

  it('removes the parts of a box with it', () => {
    const boxes = [{ id: 'b1', label: 'cat', x1: 1, y1: 2, x2: 3, y2: 4 }];
    const points = [
      { id: 'b1/k1', label: 'eye', x: 1, y: 1 },
      { id: 'b11/k1', label: 'eye', x: 1, y: 1 },
    ];
    labels.setLabels({ ...emptyLabels, boxes, points });
    labels.removeLabel('b1');
    expect(current().points.map(({ id }) => id)).toEqual(['b11/k1']);
  });

  it('is a single step where a gesture holds it together', () => {
    const id = labels.addBox({ label: 'cat', x1: 1, y1: 2, x2: 3, y2: 4 })!;
    beginGesture();
    for (let x2 = 4; x2 < 20; x2++) labels.updateLabel(id, { x2 });
    endGesture();
    undo();
    expect(current().boxes[0]!.x2).toBe(3);
  });

  it('goes with the image', () => {
    labels.addBox({ label: 'cat', x1: 1, y1: 2, x2: 3, y2: 4 });
    setImage({ ...image, width: 101 });
    expect(current().boxes.length).toBe(1);
    setImage({ ...image, id: 'sha256:dog' });
    expect(current()).toEqual(emptyLabels);
    undo();
    expect(current().boxes.length).toBe(1);
  });
});

describe('the settings', () => {
  const settings = () => state().document.pipeline.labels;

  it('are held to what the library takes', () => {
    labels.setLabelSettings({
      boxes: { min_area: -5, min_visibility: 3, max_accept_ratio: 0.2, min_width: Number.NaN },
    });
    expect(settings().boxes).toMatchObject({ min_area: 0, min_visibility: 1, max_accept_ratio: 1, min_width: 0 });
    labels.setLabelSettings({ points: { remove_invisible: false } });
    expect(settings().points.remove_invisible).toBe(false);
    undo();
    expect(settings().points).toEqual(defaultLabelSettings.points);
    expect(settings().boxes.min_visibility).toBe(1);
  });

  it('take a name into one pair only', () => {
    labels.setLabelSettings({
      flipPairs: [
        ['l', 'r'],
        ['l', 'x'],
        ['y', 'y'],
        ['a', 'b'],
      ],
    });
    expect(settings().flipPairs).toEqual([
      ['l', 'r'],
      ['a', 'b'],
    ]);
  });
});
