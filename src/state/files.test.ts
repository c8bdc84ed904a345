import { decode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeLink } from '../formats/link';
import { writePreset } from '../formats/preset';
import { emptyPipeline, type Pipeline } from '../pipeline/model';
import { addTransform, setSeedLocked, undo } from './actions';
import { copyText, downloadTile, importFile, importText, openLink, shareLink } from './files';
import { startHistory } from './history';
import { openFile } from './images';
import { downloadPreset, presetText, recipePreset } from './preset-out';
import { Problem } from './problem';
import { recipeOf, tilePixels } from './stage';
import { initialDocument, store } from './store';

vi.mock('./stage', () => ({ recipeOf: vi.fn(), tilePixels: vi.fn() }));
vi.mock('./images', () => ({ openFile: vi.fn() }));
vi.mock('../pipeline/explain', () => ({
  fixedPipeline: (_: unknown, pipeline: Pipeline) => ({ pipeline: { ...pipeline, workingSize: 33 }, random: [] }),
}));

const state = () => store.getState();
const start = store.getInitialState();
const twoByThree = { rows: 2, columns: 3 };
const other = { pipeline: { ...emptyPipeline, workingSize: 64 }, seed: 99, grid: twoByThree };

/** What was offered for download, and how often addresses were taken back. */
let offered: { name: string; blob: Blob }[];
let revoked: string[];

beforeEach(() => {
  store.setState(start, true);
  startHistory(initialDocument);
  offered = [];
  revoked = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => revoked.push(address));
  vi.stubGlobal('document', {
    createElement: () => {
      const link = { href: '', download: '', click: () => {} };
      link.click = () => offered.push({ name: link.download, blob: blobs.get(link.href) as Blob });
      return link;
    },
  });
  vi.stubGlobal('location', { href: 'https://example.org/play/?a=1#main', pathname: '/play/', search: '?a=1' });
  vi.stubGlobal('history', { replaceState: vi.fn() });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('presets', () => {
  it('come back as they were written', async () => {
    addTransform('HorizontalFlip');
    const text = presetText();
    const before = state().document;
    startHistory(initialDocument);
    await importText(text, 'preset.json');
    expect(state().document).toEqual(before);
    expect(state().notices).toMatchObject([{ where: 'file', level: 'info', text: { en: 'preset.json: opened' } }]);
  });

  it('are downloaded as preset.json, and the address is taken back', async () => {
    vi.useFakeTimers();
    downloadPreset();
    expect(offered.map(({ name }) => name)).toEqual(['preset.json']);
    expect(await offered[0]?.blob.text()).toBe(presetText());
    expect(revoked).toEqual([]);
    vi.runAllTimers();
    expect(revoked).toEqual(['blob:0']);
  });

  it('of one tile hold what it drew', () => {
    vi.mocked(recipeOf).mockReturnValue({} as ReturnType<typeof recipeOf>);
    expect(JSON.parse(recipePreset(3).text)).toMatchObject({ playground: { pipeline: { workingSize: 33 } } });
    vi.mocked(recipeOf).mockReturnValue(null);
    expect(() => recipePreset(3)).toThrow(Problem);
  });
});

describe('importing', () => {
  it('is one step of undo', async () => {
    addTransform('HorizontalFlip');
    const before = state().document;
    await importText(writePreset(other), 'other.json');
    expect(state().document).toMatchObject({ seed: 99, grid: twoByThree, pipeline: { workingSize: 64 } });
    undo();
    expect(state().document).toBe(before);
  });

  it('keeps a locked seed', async () => {
    setSeedLocked(true);
    await importText(writePreset(other), 'other.json');
    expect(state().document).toMatchObject({ seed: initialDocument.seed, grid: twoByThree });
  });

  it('keeps what it does not know, and says so', async () => {
    await importText('{"transform": {"__class_fullname__": "Strange", "p": 0.5}}', 'strange.json');
    expect(state().document.pipeline.nodes).toMatchObject([{ kind: 'unknown', name: 'Strange' }]);
    expect(state().notices).toMatchObject([{ where: 'file', level: 'warning' }]);
    expect(state().notices[0]?.details.length).toBeGreaterThan(0);
  });

  it.each([
    ['nonsense', 'not json at all: ['],
    ['something else', '{"a": 1}'],
    ['nothing', ''],
    ['too much', ' '.repeat(2 ** 20 + 1)],
  ])('of %s leaves everything and says why', async (_, text) => {
    addTransform('HorizontalFlip');
    const before = state().document;
    await importText(text, 'x.json');
    expect(state().document).toBe(before);
    expect(state().notices).toMatchObject([{ where: 'file', level: 'error' }]);
    expect(state().notices[0]?.text.en).toMatch(/^x\.json: /);
  });

  it('reads text files and hands pictures on', async () => {
    await importFile(new File([writePreset(other)], 'other.json', { type: 'application/json' }));
    expect(state().document.seed).toBe(99);
    expect(openFile).not.toHaveBeenCalled();
    const pictures = [new File(['x'], 'photo', { type: 'image/webp' }), new File(['x'], 'PHOTO.JPG')];
    for (const picture of pictures) await importFile(picture);
    expect(vi.mocked(openFile).mock.calls.map(([file]) => file)).toEqual(pictures);
  });

  it('does not even read a text file above 1 MB', async () => {
    const file = new File(['x'.repeat(2 ** 20 + 1)], 'big.yaml');
    const read = vi.spyOn(file, 'text');
    await importFile(file);
    expect(read).not.toHaveBeenCalled();
    expect(state().notices).toMatchObject([
      { where: 'file', level: 'error', text: { en: 'big.yaml: larger than 1 MB' } },
    ]);
  });

  it('says so where the file cannot be read', async () => {
    const file = new File(['x'], 'gone.json');
    vi.spyOn(file, 'text').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    await importFile(file);
    expect(state().notices).toMatchObject([{ where: 'file', level: 'error' }]);
  });
});

describe('links', () => {
  it('open what they were made of, once', async () => {
    addTransform('HorizontalFlip');
    const made = state().document;
    const link = await shareLink();
    expect(link).toMatch(/^https:\/\/example\.org\/play\/#p1=/);
    startHistory({ ...initialDocument, seed: 1 });
    const before = state().document;
    await openLink(new URL(link).hash);
    expect(state().document).toEqual(made);
    expect(state().notices).toMatchObject([{ where: 'link', level: 'info' }]);
    expect(history.replaceState).toHaveBeenCalledWith(null, '', '/play/?a=1');
    undo();
    expect(state().document).toBe(before);
  });

  it('that are cut off leave everything and say why', async () => {
    const before = state().document;
    await openLink((await writeLink(other)).slice(0, -9));
    expect(state().document).toBe(before);
    expect(state().notices).toMatchObject([{ where: 'link', level: 'error' }]);
    expect(history.replaceState).not.toHaveBeenCalled();
  });

  it.each(['', '#', '#main'])('%j is none', async (hash) => {
    await openLink(hash);
    expect(state().notices).toEqual([]);
  });

  it('that nobody could open are refused', async () => {
    const raw = Array.from({ length: 60_000 }, (_, index) => Math.imul(index + 1, 0x9e3779b1));
    const unknown = { kind: 'unknown', key: 'x', p: 1, enabled: false, name: 'Strange', raw } as const;
    startHistory({ ...initialDocument, pipeline: { ...emptyPipeline, nodes: [unknown] } });
    await expect(shareLink()).rejects.toThrow(Problem);
  });
});

describe('tiles', () => {
  it('are saved as PNG, named after the image', async () => {
    const image = { id: 'a', name: '고양이 사진.v2.jpeg', width: 2, height: 1 };
    startHistory({ ...initialDocument, image });
    const data = new Uint8Array([1, 2, 3, 250, 251, 252]);
    vi.mocked(tilePixels).mockResolvedValue({ width: 2, height: 1, data });
    await downloadTile(7);
    expect(offered.map(({ name }) => name)).toEqual(['고양이-사진-v2-007.png']);
    const png = decode((await offered[0]?.blob.arrayBuffer()) ?? new Uint8Array());
    expect(png).toMatchObject({ width: 2, height: 1, channels: 3, depth: 8 });
    expect([...png.data]).toEqual([...data]);
  });

  it('that cannot be had are a notice', async () => {
    vi.mocked(tilePixels).mockRejectedValue(new Error('lost'));
    await downloadTile(7);
    expect(offered).toEqual([]);
    expect(state().notices).toMatchObject([{ where: 'tile', level: 'error' }]);
  });
});

describe('the clipboard', () => {
  it('takes text, or says that it does not', async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await copyText('abc');
    expect(writeText).toHaveBeenCalledWith('abc');
    vi.stubGlobal('navigator', {});
    await expect(copyText('abc')).rejects.toMatchObject({ text: { ko: expect.any(String) } });
  });
});
