import { beginGesture, endGesture, notify } from '../../state/actions';
import { importFile } from '../../state/files';
import { openFile } from '../../state/images';
import { holdsLabels, importLabels } from '../../state/labels';
import { store } from '../../state/store';
import { stage } from '../messages/stage';
import { sortFiles } from './sort';

const both = (pick: (words: (typeof stage)['en']) => string) => ({ en: pick(stage.en), ko: pick(stage.ko) });

/**
 * Opens what was dropped, pasted or chosen: one picture with its labels and mask, and one preset; says what it left.
 * A picture and its labels are one step of undo.
 */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const { picture, mask, structured, labels, ignored } = sortFiles(files, store.getState().document.image !== null);
  const labelled: File[] = [...labels, ...(mask ? [mask] : [])];
  const presets: File[] = [];
  for (const file of structured) ((await holdsLabels(file)) ? labelled : presets).push(file);
  const [preset, ...spare] = presets;
  const left = [...spare, ...ignored];

  beginGesture();
  try {
    // Labels of a picture that could not be opened fit no other.
    if (picture && !(await openFile(picture))) left.push(...labelled.splice(0));
    if (labelled.length > 0) await importLabels(labelled);
  } finally {
    endGesture();
  }
  if (preset) await importFile(preset);
  if (!picture && !preset && labelled.length === 0) {
    notify({ where: 'image', level: 'error', text: both((words) => words.image.nothing), details: [] });
  } else if (left.length > 0) {
    notify({
      // The import has its own message; what was left must not take its place.
      where: preset ? 'image' : 'file',
      level: 'info',
      text: both((words) => words.image.ignoredTitle),
      details: left.slice(0, 20).map(({ name }) => both((words) => words.image.ignored(name))),
    });
  }
}
