/** The pictures that pipelines are run on here and in the library, each with a mask and labels. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode, encode } from 'fast-png';
import { labelsFromCoco } from '../../scripts/coco.mjs';
import { hashWords } from '../../src/math/random';
import type { LabelSet } from '../../src/pipeline/labels';
import type { ClassMap } from '../../src/transforms/define';

/** A picture as files in the folder of the run. */
export interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly image: string;
  readonly mask: string;
  /** COCO file. */
  readonly labelsFile: string;
  readonly labels: LabelSet;
  /** What the mask says. */
  readonly classes: ClassMap;
}

/** Odd sides, so that a wrong centre or a wrong end of a row shows. */
const noiseSize = { width: 173, height: 131 };

const noiseLabels = {
  images: [{ id: 1, file_name: 'noise.png', ...noiseSize }],
  categories: [
    { id: 1, name: 'spot', keypoints: ['first', 'second', 'third'] },
    // Also on the photo, for cases that ask for it by name.
    { id: 2, name: 'cat' },
  ],
  annotations: [
    { image_id: 1, category_id: 1, bbox: [12.5, 20.25, 70, 61.5], keypoints: [30.5, 40, 2, 171, 129.5, 2, 86, 65, 1] },
    { image_id: 1, category_id: 1, bbox: [0, 0, 173, 131] },
    { image_id: 1, category_id: 2, bbox: [140, 96, 33, 35] },
  ],
};

/** Every value its own, so that nothing averages out. */
const noise = (): Uint8Array =>
  encode({
    ...{ ...noiseSize, channels: 3, depth: 8 },
    data: Uint8Array.from({ length: noiseSize.width * noiseSize.height * 3 }, (_, index) => hashWords(20, index) & 255),
  });

/** Class numbers: nine fields with a disc over them. */
function classesOf(width: number, height: number): ClassMap {
  const classOf = (x: number, y: number): number => {
    const inDisc = (x - width * 0.4) ** 2 + (y - height * 0.55) ** 2 < (Math.min(width, height) * 0.27) ** 2;
    return inDisc ? 200 : 1 + Math.trunc((3 * x) / width) + 4 * Math.trunc((3 * y) / height);
  };
  const values = Uint8Array.from({ length: width * height }, (_, index) =>
    classOf(index % width, Math.trunc(index / width)),
  );
  return { width, height, values };
}

/** Writes the pictures into `folder`; the samples come from `samples`. */
export function writePictures(folder: string, samples: string): readonly Picture[] {
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(at('noise.png'), noise());
  writeFileSync(at('noise.coco.json'), JSON.stringify(noiseLabels));
  for (const name of ['cat', 'astronaut']) copyFileSync(path.join(samples, `${name}.png`), at(`${name}.png`));
  return ['cat', 'astronaut', 'noise'].map((name) => {
    const image = at(`${name}.png`);
    const { width, height } = decode(readFileSync(image));
    const mask = at(`${name}.mask.png`);
    const classes = classesOf(width, height);
    writeFileSync(mask, encode({ width, height, data: classes.values, channels: 1, depth: 8 }));
    const labelsFile = name === 'noise' ? at('noise.coco.json') : path.join(samples, 'annotations.coco.json');
    const { boxes, keypoints } = labelsFromCoco(JSON.parse(readFileSync(labelsFile, 'utf8')), `${name}.png`);
    return { name, width, height, image, mask, labelsFile, labels: { boxes, keypoints }, classes };
  });
}
