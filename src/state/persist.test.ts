import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyPipeline, walk } from '../pipeline/model';

/** Decodes anything to one picture, except what says that it is bad. */
vi.mock('../formats/image', () => ({
  decodeImage: async (blob: Blob) =>
    (await blob.text()) === 'bad'
      ? { ok: false, error: { en: 'bad', ko: '불량' } }
      : { ok: true, image: { width: 451, height: 300, data: new Uint8ClampedArray(4) }, notes: [] },
}));

/** A visit: the modules as a freshly loaded page has them, and the events of its window and document. */
async function visit(language = 'en-GB') {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', window);
  vi.stubGlobal('navigator', { languages: [language, 'en'] });
  vi.stubGlobal('fetch', async () => new Response('sample'));
  vi.resetModules();
  const [persist, { store }, actions, images, database] = await Promise.all([
    import('./persist'),
    import('./store'),
    import('./actions'),
    import('./images'),
    import('./database'),
  ]);
  /** Leaves no time to rest. */
  const saved = () => {
    window.dispatchEvent(new Event('pagehide'));
    return vi.waitFor(() => expect(store.getState().saved).toBe('saved'));
  };
  return { persist, store, actions, images, database, page, window, saved, state: () => store.getState() };
}
type Visit = Awaited<ReturnType<typeof visit>>;

const started = async (language?: string): Promise<Visit> => {
  const here = await visit(language);
  await here.persist.startPersistence();
  return here;
};
/** Writes what the browser would find at the next visit. */
async function plant(session: unknown): Promise<void> {
  const { database } = await visit();
  await database.writeSession(session);
}
/** Seeds other than the first visit's that were written; the first visit may still be saving itself. */
const seedsOf = (calls: readonly unknown[][]): number[] =>
  calls.flatMap(([value]) => {
    const seed = (value as { document?: { playground?: { seed?: number } } }).document?.playground?.seed;
    return seed === undefined || seed === 7 ? [] : [seed];
  });
const stored = async (): Promise<unknown> => (await visit()).database.readSession();

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a first visit', () => {
  it('starts with a sample and a small pipeline, and nothing to undo', async () => {
    const { state } = await started();
    const { document, history, notices, saved } = state();
    expect(document).toMatchObject({ seed: 7, grid: { rows: 5, columns: 5 }, image: { id: 'sample:cat.png' } });
    const names = [...walk(document.pipeline.nodes)].map(({ node, depth }) => [
      depth,
      node.kind === 'transform' ? node.transform : node.kind === 'group' ? node.group : node.name,
      node.p,
    ]);
    expect(names).toEqual([
      [0, 'Rotate', 0.9],
      [0, 'OneOf', 0.6],
      [1, 'GaussNoise', 1],
      [1, 'GaussianBlur', 1],
      [0, 'HueSaturationValue', 0.8],
    ]);
    expect(document.pipeline.nodes[0]).toMatchObject({ params: { limit: [-30, 30] } });
    expect({ history, notices, saved }).toEqual({
      history: { canUndo: false, canRedo: false },
      notices: [],
      saved: 'saved',
    });
  });

  it.each([
    ['ko-KR', 'ko'],
    ['ko', 'ko'],
    ['fr', 'en'],
    ['kok', 'en'],
  ])('in %s speaks %s', async (language, expected) => {
    expect((await started(language)).state().language).toBe(expected);
  });
});

describe('a reload', () => {
  it('brings back the document and the view', async () => {
    const first = await started();
    const { actions } = first;
    const key = actions.addTransform('HorizontalFlip');
    actions.toggleCollapsed(key);
    actions.setSeed(123);
    actions.setGrid({ rows: 2, columns: 3 });
    actions.setSeedLocked(true);
    actions.setTheme('dark');
    actions.setLanguage('ko');
    actions.selectTile(14);
    actions.setSolo(key);
    actions.setCodeView({ shown: true, target: 'kornia', width: 512 });
    expect(first.state().saved).toBe('saving');
    await first.saved();
    const again = await started();
    for (const name of Object.keys(first.persist.persisted) as (keyof typeof first.persist.persisted)[])
      if (first.persist.persisted[name]) expect(again.state()[name]).toEqual(first.state()[name]);
    expect(again.state()).toMatchObject({ notices: [], history: { canUndo: false, canRedo: false } });
  });

  it('a code view that this page does not know costs no more than itself', async () => {
    const first = await started();
    first.actions.setSeed(123);
    await first.saved();
    const { codeView, ...session } = (await stored()) as { readonly codeView: object };
    for (const saved of [session, { ...session, codeView: { ...codeView, target: 'of tomorrow' } }]) {
      await plant(saved);
      const again = await started();
      expect(again.state()).toMatchObject({ codeView: { shown: false, target: 'albumentations' }, notices: [] });
      expect(again.state().document.seed).toBe(123);
    }
  });

  it('brings back an own image from the stored file', async () => {
    const first = await started();
    await first.images.openFile(new File(['mine'], 'mine.png'));
    await first.saved();
    const id = first.state().document.image?.id ?? '';
    const again = await started();
    expect(again.state().document.image).toMatchObject({ id, name: 'mine.png' });
    expect(await again.images.whenPixels(id)).toMatchObject({ width: 451 });
  });

  it('says so where the image is gone', async () => {
    const first = await started();
    await first.images.openFile(new File(['mine'], 'mine.png'));
    await first.saved();
    await first.database.pruneImages(new Set(), 0);
    const again = await started();
    await vi.waitFor(() => expect(again.state().document.image).toBeNull());
    expect(again.state().notices).toMatchObject([{ where: 'image', level: 'error' }]);
  });

  it('keeps nodes that it does not know', async () => {
    const first = await started();
    const strange = { kind: 'unknown', key: 'x', p: 1, enabled: false, name: 'Strange', raw: { a: [1] } } as const;
    first.actions.loadPipeline({ ...emptyPipeline, nodes: [strange] });
    await first.saved();
    expect((await started()).state().document.pipeline.nodes).toEqual([strange]);
  });
});

describe('saving', () => {
  it('waits for a rest, and for nothing when the page is hidden or left', async () => {
    const here = await started();
    const write = vi.spyOn(IDBObjectStore.prototype, 'put');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    here.actions.setSeed(1);
    vi.advanceTimersByTime(200);
    here.actions.setSeed(2);
    vi.advanceTimersByTime(200);
    expect(here.state().saved).toBe('saving');
    here.page.visibilityState = 'hidden';
    here.page.dispatchEvent(new Event('visibilitychange'));
    vi.useRealTimers();
    await here.saved();
    expect(seedsOf(write.mock.calls)).toEqual([2]);
    here.actions.setSeed(3);
    here.window.dispatchEvent(new Event('pagehide'));
    here.window.dispatchEvent(new Event('pagehide'));
    await here.saved();
    expect(seedsOf(write.mock.calls)).toEqual([2, 3]);
    expect(await stored()).toMatchObject({ document: { playground: { seed: 3 } } });
    write.mockRestore();
  });

  it('ignores what a reload does not bring back', async () => {
    const here = await started();
    here.actions.notify({ where: 'file', level: 'info', text: { en: '', ko: '' }, details: [] });
    here.store.setState({ frame: { tiles: 1, passes: 1, milliseconds: 1 } });
    expect(here.state().saved).toBe('saved');
  });

  it('opens another connection when the first has died, and tries once more', async () => {
    const here = await started();
    const open = vi.spyOn(IDBFactory.prototype, 'open');
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The connection was closed.', 'InvalidStateError');
    });
    here.actions.setSeed(4);
    await here.saved();
    expect(open).toHaveBeenCalledTimes(1);
    expect(here.state().notices).toEqual([]);
    expect(await stored()).toMatchObject({ document: { playground: { seed: 4 } } });
    open.mockRestore();
    transaction.mockRestore();
  });

  it('gives way to another tab that clears the storage', async () => {
    const here = await started();
    await deleteDB('augmentation-playground');
    here.actions.setSeed(5);
    await here.saved();
    expect(await stored()).toMatchObject({ document: { playground: { seed: 5 } } });
  });

  it.each([
    ['QuotaExceededError', /full/],
    ['UnknownError', /could not be saved/],
  ])('says once that it fails with %s, and recovers', async (name, expected) => {
    const here = await started();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', name);
    });
    here.actions.setSeed(1);
    await vi.waitFor(() => expect(here.state().saved).toBe('off'));
    expect(here.state().notices.map(({ where, text }) => [where, text.en])).toEqual([
      ['storage', expect.stringMatching(expected)],
    ]);
    here.actions.clearNotices('storage');
    here.actions.setSeed(2);
    await vi.waitFor(() => expect(here.state().saved).toBe('off'));
    expect(here.state().notices).toEqual([]);
    put.mockRestore();
    here.actions.setSeed(3);
    await here.saved();
    expect(await stored()).toMatchObject({ document: { playground: { seed: 3 } } });
  });
});

describe('where nothing can be stored', () => {
  it('works all the same, and says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const here = await started();
    expect(here.state().document.pipeline.nodes).toHaveLength(3);
    expect(here.state().saved).toBe('off');
    expect(here.state().notices).toMatchObject([{ where: 'storage', level: 'warning' }]);
    here.actions.setSeed(5);
    expect(here.state().saved).toBe('off');
  });
});

describe('a damaged session', () => {
  const sound = async () => {
    const first = await started();
    first.actions.setSeed(99);
    await first.saved();
    return (await stored()) as { document: { playground: Record<string, unknown> } } & Record<string, unknown>;
  };

  it.each<[string, (session: Awaited<ReturnType<typeof sound>>) => unknown]>([
    ['text', () => 'nonsense'],
    ['null', () => null],
    ['nothing in it', () => ({})],
    ['a theme of no kind', (session) => ({ ...session, theme: 'purple' })],
    [
      'an image that is no image',
      (session) => ({ ...session, document: { ...session.document, image: { id: '../x' } } }),
    ],
    [
      'a pipeline of no kind',
      (session) => ({ ...session, document: { ...session.document, playground: { version: 1 } } }),
    ],
    [
      'a seed that is not a number',
      (session) => ({
        ...session,
        document: { ...session.document, playground: { ...session.document.playground, seed: Number.NaN } },
      }),
    ],
  ])('with %s is dropped with a notice', async (_, damage) => {
    await plant(damage(await sound()));
    const here = await started();
    expect(here.state().document.seed).toBe(7);
    expect(here.state().document.pipeline.nodes).toHaveLength(3);
    expect(here.state().notices).toMatchObject([{ where: 'storage', level: 'warning' }]);
    expect(await stored()).toBeUndefined();
  });

  it('lets go of a selection, a fold and a solo that point nowhere', async () => {
    const session = await sound();
    await plant({
      ...session,
      selectedNode: 'gone',
      selectedTile: 900,
      collapsed: ['gone'],
      document: { ...session.document, solo: 'gone' },
    });
    const here = await started();
    expect(here.state()).toMatchObject({ selectedNode: null, selectedTile: null, collapsed: new Set(), notices: [] });
    expect(here.state().document).toMatchObject({ seed: 99, solo: null });
  });
});

describe('labels', () => {
  const labels = {
    boxes: [{ id: 'b1', label: 'cat', x1: 0, y1: 1, x2: 2, y2: 3 }],
    polygons: [],
    points: [{ id: 'k1', label: 'eye', x: 1, y: 2 }],
    mask: null,
  };

  it('come back with the image', async () => {
    const first = await started();
    (await import('./labels')).setLabels(labels);
    await first.saved();
    expect((await started()).state().document.labels).toEqual(labels);
  });

  it('of sessions from before there were any are none, and damaged ones are told', async () => {
    const first = await started();
    (await import('./labels')).setLabels(labels);
    await first.saved();
    const session = (await stored()) as { document: { labels?: unknown } };
    await plant({ ...session, document: { ...session.document, labels: undefined } });
    expect((await started()).state().document.labels.boxes).toEqual([]);
    await plant({ ...session, document: { ...session.document, labels: { ...labels, boxes: [{ id: 7 }] } } });
    const damaged = await started();
    expect(damaged.state().document.labels).toEqual({ ...labels, boxes: [] });
    expect(damaged.state().notices[0]!.details[0]!.en).toBe('Some labels were damaged and are gone.');
  });
});
