/** The training loops that the page shows, as files to run: one folder for each kind of labels. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Beside, loops } from '../../src/formats/code/loops';
import { writePreset } from '../../src/formats/preset';
import { pipelineOf } from '../../src/state/presets';

/** The crop that needs what there is; all of them leave the box and the keypoint of the examples. */
const cropFor = ({ mask, croppingBox }: Beside) =>
  croppingBox
    ? { transform: 'RandomCropNearBBox', p: 1, params: { max_part_shift: 0.2 } }
    : { transform: mask ? 'CropNonEmptyMaskIfExists' : 'RandomCrop', p: 1, params: { height: 40, width: 48 } };

const pipelineFor = (beside: Beside) =>
  pipelineOf(
    {
      ...{ name: 'loop', title: { en: '', ko: '' }, doc: { en: '', ko: '' } },
      nodes: [
        // Where the example says, so before it is flipped.
        cropFor(beside),
        { transform: 'HorizontalFlip', p: 1 },
        { transform: 'Resize', p: 1, params: { height: 32, width: 32 } },
      ],
    },
    null,
  );

const eitherWay = [false, true] as const;

/** Every combination. */
const kinds: readonly Beside[] = eitherWay.flatMap((boxes) =>
  eitherWay.flatMap((points) =>
    eitherWay.flatMap((mask) => eitherWay.map((croppingBox) => ({ boxes, points, mask, croppingBox }))),
  ),
);

/** Paths of the files, each beside a preset and its pictures; `folder` gets one folder for each kind of labels. */
export function loopFiles(folder: string, picture: string): readonly string[] {
  return kinds.flatMap((beside) => {
    const { boxes, points, mask, croppingBox } = beside;
    const names = { boxes, keypoints: points, mask, near: croppingBox };
    const parts = Object.entries(names).flatMap(([name, there]) => (there ? [`-${name}`] : []));
    const place = path.join(folder, `loop${parts.join('')}`);
    mkdirSync(place, { recursive: true });
    // Any picture serves as a mask: its levels are the class numbers.
    for (const file of ['cat.png', 'cat-mask.png']) copyFileSync(picture, path.join(place, file));
    const shared = { pipeline: pipelineFor(beside), seed: 1, grid: { rows: 1, columns: 1 } };
    writeFileSync(path.join(place, 'preset.json'), writePreset(shared, undefined, { boxes, points }));
    return loops(beside).map(({ file, text }) => {
      writeFileSync(path.join(place, file), text);
      return path.join(place, file);
    });
  });
}
