import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { amend, beginGesture, edit, endGesture, imagesInUse, redo, startHistory, undo } from './history';
import { type Document, initialDocument, store } from './store';

const seed = (): number => store.getState().document.seed;
const history = () => store.getState().history;
const put = (next: number): boolean => edit((document) => ({ ...document, seed: next }));

beforeEach(() => startHistory({ ...initialDocument, seed: 0 }));

describe('steps', () => {
  it('goes back and forth', () => {
    put(1);
    put(2);
    undo();
    expect(seed()).toBe(1);
    expect(history()).toEqual({ canUndo: true, canRedo: true });
    undo();
    expect(seed()).toBe(0);
    expect(history()).toEqual({ canUndo: false, canRedo: true });
    redo();
    redo();
    expect(seed()).toBe(2);
    expect(history()).toEqual({ canUndo: true, canRedo: false });
  });

  it('amends every moment without a step of its own', () => {
    put(1);
    put(2);
    undo();
    amend((document) => ({ ...document, solo: 'a' }));
    const seen = () => [seed(), store.getState().document.solo];
    expect(seen()).toEqual([1, 'a']);
    undo();
    expect(seen()).toEqual([0, 'a']);
    expect(history().canUndo).toBe(false);
    redo();
    redo();
    expect(seen()).toEqual([2, 'a']);
    expect(history().canRedo).toBe(false);
  });

  it('brings back the very same document', () => {
    const before = store.getState().document;
    put(1);
    undo();
    expect(store.getState().document).toBe(before);
  });

  it('makes no step of an edit with no effect', () => {
    const before = store.getState().document;
    expect(put(0)).toBe(false);
    expect(edit((document) => structuredClone(document))).toBe(false);
    expect(store.getState().document).toBe(before);
    expect(history().canUndo).toBe(false);
  });

  it('forgets what could be redone once something else is done', () => {
    put(1);
    undo();
    put(2);
    redo();
    expect(seed()).toBe(2);
    expect(history().canRedo).toBe(false);
  });

  it('keeps redo through an edit with no effect', () => {
    put(1);
    undo();
    put(0);
    expect(history().canRedo).toBe(true);
  });

  it('keeps 200 steps', () => {
    for (let next = 1; next <= 250; next++) put(next);
    let steps = 0;
    while (history().canUndo) {
      undo();
      steps++;
    }
    expect(steps).toBe(200);
    expect(seed()).toBe(50);
  });

  it('does nothing where there is nothing to undo or redo', () => {
    undo();
    redo();
    endGesture();
    expect(seed()).toBe(0);
  });
});

describe('gestures', () => {
  it('are one step', () => {
    beginGesture();
    put(1);
    put(2);
    expect(history().canUndo).toBe(true);
    put(3);
    endGesture();
    undo();
    expect(seed()).toBe(0);
    redo();
    expect(seed()).toBe(3);
  });

  it('make no step when they end where they began, and keep redo', () => {
    put(1);
    undo();
    beginGesture();
    put(5);
    expect(history()).toEqual({ canUndo: true, canRedo: false });
    put(0);
    endGesture();
    expect(history()).toEqual({ canUndo: false, canRedo: true });
  });

  it('may nest: only the outermost makes a step', () => {
    beginGesture();
    put(1);
    beginGesture();
    put(2);
    endGesture();
    put(3);
    endGesture();
    undo();
    expect(seed()).toBe(0);
  });

  it('can be undone before they end, and go on from there', () => {
    put(1);
    beginGesture();
    put(2);
    undo();
    expect(seed()).toBe(1);
    put(3);
    endGesture();
    undo();
    expect(seed()).toBe(1);
    undo();
    expect(seed()).toBe(0);
  });

  it('edits after them are steps of their own', () => {
    beginGesture();
    put(1);
    endGesture();
    endGesture();
    put(2);
    undo();
    expect(seed()).toBe(1);
  });
});

it('undoing everything always leads back to the start, redoing everything to the end', () => {
  const doing = fc.oneof(
    fc.nat(3).map((next) => () => void put(next)),
    fc.constantFrom(beginGesture, endGesture, undo, redo),
  );
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 40 }), (actions) => {
      startHistory({ ...initialDocument, seed: 0 });
      for (const act of actions) act();
      for (let open = 0; open < actions.length; open++) endGesture();
      while (history().canRedo) redo();
      const end = seed();
      let steps = 0;
      for (; history().canUndo; steps++) {
        const before = seed();
        undo();
        expect(seed()).not.toBe(before);
      }
      expect(seed()).toBe(0);
      while (steps-- > 0) redo();
      expect(seed()).toBe(end);
    }),
  );
});

describe('what hangs on the document', () => {
  const shown = (id: string): Document['image'] => ({ id, name: id, width: 1, height: 1 });

  it('lets go of a selected tile that the grid no longer has', () => {
    store.setState({ selectedTile: 24 });
    edit((document) => ({ ...document, grid: { rows: 2, columns: 2 } }));
    expect(store.getState().selectedTile).toBeNull();
  });

  it('knows the images that undo and redo may ask for', () => {
    for (const id of ['a', 'b', 'c']) edit((document) => ({ ...document, image: shown(id) }));
    undo();
    expect(imagesInUse()).toEqual(new Set(['a', 'b', 'c']));
    edit((document) => ({ ...document, image: shown('d') }));
    expect(imagesInUse()).toEqual(new Set(['a', 'b', 'd']));
  });
});
