/** Every text of the page in the current language; a text missing in one language does not compile. */
import type { Text } from '../../math/text';
import { useApp } from '../../state/hooks';
import type { Language } from '../../state/store';
import { editor } from './editor';
import { exportsMessages } from './exports';
import { labels } from './labels';
import { stage } from './stage';

export interface Messages {
  readonly editor: (typeof editor)['en'];
  readonly exports: (typeof exportsMessages)['en'];
  readonly labels: (typeof labels)['en'];
  readonly stage: (typeof stage)['en'];
}

const catalogues: Readonly<Record<Language, Messages>> = {
  en: { editor: editor.en, exports: exportsMessages.en, labels: labels.en, stage: stage.en },
  ko: { editor: editor.ko, exports: exportsMessages.ko, labels: labels.ko, stage: stage.ko },
};

const readers: Readonly<Record<Language, (text: Text) => string>> = {
  en: (text) => text.en,
  ko: (text) => text.ko,
};

/** The page's own texts, by area: `messages.editor.addTransform`. */
export const useMessages = (): Messages => catalogues[useApp((state) => state.language)];

/** Reads texts that come from elsewhere (a transform's doc, a notice) in the current language. */
export const useText = (): ((text: Text) => string) => readers[useApp((state) => state.language)];
