/** Albumentations' own files, 2.0 and 1.x, as a pipeline. */
import type { Json, Text } from '../../math/text';
import {
  defaultGroupP,
  emptyPipeline,
  type GroupKind,
  type Key,
  limits,
  type Node,
  type Pipeline,
} from '../../pipeline/model';
import { transformNamed } from '../../transforms/index';
import { about, readParams } from '../../transforms/read';
import { type Imported, isGroupKind, isObject, type JsonObject, keySequence, type Lookup, member } from '../imported';
import { readLibrarySettings } from '../label-settings';
import { ruleOf, upgrade } from './legacy';
import { workingSizeArguments } from './write';

/** Reads what `A.to_dict` wrote, or only its `transform`. Nothing is dropped: unknown classes stay as disabled nodes. */
export function fromAlbumentations(json: Json, lookup: Lookup = transformNamed): Imported {
  const root = isObject(json) ? (isObject(member(json, 'transform')) ? member(json, 'transform') : json) : undefined;
  if (!isObject(root) || classOf(root) === null) return { ok: false, error: notAPipeline };
  const notes: Text[] = [];
  const reading: Reading = { lookup, notes, dialect: dialectOf(json as JsonObject), next: keySequence(), count: 0 };
  try {
    return { ok: true, pipeline: readRoot(root, reading), notes };
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, error: tooLarge };
    throw error;
  }
}

/** What the rules of reading depend on. */
interface Dialect {
  /** 1.x: arguments may have older names. */
  readonly legacy: boolean;
  /** Before 1.4: its defaults and its groups are known to differ. */
  readonly early: boolean;
}

interface Reading {
  readonly lookup: Lookup;
  readonly notes: Text[];
  readonly dialect: Dialect;
  readonly next: () => Key;
  count: number;
}

class TooLarge extends Error {}

const notAPipeline: Text = {
  en: 'no pipeline in it: expected "transform" with "__class_fullname__"',
  ko: '파이프라인이 없습니다: "__class_fullname__"이 든 "transform"이 필요합니다',
};
const tooLarge: Text = {
  en: `more than ${limits.nodes} steps, or groups nested deeper than ${limits.depth}`,
  ko: `단계가 ${limits.nodes}개를 넘거나 그룹이 ${limits.depth}단계보다 깊습니다`,
};

function dialectOf(json: JsonObject): Dialect {
  const version = /^(\d+)\.(\d+)/.exec(String(member(json, '__version__') ?? ''));
  if (version === null) {
    // Only 1.x wrote always_apply.
    const legacy = JSON.stringify(json).includes('"always_apply"');
    return { legacy, early: legacy };
  }
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return { legacy: major < 2, early: major < 1 || (major === 1 && minor < 4) };
}

function readRoot(root: JsonObject, reading: Reading): Pipeline {
  if (kindOf(classOf(root)) !== 'Compose')
    return { ...emptyPipeline, workingSize: null, nodes: [readNode(root, 0, reading)] };
  noteTargets(root, reading);
  const { settings: labels, notes } = readLibrarySettings(root);
  reading.notes.push(...notes);
  const p = groupProbability('Compose', root, reading);
  // The list at the top always runs; a Compose that may not becomes a group in it.
  if (p < 1) return { workingSize: null, nodes: [readNode(root, 0, reading)], labels };
  const [first, ...rest] = childrenOf(root, 'Compose', reading);
  const workingSize = reading.dialect.legacy ? null : workingSizeOf(first);
  const list = first === undefined ? [] : workingSize === null ? [first, ...rest] : rest;
  return { workingSize, nodes: list.map((child) => readNode(child, 0, reading)), labels };
}

/** The size, if this is the very node that the export writes for it. */
function workingSizeOf(node: Json | undefined): number | null {
  if (!isObject(node) || classOf(node) !== 'LongestMaxSize' || member(node, 'p') !== 1) return null;
  const size = member(node, 'max_size');
  const [least, most] = limits.workingSize;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < least || size > most) return null;
  const { __class_fullname__, p, ...args } = node;
  const expected = workingSizeArguments(size);
  const same =
    Object.keys(args).length === Object.keys(expected).length &&
    Object.entries(expected).every(([name, value]) => member(args, name) === value);
  return same ? size : null;
}

function readNode(json: Json, depth: number, reading: Reading): Node {
  if (++reading.count > limits.nodes || depth >= limits.depth) throw new TooLarge();
  const key = reading.next();
  const name = isObject(json) ? classOf(json) : null;
  if (!isObject(json) || name === null) return unknown(key, '?', json, reading);
  const kind = kindOf(name);
  if (kind !== null) return readGroup(kind, key, json, depth, reading);
  const { oneOf } = reading.dialect.legacy ? ruleOf(name) : {};
  if (oneOf) return readGroup('OneOf', key, insteadOf(name, oneOf, json, reading), depth, reading);
  return readTransform(name, key, json, reading);
}

/** Several steps that do what one did. */
function insteadOf(name: string, oneOf: readonly Json[], json: JsonObject, { notes }: Reading): JsonObject {
  const text = oneOf.map((step) => (isObject(step) ? String(member(step, '__class_fullname__')) : '')).join(', ');
  notes.push(about(name, { en: `→ OneOf(${text})`, ko: `→ OneOf(${text})` }));
  const p = member(json, 'always_apply') === true ? 1 : (member(json, 'p') ?? 0.5);
  return { __class_fullname__: 'OneOf', p, transforms: oneOf };
}

function readTransform(written: string, key: Key, json: JsonObject, reading: Reading): Node {
  const { legacy, early } = reading.dialect;
  const own = Object.entries(json).filter(([name]) => name !== '__class_fullname__' && name !== 'always_apply');
  const plain = { name: written, args: Object.fromEntries(own), changes: [], differs: [] };
  const { name, args, changes, differs } = legacy ? upgrade(written, plain.args, early) : plain;
  const transform = reading.lookup(name);
  if (transform === undefined) return unknown(key, written, json, reading);
  const say = (text: Text): void => void reading.notes.push(about(name, text));

  if (changes.length > 0) say({ en: changes.join(', '), ko: changes.join(', ') });
  for (const text of differs) say(text);
  const always = legacy && member(json, 'always_apply') === true;
  if (always) say({ en: 'always_apply → p = 1', ko: 'always_apply → p = 1' });
  const p = always ? 1 : readProbability(member(args, 'p'), early ? transform.p : 0.5, say);

  const specs = transform.params;
  const echoed = Object.hasOwn(echoes, name) ? echoes[name]! : [];
  const shared = member(args, 'shift_limit');
  // Null is the library's "not used": no loss where this page has no such parameter.
  const meant = Object.entries(args).filter(
    ([argument, value]) =>
      argument !== 'p' && (Object.hasOwn(specs, argument) || (value !== null && !echoed.includes(argument))),
  );
  // The one argument of 2.0.8 that the library itself saves under two other names.
  if (name === 'ShiftScaleRotate' && shared !== undefined)
    meant.unshift(['shift_limit_x', shared], ['shift_limit_y', shared]);
  const given = new Map(meant);
  const [one, other] = Object.hasOwn(either, name) ? either[name]! : [];
  if (one !== undefined && other !== undefined) {
    if (given.has(one) && !given.has(other)) given.set(other, null);
    if (given.has(other) && !given.has(one)) given.set(one, null);
  }
  const { params, notes } = readParams(specs, Object.fromEntries(given));
  for (const note of notes) say(note);
  return { kind: 'transform', key, transform: name, p, enabled: true, params };
}

/** Two arguments of which one is needed: the library leaves out what is not given, whatever the default here. */
const either: { readonly [name: string]: readonly [string, string] } = {
  CropAndPad: ['px', 'percent'],
  LongestMaxSize: ['max_size', 'max_size_hw'],
  SmallestMaxSize: ['max_size', 'max_size_hw'],
};

/** Arguments that the library writes though its constructor does not take them, or that another one repeats. */
const echoes: { readonly [name: string]: readonly string[] } = {
  PadIfNeeded: ['padding'],
  RGBShift: ['approximation', 'noise_params', 'noise_type', 'spatial_mode'],
  SafeRotate: [
    'balanced_scale',
    'fit_output',
    'keep_ratio',
    'rotate',
    'scale',
    'shear',
    'translate_percent',
    'translate_px',
  ],
  ShiftScaleRotate: ['shift_limit'],
};

function readGroup(kind: GroupKind, key: Key, json: JsonObject, depth: number, reading: Reading): Node {
  const say = (text: Text): void => void reading.notes.push(about(kind, text));
  const children = childrenOf(json, kind, reading).map((child) => readNode(child, depth + 1, reading));
  const p = groupProbability(kind, json, reading);
  const replace = member(json, 'replace');
  const group = {
    kind: 'group',
    key,
    group: kind,
    p,
    enabled: true,
    n: readCount(member(json, 'n'), say),
    replace: typeof replace === 'boolean' ? replace : reading.dialect.early && kind === 'SomeOf',
    children,
  } as const;
  if (!reading.dialect.early || kind !== 'SomeOf') return group;

  // 1.3 runs what it picks for certain and in random order; 2.0.8 throws each child's own p, in the listed order.
  const even = new Set(children.map((child) => child.p)).size <= 1;
  say({
    en: `1.3 runs what it picks for certain${group.n > 1 ? ' and in random order' : ''}: its steps get p = 1`,
    ko: `1.3은 고른 단계를 반드시${group.n > 1 ? ', 순서를 섞어' : ''} 실행하므로 안쪽 단계의 p를 1로 바꿨습니다`,
  });
  if (!even) say({ en: 'its steps are chosen evenly now, no longer by p', ko: '이제 p와 무관하게 고르게 선택됩니다' });
  return {
    ...group,
    group: group.n > 1 ? 'RandomOrder' : 'SomeOf',
    children: children.map((child) => ({ ...child, p: 1 })),
  };
}

/** Compose and Sequential keep their default where p is missing; all else gets 0.5, as in the library. */
function groupProbability(kind: GroupKind, json: JsonObject, reading: Reading): number {
  const say = (text: Text): void => void reading.notes.push(about(kind, text));
  const written = member(json, 'p');
  if (kind === 'Sequential' && reading.dialect.early) {
    if (written !== undefined && written !== 1)
      say({ en: '1.3 ignores its p: p = 1', ko: '1.3은 p를 무시하므로 p = 1' });
    return 1;
  }
  const missing = reading.dialect.early || kind === 'Compose' || kind === 'Sequential' ? defaultGroupP[kind] : 0.5;
  if (written === undefined && kind === 'Compose') return missing;
  return readProbability(written, missing, say);
}

function readProbability(written: Json | undefined, missing: number, say: (text: Text) => void): number {
  if (typeof written !== 'number' || !Number.isFinite(written)) {
    say(
      written === undefined
        ? { en: `no p: ${missing} is used, as in the library`, ko: `p가 없어 라이브러리처럼 ${missing}을 씁니다` }
        : {
            en: `p: expected a number 0..1; ${missing} is used`,
            ko: `p: 0..1의 숫자가 필요합니다. ${missing}을 씁니다`,
          },
    );
    return missing;
  }
  const p = Math.min(Math.max(written, 0), 1) + 0;
  if (p !== written) say({ en: `p ${written} → ${p}`, ko: `p ${written} → ${p}` });
  return p;
}

function readCount(written: Json | undefined, say: (text: Text) => void): number {
  if (written === undefined) return 1;
  if (typeof written === 'number' && Number.isInteger(written) && written >= 1 && written <= limits.nodes)
    return written;
  say({
    en: `n: expected a whole number 1..${limits.nodes}; 1 is used`,
    ko: `n: 1..${limits.nodes}의 정수가 필요합니다. 1을 씁니다`,
  });
  return 1;
}

function childrenOf(json: JsonObject, kind: GroupKind, reading: Reading): readonly Json[] {
  const children = member(json, 'transforms');
  if (Array.isArray(children)) return children as readonly Json[];
  reading.notes.push(about(kind, { en: 'no list of transforms in it', ko: 'transforms 목록이 없습니다' }));
  return [];
}

function noteTargets(root: JsonObject, { notes }: Reading): void {
  const name = 'additional_targets';
  const value = member(root, name);
  const empty = value == null || (isObject(value) && Object.keys(value).length === 0);
  if (!empty)
    notes.push(about(name, { en: 'not part of a pipeline here, ignored', ko: '여기서는 다루지 않아 무시합니다' }));
}

function unknown(key: Key, name: string, raw: Json, { notes }: Reading): Node {
  notes.push(about(name, { en: 'unknown; kept, switched off', ko: '알 수 없는 변환, 꺼 둔 채로 보관' }));
  const p = isObject(raw) ? member(raw, 'p') : undefined;
  return { kind: 'unknown', key, name, p: typeof p === 'number' && p >= 0 && p <= 1 ? p : 0.5, enabled: false, raw };
}

/** The short class name, as the library shortens its own. */
function classOf(json: JsonObject): string | null {
  const full = member(json, '__class_fullname__');
  if (typeof full !== 'string' || full === '' || full.length > 200) return null;
  return full.startsWith('albumentations.') ? full.slice(full.lastIndexOf('.') + 1) : full;
}

function kindOf(name: string | null): GroupKind | null {
  if (name === null) return null;
  if (name === 'ReplayCompose') return 'Compose';
  return isGroupKind(name) ? name : null;
}
