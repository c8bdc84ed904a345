/** What a reload brings back: the session, saved a moment after every change and read again when the page starts. */
import type { Text } from '../math/text';
import { emptyLabels } from '../pipeline/labels/model';
import { setImage } from './actions/document';
import { notify } from './actions/view';
import { dropSession, isFull, pruneImages, readSession, writeSession } from './database';
import { firstGrid } from './first-grid';
import { amend, imagesInUse, startHistory } from './history';
import { forgetUnused, whenPixels } from './images';
import { Problem } from './problem';
import { sampleLabels } from './sample-labels';
import { type Document, type ImageRef, type Language, type State, store } from './store';
import { welcomeDocument } from './welcome';

/** Whether a reload brings it back. A new member of the state without an answer here does not compile. */
export const persisted = {
  document: true,
  seedLocked: true,
  selectedTile: true,
  page: true,
  selectedNode: true,
  collapsed: true,
  labelView: true,
  codeView: true,
  theme: true,
  language: true,
  notices: false,
  engine: false,
  frame: false,
  history: false,
  saved: false,
} as const satisfies Record<keyof State, boolean>;

export type KeptKey = { [K in keyof State]: (typeof persisted)[K] extends true ? K : never }[keyof State];
export type Kept = Pick<State, KeptKey>;
const keptKeys = (Object.keys(persisted) as (keyof State)[]).filter((key): key is KeptKey => persisted[key]);

// A first visit has nothing to read, and nothing to write until the first edit.
const sessions = () => import('./session');

/** Milliseconds of rest before a change is written. */
const rest = 300;
/** Images kept beyond those that the document and its history need. */
const spareImages = 10;

/** Brings back the last session, or welcomes a first visit; from then on every change is saved. */
export async function startPersistence(): Promise<void> {
  try {
    const stored = await readSession();
    const kept = stored === undefined ? null : await revive(stored);
    if (kept) show(kept);
    else welcome();
  } catch {
    // What could not be read must not be written over: it may be readable next time.
    welcome();
    notify({ where: 'storage', level: 'warning', text: texts.unavailable, details: [] });
    return;
  }
  store.setState({ saved: 'saved' });
  const { save, flush } = saver();
  store.subscribe((state, before) => {
    if (keptKeys.some((key) => state[key] !== before[key])) save();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  window.addEventListener('pagehide', flush);
}

function saver(): { readonly save: () => void; readonly flush: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changes = 0;
  let complained = false;
  let prunedFor: string | undefined;

  const write = async (): Promise<void> => {
    const upTo = changes;
    const state = store.getState();
    const image = state.document.image?.id;
    try {
      const { pack } = await sessions();
      await writeSession(pack(state));
      complained = false;
      if (upTo === changes) store.setState({ saved: 'saved' });
      if (image === prunedFor) return;
      prunedFor = image;
      forgetUnused();
      await pruneImages(imagesInUse(), spareImages);
    } catch (error) {
      store.setState({ saved: 'off' });
      // Once is enough until it has worked again.
      if (!complained) notify({ where: 'storage', level: 'warning', text: failure(error), details: [] });
      complained = true;
    }
  };
  const flush = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    void write();
  };
  const save = (): void => {
    changes++;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(flush, rest);
    store.setState({ saved: 'saving' });
  };
  return { save, flush };
}

/** The stored session, checked throughout; null where it is damaged, which is said. */
async function revive(stored: unknown): Promise<Kept | null> {
  const { unpack } = await sessions();
  try {
    const { kept, notes } = unpack(stored);
    if (notes.length > 0) notify({ where: 'storage', level: 'warning', text: texts.changed, details: notes });
    return kept;
  } catch (error) {
    const details = error instanceof Problem ? [error.text] : [];
    notify({ where: 'storage', level: 'warning', text: texts.damaged, details });
    await dropSession();
    return null;
  }
}

function show({ document: restored, seedLocked, labelView, codeView, theme, language, ...view }: Kept): void {
  store.setState({ seedLocked, labelView, codeView, theme, language });
  startHistory(restored, view);
  if (restored.image) void bringBack(restored.image);
}

function welcome(): void {
  store.setState({ language: preferredLanguage(navigator.languages) });
  const first: Document = welcomeDocument();
  startHistory(first);
  if (!first.image) return;
  // Their reader is large: the picture comes first.
  void Promise.all([bringBack(first.image), firstGrid]).then(() => welcomeLabels(first));
}

/** The first picture comes with its labels: part of the welcome, not a step to undo. */
async function welcomeLabels({ image }: Document): Promise<void> {
  if (image === null) return;
  const labels = await sampleLabels(image.name, image);
  if (labels === emptyLabels) return;
  amend((document) =>
    document.image?.id === image.id && document.labels === emptyLabels ? { ...document, labels } : document,
  );
}

/** Decodes the image of a session; the place of one that cannot be had any more is left empty. */
async function bringBack(image: ImageRef): Promise<void> {
  const found = await whenPixels(image.id).catch(() => null);
  if (store.getState().document.image?.id !== image.id) return;
  // A newer page may decode the same file to another size.
  setImage(found && { ...image, width: found.width, height: found.height });
}

/** The first of a person's languages that the page speaks. */
function preferredLanguage(languages: readonly string[]): Language {
  const spoken = languages.map((language) => language.toLowerCase().split('-')[0]);
  return spoken.find((language) => language === 'ko' || language === 'en') ?? 'en';
}

const failure = (error: unknown): Text => (isFull(error) ? texts.full : texts.notSaved);

const texts = {
  unavailable: {
    en: 'This browser keeps nothing for the page (a private window, perhaps): your work will be gone after a reload.',
    ko: '브라우저가 저장을 허용하지 않습니다(시크릿 창 등). 새로고침하면 작업이 사라집니다.',
  },
  damaged: {
    en: 'The last session was damaged and could not be brought back.',
    ko: '지난 작업이 손상되어 되살리지 못했습니다.',
  },
  changed: {
    en: 'The last session came back with changes.',
    ko: '지난 작업을 일부 바꾸어 되살렸습니다.',
  },
  full: {
    en: 'The browser’s storage is full: changes are no longer saved. Export the preset to keep it.',
    ko: '브라우저 저장 공간이 가득 차 변경 사항을 저장하지 못합니다. 프리셋을 내보내 보관하세요.',
  },
  notSaved: {
    en: 'Changes could not be saved in this browser. Export the preset to keep it.',
    ko: '브라우저에 변경 사항을 저장하지 못했습니다. 프리셋을 내보내 보관하세요.',
  },
} satisfies { readonly [name: string]: Text };
