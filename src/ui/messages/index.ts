/** Every text of the page in the current language; a text missing in one language does not compile. */
import { useSyncExternalStore } from 'react';
import type { Text } from '../../math/text';
import { useApp } from '../../state/hooks';
import type { Language } from '../../state/store';
import { onTexts, textsCame } from '../../transforms/texts';
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

type Reader = (text: Text) => string;
const readersOf = (): Readonly<Record<Language, Reader>> => ({ en: (text) => text.en, ko: (text) => text.ko });
/** Explanations of transforms come late: with others by then, whatever was made of their texts is made again. */
const early = readersOf();
const whole = readersOf();

/** One area's texts in the current language: of parts that come later, and bring their words along. */
export const useIn = <Words>(area: Readonly<Record<Language, Words>>): Words => area[useApp((state) => state.language)];

/** The page's own texts, by area: `messages.editor.addTransform`. */
export const useMessages = (): Messages => useIn(catalogues);

/** Reads texts that come from elsewhere (a transform's doc, a notice) in the current language. */
export const useText = (): Reader => {
  const language = useApp((state) => state.language);
  return (useSyncExternalStore(onTexts, textsCame) ? whole : early)[language];
};
