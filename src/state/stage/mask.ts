/** The mask of the document on the engine, and how it is drawn over the pictures. */
import type { Engine, MaskLayer } from '../../gpu/protocol';
import { classColours, classNames } from '../../pipeline/labels/colours';
import type { LabelSet } from '../../pipeline/labels/model';
import { notify } from '../actions/view';
import { pixelsOf, whenPixels } from '../images';
import { type State, store } from '../store';

/** The mask that the engine has. */
let loaded: string | null = null;

const wanted = (): string | null => store.getState().document.labels.mask?.id ?? null;

/** Brings the document's mask to the engine; resolves when it is there, or cannot be had. */
export async function loadMask(engine: Engine): Promise<void> {
  const id = wanted();
  if (id === loaded) return;
  const previous = loaded;
  loaded = null;
  if (previous !== null) await engine.unload(previous);
  if (id === null) return;
  try {
    const ready = pixelsOf(id);
    const { width, height, data } = ready ?? (await whenPixels(id));
    if (id !== wanted()) return;
    // Recipes that look at the mask can only be drawn now: whoever shows one asks again when the document changes.
    if (!ready) store.setState(({ document }) => ({ document: { ...document } }));
    await engine.load(id, width, height, data);
    if (id === wanted()) loaded = id;
    else await engine.unload(id);
  } catch {
    notify({ where: 'image', level: 'warning', text: lost, details: [] });
  }
}

const tables = new WeakMap<LabelSet, MaskLayer['colours']>();

/** Classes in the colours of the legend. */
function coloursOf(labels: LabelSet): MaskLayer['colours'] {
  const known = tables.get(labels);
  if (known) return known;
  const names = classColours(classNames(labels));
  const colours = (labels.mask?.classes ?? []).map(({ value, label }) => ({ value, rgb: names.get(label)! }));
  tables.set(labels, colours);
  return colours;
}

/** What to draw over a view; `shown` is its own wish, otherwise the labels' switches decide. */
export function maskLayer(shown: boolean | undefined): { readonly mask: MaskLayer } | null {
  const { document, labelView }: State = store.getState();
  const id = document.labels.mask?.id;
  const on = shown ?? (labelView.shown && labelView.mask);
  if (id === undefined || id !== loaded || !on || labelView.opacity === 0) return null;
  return { mask: { picture: id, opacity: labelView.opacity, colours: coloursOf(document.labels) } };
}

const lost = {
  en: 'The file of the mask is no longer there. Open it again.',
  ko: '마스크 파일이 남아 있지 않습니다. 다시 열어 주세요.',
};
