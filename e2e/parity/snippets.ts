/** The training loops that the page shows, as files to run: one folder for each kind of labels. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { snippets } from '../../src/formats/code/snippets';
import { writePreset } from '../../src/formats/preset';
import { pipelineOf } from '../../src/state/presets';

const flipsAndSizes = pipelineOf(
  {
    ...{ name: 'loop', title: { en: '', ko: '' }, doc: { en: '', ko: '' } },
    nodes: [
      { transform: 'HorizontalFlip', p: 1 },
      { transform: 'RandomCrop', p: 1, params: { height: 40, width: 48 } },
      { transform: 'Resize', p: 1, params: { height: 32, width: 32 } },
    ],
  },
  null,
);

/** Paths of the files, each beside a preset and a picture; `folder` gets one folder for each kind of labels. */
export function snippetFiles(folder: string, picture: string): readonly string[] {
  return [false, true].flatMap((boxes) =>
    [false, true].flatMap((points) => {
      const place = path.join(folder, `loop${boxes ? '-boxes' : ''}${points ? '-keypoints' : ''}`);
      mkdirSync(place, { recursive: true });
      copyFileSync(picture, path.join(place, 'cat.png'));
      const shared = { pipeline: flipsAndSizes, seed: 1, grid: { rows: 1, columns: 1 } };
      writeFileSync(path.join(place, 'preset.json'), writePreset(shared, undefined, { boxes, points }));
      return snippets({ boxes, points }).map(({ file, text }) => {
        writeFileSync(path.join(place, file), text);
        return path.join(place, file);
      });
    }),
  );
}
