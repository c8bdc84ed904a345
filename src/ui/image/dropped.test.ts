import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped';

const picture = new File(['a'], 'cat.png');
const labels = new File(['b'], 'cat.xml');
const rubbish = new File([''], '.DS_Store');

const file = (held: File) => ({
  isFile: true,
  isDirectory: false,
  file: (found: (file: File) => void) => found(held),
});
/** Hands out its entries one at a time, as browsers do a hundred at a time. */
const folder = (inside: readonly object[], broken = false) => ({
  isFile: false,
  isDirectory: true,
  createReader() {
    const left = [...inside];
    return {
      readEntries: (found: (entries: object[]) => void, failed: (error: Error) => void) =>
        broken ? failed(new Error('not allowed')) : found(left.splice(0, 1)),
    };
  },
});
const transfer = (files: readonly File[], entries: readonly (object | null)[]) =>
  ({
    files,
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
  }) as unknown as DataTransfer;

describe('dropped files', () => {
  it('are taken as they are', async () => {
    expect(await droppedFiles(transfer([picture, labels], [file(picture), null]))).toEqual([picture, labels]);
  });

  it('come out of folders, however deep, without what systems leave there', async () => {
    const nested = folder([file(rubbish), file(picture), folder([file(labels)])]);
    expect(await droppedFiles(transfer([], [nested]))).toEqual([picture, labels]);
  });

  it('are what the browser lists where a folder cannot be read', async () => {
    expect(await droppedFiles(transfer([picture], [file(picture), folder([], true)]))).toEqual([picture]);
  });
});
