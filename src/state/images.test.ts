import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Stands in for the decoder: a file says in its text what it decodes to, and when. */
interface Recorded {
  readonly width?: number;
  readonly height?: number;
  readonly wait?: Promise<unknown>;
  readonly error?: string;
  readonly notes?: readonly string[];
}
const recorded = new Map<string, Recorded>();
const both = (text: string) => ({ en: text, ko: text });
const decodeImage = vi.fn(async (blob: Blob, _name: string) => {
  const text = await blob.text();
  const { width = 4, height = 3, wait, error, notes = [] } = recorded.get(text) ?? {};
  await wait;
  if (error) return { ok: false, error: both(error) };
  return { ok: true, image: { width, height, data: { byteLength: width * height * 4 } }, notes: notes.map(both) };
});
vi.mock('../formats/image', () => ({ decodeImage }));

/** A page that was just loaded: nothing in memory, IndexedDB as it was. */
async function load() {
  vi.resetModules();
  const [images, { store }, history, database, actions] = await Promise.all([
    import('./images'),
    import('./store'),
    import('./history'),
    import('./database'),
    import('./actions'),
  ]);
  return { images, store, history, database, actions };
}
type Page = Awaited<ReturnType<typeof load>>;

let page: Page;
const shown = () => page.store.getState().document.image;
const notices = () => page.store.getState().notices;
const file = (content: string, name = `${content}.png`) => new File([content], name, { type: 'image/png' });

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  recorded.clear();
  decodeImage.mockClear();
  page = await load();
});
afterEach(() => vi.unstubAllGlobals());

describe('opening a file', () => {
  it('shows it under a name made of its content, as one step of undo', async () => {
    await page.images.openFile(file('a', 'photo.png'));
    expect(shown()).toMatchObject({ name: 'photo.png', width: 4, height: 3 });
    expect(shown()?.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(page.images.pixelsOf(shown()?.id ?? '')).toMatchObject({ width: 4 });
    page.actions.undo();
    expect(shown()).toBeNull();
  });

  it('the same content again is no step', async () => {
    await page.images.openFile(file('a'));
    const before = page.store.getState().document;
    await page.images.openFile(file('a'));
    expect(page.store.getState().document).toBe(before);
  });

  it('leaves everything as it was where the picture cannot be read, and says why', async () => {
    await page.images.openFile(file('a'));
    const before = page.store.getState().document;
    recorded.set('bad', { error: 'Not a picture.' });
    await page.images.openFile(file('bad'));
    expect(page.store.getState().document).toBe(before);
    expect(notices()).toMatchObject([{ where: 'image', level: 'error', text: { en: 'Not a picture.' } }]);
    await page.images.openFile(file('b'));
    expect(notices()).toEqual([]);
  });

  it('passes on what the decoder remarks', async () => {
    recorded.set('gif', { notes: ['First frame only.', 'Sixteen bits.'] });
    await page.images.openFile(file('gif'));
    expect(notices()).toMatchObject([
      { where: 'image', level: 'info', text: { en: 'First frame only.' }, details: [{ en: 'Sixteen bits.' }] },
    ]);
  });

  it('the latest wins, whichever is done first', async () => {
    let release = () => {};
    recorded.set('slow', { wait: new Promise<void>((resolve) => (release = resolve)) });
    const slow = page.images.openFile(file('slow'));
    await page.images.openFile(file('quick'));
    release();
    await slow;
    expect(shown()?.name).toBe('quick.png');
    expect(page.history.imagesInUse().size).toBe(1);
  });

  it('a late failure of an older one is not shown', async () => {
    let release = () => {};
    recorded.set('slow', { error: 'bad', wait: new Promise<void>((resolve) => (release = resolve)) });
    const slow = page.images.openFile(file('slow'));
    await page.images.openFile(file('quick'));
    release();
    await slow;
    expect(notices()).toEqual([]);
  });

  it('works on origins without crypto.subtle', async () => {
    vi.stubGlobal('crypto', {});
    await page.images.openFile(file('a'));
    const first = shown()?.id;
    expect(first).toMatch(/^fnv:/);
    await page.images.openFile(file('b'));
    expect(shown()?.id).not.toBe(first);
  });

  it('gives a pasted picture without a name one', async () => {
    await page.images.openFile(new Blob(['a']));
    expect(shown()?.name).toBe('image');
  });
});

describe('pixels', () => {
  it('come back after a reload', async () => {
    await page.images.openFile(file('a'));
    const id = shown()?.id ?? '';
    page = await load();
    expect(page.images.pixelsOf(id)).toBeUndefined();
    decodeImage.mockClear();
    const [one, two] = await Promise.all([page.images.whenPixels(id), page.images.whenPixels(id)]);
    expect(one).toMatchObject({ width: 4, height: 3 });
    expect(two).toBe(one);
    expect(decodeImage).toHaveBeenCalledTimes(1);
    expect(decodeImage.mock.lastCall?.[1]).toBe('a.png');
  });

  it('give way to newer ones beyond the budget, but never those of the document', async () => {
    const huge = { width: 8000, height: 4000 };
    for (const name of ['a', 'b', 'c']) recorded.set(name, huge);
    await page.images.openFile(file('a'));
    const a = shown()?.id ?? '';
    await page.images.openFile(file('b'));
    const b = shown()?.id ?? '';
    await page.images.openFile(file('c'));
    const c = shown()?.id ?? '';
    expect([a, b, c].map((id) => page.images.pixelsOf(id) !== undefined)).toEqual([false, true, true]);
    await page.images.whenPixels(a);
    expect([a, b, c].map((id) => page.images.pixelsOf(id) !== undefined)).toEqual([true, false, true]);
  });

  it('of a file that is gone reject, and that is said of the image shown', async () => {
    await expect(page.images.whenPixels('sha256:0')).rejects.toMatchObject({ text: { ko: expect.any(String) } });
    expect(notices()).toEqual([]);
    page.history.startHistory({
      ...page.store.getState().document,
      image: { id: 'sha256:0', name: 'x', width: 1, height: 1 },
    });
    await expect(page.images.whenPixels('sha256:0')).rejects.toThrow();
    expect(notices()).toMatchObject([{ where: 'image', level: 'error' }]);
  });

  it('survive undo where nothing can be stored, and that is said', async () => {
    vi.stubGlobal('indexedDB', undefined);
    recorded.set('a', { width: 8000, height: 5000 });
    recorded.set('b', { width: 8000, height: 5000 });
    await page.images.openFile(file('a'));
    const a = shown()?.id ?? '';
    expect(notices()).toMatchObject([{ where: 'storage', level: 'warning' }]);
    await page.images.openFile(file('b'));
    page.actions.undo();
    expect(page.images.pixelsOf(a)).toBeUndefined();
    page.images.forgetUnused();
    expect(await page.images.whenPixels(a)).toMatchObject({ width: 8000 });
  });
});

describe('samples', () => {
  const serve = (answer: () => Response | Promise<Response>) => {
    const fetched = vi.fn(async (_address: string) => answer());
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  it('are fetched from beside the page, once', async () => {
    recorded.set('sample', { width: 451, height: 300 });
    const fetched = serve(() => new Response('sample'));
    await page.images.openSample('cat.png');
    expect(shown()).toEqual(page.images.sampleRef('cat.png'));
    await page.images.openFile(file('a'));
    await page.images.openSample('cat.png');
    const at = `${import.meta.env.BASE_URL}samples/`;
    expect(fetched.mock.calls).toEqual([[`${at}cat.png`], [`${at}annotations.coco.json`]]);
  });

  it('that cannot be fetched leave everything, and that is said', async () => {
    await page.images.openFile(file('a'));
    const before = page.store.getState().document;
    for (const answer of [() => new Response('', { status: 404 }), () => Promise.reject(new TypeError('offline'))]) {
      serve(answer);
      await page.images.openSample('cat.png');
      expect(notices()).toMatchObject([{ where: 'image', level: 'error' }]);
    }
    expect(page.store.getState().document).toBe(before);
  });

  it('fetch nothing but samples', async () => {
    const fetched = serve(() => new Response('x'));
    await page.images.openSample('../secret.png');
    await expect(page.images.whenPixels('sample:https://elsewhere/')).rejects.toThrow();
    expect(fetched).not.toHaveBeenCalled();
    expect(page.images.sampleRef('nothing')).toBeNull();
  });
});

describe('stored files', () => {
  it('are pruned to those needed and the newest of the others', async () => {
    const { writeImage, readImage, pruneImages } = page.database;
    const now = vi.spyOn(Date, 'now');
    for (let index = 0; index < 6; index++) {
      now.mockReturnValue(1000 + index);
      await writeImage(`id${index}`, new Blob([`${index}`]), 'x');
    }
    now.mockRestore();
    await pruneImages(new Set(['id0']), 2);
    const left = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => readImage(`id${index}`)));
    expect(left.map((image) => image !== undefined)).toEqual([true, false, false, false, true, true]);
    expect(await left[5]?.blob.text()).toBe('5');
  });
});
