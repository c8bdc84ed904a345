import { useEffect } from 'react';
import { importText } from '../../state/files';
import { openFile } from '../../state/images';
import type { State } from '../../state/store';
import { store } from '../../state/store';
import { stage } from '../messages/stage';
import { openFiles } from './openFiles';
import { looksLikePreset } from './sort';

const textFields = 'input, textarea, [contenteditable], [role=textbox]';

/** Screenshots come as `image.png` from every browser: better to say where they are from. */
const isNameless = ({ name }: File) => name === '' || name === 'image.png';

const pastedName = (language: State['language']) => stage[language].image.pasted;

/** Pictures, files and presets pasted anywhere outside a text field. */
export function usePaste(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      if (!clipboardData || event.defaultPrevented) return;
      if (target instanceof Element && target.closest(textFields)) return;
      const files = [...clipboardData.files];
      const [first] = files;
      const text = clipboardData.getData('text/plain');
      const { language } = store.getState();
      if (files.length === 1 && first?.type.startsWith('image/') && isNameless(first)) {
        void openFile(first, pastedName(language));
      } else if (files.length > 0) void openFiles(files);
      else if (looksLikePreset(text)) void importText(text, stage[language].files.pasteName);
      else return;
      event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
