import { notify } from '../../state/actions';
import { importFile } from '../../state/files';
import { openFile } from '../../state/images';
import { stage } from '../messages/stage';
import { sortFiles } from './sort';

const both = (pick: (words: (typeof stage)['en']) => string) => ({ en: pick(stage.en), ko: pick(stage.ko) });

/** Opens what was dropped, pasted or chosen: one picture and one preset; says what it left. */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const { picture, preset, ignored } = sortFiles(files);
  if (picture) await openFile(picture);
  if (preset) await importFile(preset);
  if (!picture && !preset) {
    notify({ where: 'image', level: 'error', text: both((words) => words.image.nothing), details: [] });
  } else if (ignored.length > 0) {
    notify({
      // The import has its own message; what was left must not take its place.
      where: preset ? 'image' : 'file',
      level: 'info',
      text: both((words) => words.image.ignoredTitle),
      details: ignored.slice(0, 20).map(({ name }) => both((words) => words.image.ignored(name))),
    });
  }
}
