import { beforeEach, describe, expect, it } from 'vitest';
import { parentOf } from '../pipeline/edit';
import { emptyPipeline, findNode, type Key, limits, type Pipeline, type TransformNode } from '../pipeline/model';
import * as act from './actions';
import { cellsOf, mostDraws } from './draws';
import { startHistory } from './history';
import { initialDocument, store } from './store';

const state = () => store.getState();
const pipeline = (): Pipeline => state().document.pipeline;
const node = (key: Key) => findNode(pipeline().nodes, key);
const params = (key: Key) => (node(key) as TransformNode).params;
const order = (): Key[] => pipeline().nodes.map(({ key }) => key);
const start = store.getInitialState();

beforeEach(() => {
  store.setState(start, true);
  startHistory(initialDocument);
});

describe('adding', () => {
  it('puts a transform last, selects and unfolds it', () => {
    const first = act.addTransform('HorizontalFlip');
    act.toggleCollapsed(first);
    act.removeNode(first);
    const again = act.addTransform('HorizontalFlip');
    expect(again).toBe(first);
    expect(state().selectedNode).toBe(again);
    expect(state().collapsed.has(again)).toBe(false);
    const second = act.addTransform('Rotate');
    expect(order()).toEqual([again, second]);
  });

  it('puts a node where it is told', () => {
    const group = act.addGroup('OneOf');
    const inside = act.addTransform('Rotate', { parent: group, index: 0 });
    const before = act.addTransform('HorizontalFlip', { parent: null, index: 0 });
    expect(order()).toEqual([before, group]);
    expect(parentOf(pipeline(), inside)).toEqual({ parent: group, index: 0 });
  });

  it('says so at the limit, and changes nothing', () => {
    for (let count = 0; count < limits.nodes; count++) act.addTransform('HorizontalFlip');
    expect(state().notices).toEqual([]);
    const before = state().document;
    const { selectedNode } = state();
    act.addTransform('HorizontalFlip');
    act.duplicateNode(order()[0] ?? '');
    expect(state().document).toBe(before);
    expect(state().selectedNode).toBe(selectedNode);
    expect(state().notices).toMatchObject([{ where: 'pipeline', level: 'warning' }]);
    act.removeNode(order()[0] ?? '');
    expect(state().notices).toEqual([]);
  });

  it('refuses a name the registry does not know', () => {
    expect(() => act.addTransform('Nothing')).toThrow('Nothing');
  });
});

describe('removing and rearranging', () => {
  it('selects the next sibling, else the one before, else the group', () => {
    const group = act.addGroup('OneOf');
    const [a, b] = [0, 1].map((index) => act.addTransform('Rotate', { parent: group, index })) as [Key, Key];
    act.selectNode(a);
    act.removeNode(a);
    expect(state().selectedNode).toBe(b);
    act.removeNode(b);
    expect(state().selectedNode).toBe(group);
    act.removeNode(group);
    expect(state().selectedNode).toBeNull();
  });

  it('leaves another selection alone, but not one inside what goes', () => {
    const group = act.addGroup('OneOf');
    const inside = act.addTransform('Rotate', { parent: group, index: 0 });
    const other = act.addTransform('Rotate');
    const last = act.addTransform('Rotate');
    act.removeNode(other);
    expect(state().selectedNode).toBe(last);
    act.selectNode(inside);
    act.removeNode(group);
    expect(state().selectedNode).toBe(last);
  });

  it('clears the solo of a node that goes, and undo brings both back', () => {
    const group = act.addGroup('OneOf');
    const inside = act.addTransform('Rotate', { parent: group, index: 0 });
    act.setSolo(inside);
    act.removeNode(group);
    expect(state().document.solo).toBeNull();
    act.undo();
    expect(state().document.solo).toBe(inside);
  });

  it('wraps and ungroups', () => {
    const a = act.addTransform('Rotate');
    act.wrapInGroup(a, 'SomeOf');
    const group = state().selectedNode ?? '';
    expect(node(group)).toMatchObject({ kind: 'group', group: 'SomeOf', children: [{ key: a }] });
    act.ungroup(group);
    expect(order()).toEqual([a]);
    expect(state().selectedNode).toBe(a);
    act.ungroup(a);
    act.wrapInGroup('none', 'OneOf');
    expect(order()).toEqual([a]);
  });

  it('duplicates after the node and selects the copy', () => {
    const a = act.addTransform('Rotate');
    act.addTransform('HorizontalFlip');
    act.setParam(a, 'limit', [-10, 10]);
    act.duplicateNode(a);
    const copy = order()[1] ?? '';
    expect(state().selectedNode).toBe(copy);
    expect(params(copy)).toEqual(params(a));
    expect(order()).toHaveLength(3);
  });

  it('moving to where a node is, or into itself, is no step and no complaint', () => {
    const group = act.addGroup('OneOf');
    act.addTransform('Rotate');
    const before = state().document;
    act.moveNode(group, null, 0);
    act.moveNode(group, null, 1);
    act.moveNode(group, group, 0);
    act.moveNode('none', null, 0);
    expect(state().document).toBe(before);
    expect(state().notices).toEqual([]);
  });

  it('says so where a move would nest too deeply', () => {
    let deepest = act.addGroup('OneOf');
    for (let level = 1; level < limits.depth - 1; level++)
      deepest = act.addGroup('OneOf', { parent: deepest, index: 0 });
    const group = act.addGroup('OneOf');
    act.addTransform('Rotate', { parent: group, index: 0 });
    const before = state().document;
    act.moveNode(group, deepest, 0);
    expect(state().document).toBe(before);
    expect(state().notices).toMatchObject([{ where: 'pipeline' }]);
  });
});

describe('settings of a node', () => {
  it('clamps what is out of range and orders what is reversed', () => {
    const a = act.addTransform('Rotate');
    act.setP(a, 7);
    expect(node(a)?.p).toBe(1);
    act.setP(a, -1);
    expect(node(a)?.p).toBe(0);
    act.setParam(a, 'limit', [40, -20]);
    expect(params(a).limit).toEqual([-20, 40]);
  });

  it('lets no NaN in', () => {
    const a = act.addTransform('Rotate');
    const group = act.addGroup('SomeOf');
    const before = state().document;
    act.setP(a, Number.NaN);
    act.setParam(a, 'limit', [Number.NaN, 3]);
    act.setGroupOptions(group, { n: Number.NaN });
    act.setSeed(Number.NaN);
    act.setWorkingSize(Number.NaN);
    act.setGrid({ rows: Number.NaN, columns: 2 });
    act.loadPipeline(before.pipeline, { seed: Number.NaN, grid: { rows: 2, columns: Number.NaN } });
    expect(state().document).toBe(before);
  });

  it('says what a parameter it cannot read should have been', () => {
    const a = act.addTransform('Rotate');
    act.setParam(a, 'limit', 'far');
    expect(state().notices).toMatchObject([{ where: 'pipeline', level: 'error' }]);
    expect(state().notices[0]?.text.en).toMatch(/^limit: /);
    act.setParam(a, 'limit', [-5, 5]);
    expect(state().notices).toEqual([]);
  });

  it('ignores names and keys that do not exist', () => {
    const a = act.addTransform('Rotate');
    const before = state().document;
    act.setParam(a, 'nothing', 3);
    act.setParam('none', 'limit', 3);
    act.resetParam(a, 'nothing');
    act.setSolo('none');
    act.setEnabled('none', false);
    expect(state().document).toBe(before);
  });

  it('resets one parameter, or all and the probability', () => {
    const a = act.addTransform('Rotate');
    const { p, params: defaults } = node(a) as TransformNode;
    act.setParam(a, 'limit', [-5, 5]);
    act.resetParam(a, 'limit');
    expect(params(a)).toEqual(defaults);
    act.setParam(a, 'limit', [-5, 5]);
    act.setP(a, 0.123);
    act.resetNode(a);
    expect(node(a)).toMatchObject({ p, params: defaults });
  });

  it('sets group options and resets them without touching the children', () => {
    const group = act.addGroup('SomeOf');
    act.addTransform('Rotate', { parent: group, index: 0 });
    act.setGroupOptions(group, { n: 2.4 });
    act.setGroupOptions(group, { replace: true });
    expect(node(group)).toMatchObject({ n: 2, replace: true });
    act.setGroupOptions(group, { n: -3 });
    expect(node(group)).toMatchObject({ n: 1 });
    act.resetNode(group);
    expect(node(group)).toMatchObject({ n: 1, replace: false, children: [{}] });
  });

  it('switches on and off, but not what cannot run', () => {
    const a = act.addTransform('Rotate');
    act.setEnabled(a, false);
    expect(node(a)?.enabled).toBe(false);
    act.loadPipeline({
      ...emptyPipeline,
      nodes: [{ kind: 'unknown', key: 'x', p: 1, enabled: false, name: 'Strange', raw: null }],
    });
    act.setEnabled('x', true);
    expect(node('x')?.enabled).toBe(false);
  });
});

describe('seed, grid and size', () => {
  it('keeps seeds whole and within 32 bits', () => {
    act.setSeed(2 ** 40);
    expect(state().document.seed).toBe(act.highestSeed);
    act.setSeed(-3);
    expect(state().document.seed).toBe(0);
    act.setSeed(6.6);
    expect(state().document.seed).toBe(7);
  });

  it('rerolls to another seed, unless it is locked', () => {
    act.reroll();
    const { seed } = state().document;
    expect(seed).not.toBe(initialDocument.seed);
    expect(Number.isInteger(seed) && seed >= 0 && seed <= act.highestSeed).toBe(true);
    act.setSeedLocked(true);
    act.reroll();
    expect(state().document.seed).toBe(seed);
  });

  it('clamps the grid and lets go of a tile that is gone', () => {
    act.selectTile(24);
    act.setGrid({ rows: 0, columns: 99 });
    expect(state().document.grid).toEqual({ rows: 1, columns: 10 });
    expect(state().selectedTile).toBeNull();
    act.selectTile(9);
    expect(state().selectedTile).toBe(9);
    act.selectTile(0);
    act.selectTile(mostDraws + 1);
    expect(state().selectedTile).toBe(9);
  });

  it('turns the grid to further draws, and to a tile that is asked for', () => {
    act.setGrid({ rows: 10, columns: 10 });
    act.selectTile(5);
    act.turnTo(1);
    expect(cellsOf(state().document.grid, state().page).slice(0, 3)).toEqual(['original', 100, 101]);
    expect(state().selectedTile).toBeNull();
    act.turnTo(99);
    expect(cellsOf(state().document.grid, state().page).at(-1)).toBe(mostDraws);
    act.turnTo(-1);
    expect(state().page).toBe(0);
    act.selectTile(199);
    expect(state()).toMatchObject({ page: 2, selectedTile: 199 });
    act.setGrid({ rows: 5, columns: 5 });
    expect(state()).toMatchObject({ page: 0, selectedTile: null });
  });

  it('clamps the working size; null keeps the original', () => {
    act.setWorkingSize(99_999);
    expect(pipeline().workingSize).toBe(limits.workingSize[1]);
    act.setWorkingSize(0);
    expect(pipeline().workingSize).toBe(1);
    act.setWorkingSize(null);
    expect(pipeline().workingSize).toBeNull();
  });
});

describe('whole pipelines', () => {
  it('loads as one step and forgets selection, folding and solo', () => {
    const a = act.addTransform('Rotate');
    act.toggleCollapsed(a);
    act.setSolo(a);
    const before = state().document;
    act.loadPipeline({ ...emptyPipeline, workingSize: 64 }, { seed: 3, grid: { rows: 2, columns: 2 } });
    expect(state()).toMatchObject({ selectedNode: null, collapsed: new Set() });
    expect(state().document).toMatchObject({ seed: 3, grid: { rows: 2, columns: 2 }, solo: null });
    act.undo();
    expect(state().document).toBe(before);
  });

  it('keeps a locked seed', () => {
    act.setSeedLocked(true);
    act.loadPipeline(emptyPipeline, { seed: 3 });
    expect(state().document.seed).toBe(initialDocument.seed);
  });

  it('clears the nodes, not the sizes', () => {
    act.setWorkingSize(100);
    act.addTransform('Rotate');
    act.clearPipeline();
    expect(pipeline()).toEqual({ ...emptyPipeline, workingSize: 100 });
    expect(state().selectedNode).toBeNull();
  });
});

describe('notices', () => {
  const text = { en: 'a', ko: '가' };

  it('keeps the newest of each place', () => {
    act.notify({ where: 'file', level: 'info', text, details: [] });
    act.notify({ where: 'image', level: 'info', text, details: [] });
    act.notify({ where: 'file', level: 'error', text, details: [] });
    expect(state().notices.map(({ where, level }) => [where, level])).toEqual([
      ['image', 'info'],
      ['file', 'error'],
    ]);
    act.dismiss(state().notices[0]?.id ?? 0);
    act.clearNotices('link');
    expect(state().notices).toHaveLength(1);
    act.clearNotices('file');
    expect(state().notices).toEqual([]);
  });
});

it('drops intervals that another choice would not take', () => {
  const noise = act.addTransform('AdditiveNoise');
  act.setParam(noise, 'noise_params', { ranges: [[0, 0.5]] });
  act.setParam(noise, 'spatial_mode', 'shared');
  act.setParam(noise, 'noise_type', 'uniform');
  expect(params(noise).noise_params).toEqual({ ranges: [[0, 0.5]] });
  act.setParam(noise, 'noise_type', 'beta');
  expect(params(noise).noise_params).toBeNull();
});
