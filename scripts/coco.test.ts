import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelsFromCoco } from './coco.mjs';
import { root } from './process.mjs';

const coco = {
  images: [
    { id: 5, file_name: 'train/cat.png' },
    { id: 6, file_name: 'dog.png' },
  ],
  categories: [
    { id: 1, name: 'cat', keypoints: ['nose', 'tail'] },
    { id: 2, name: 'dog' },
  ],
  annotations: [
    { image_id: 5, category_id: 1, bbox: [1, 2, 3.5, 4], keypoints: [10, 20, 2, 0, 0, 0] },
    { image_id: 6, category_id: 2, bbox: [0, 0, 9, 9] },
    { image_id: 5, category_id: 9, bbox: [5, 6, 7, 8] },
    { image_id: 5, category_id: 2, bbox: [1, 2] },
  ],
};

describe('labelsFromCoco', () => {
  it('takes the annotations of the named image, whatever folder the file names', () => {
    expect(labelsFromCoco(coco, 'cat.png')).toMatchObject({
      boxes: [
        { bbox: [1, 2, 3.5, 4], label: 'cat' },
        { bbox: [5, 6, 7, 8], label: '9' },
      ],
      keypoints: [{ x: 10, y: 20, label: 'nose' }],
    });
  });

  it('takes the only image whatever it is called, but does not guess among several', () => {
    const single = { ...coco, images: [{ id: 6, file_name: 'other.png' }] };
    expect(labelsFromCoco(single, 'cat.png').boxes).toEqual([{ bbox: [0, 0, 9, 9], label: 'dog' }]);
    expect(() => labelsFromCoco(coco, 'bird.png')).toThrow('none of its 2 images has the file_name "bird.png"');
    expect(() => labelsFromCoco(null, 'bird.png')).toThrow('none of its 0 images');
  });

  it('says which records it leaves out, and which it calls otherwise', () => {
    const annotations = [
      null,
      { id: 7, image_id: 5, category_id: 1, bbox: [1, 2, 'wide', 4], keypoints: [10, null, 2, 3, 4, 1, 9] },
      { id: 8, image_id: 5, category_id: 2 },
      { id: 9, image_id: 6, category_id: 2, bbox: 'elsewhere' },
    ];
    expect(labelsFromCoco(coco, 'cat.png').notes).toEqual([
      'annotation no. 3: there is no category 9; its labels are called "9"',
      'annotation no. 4: its bbox [1,2] is not four numbers; left out',
    ]);
    const { boxes, keypoints, notes } = labelsFromCoco({ ...coco, annotations }, 'cat.png');
    expect(boxes).toEqual([]);
    expect(keypoints).toEqual([{ x: 3, y: 4, label: 'tail' }]);
    expect(notes).toEqual([
      'annotation no. 1: it is no object; left out',
      'annotation 7: its bbox [1,2,"wide",4] is not four numbers; left out',
      'annotation 7: its keypoints are not a list of x, y, visibility; what is over was left out',
      'annotation 7: its keypoint "nose" lies at [10,null], which are not two numbers; left out',
      'annotation 8: it has neither bbox nor keypoints; left out',
    ]);
  });

  it('reads the sample annotations without a remark', () => {
    const sample = readFileSync(path.join(root, 'public/samples/annotations.coco.json'), 'utf8');
    const labels = labelsFromCoco(JSON.parse(sample), 'cat.png');
    expect(labels.boxes.length).toBeGreaterThan(1);
    expect(labels.keypoints).toHaveLength(3);
    expect(labels.notes).toEqual([]);
  });
});
