/** Parameters as files hold them become parameters as the page holds them, by the rules of the library. */
import type { Text } from '../math/text';
import type {
  Entries,
  Fill,
  FillParam,
  Interval,
  IntervalParam,
  Intervals,
  IntervalsParam,
  IntervalXY,
  IntervalXYParam,
  ListParam,
  NumberParam,
  Param,
  ParamSpecs,
  Params,
  ParamValue,
  ScalarRule,
  VectorParam,
} from './params';
import { setOf } from './params';

export type ParamReading =
  | { readonly ok: true; readonly value: ParamValue; readonly notes: readonly Text[] }
  | { readonly ok: false; readonly error: Text };

/** Reads one value; notes say what had to be changed for it to be legal. */
export function readParam(spec: Param, value: unknown): ParamReading {
  const notes: Text[] = [];
  const read = readers[spec.kind] as (spec: Param, value: unknown, notes: Text[]) => ParamValue | undefined;
  const result = read(spec, value, notes);
  return result === undefined ? { ok: false, error: expectation(spec) } : { ok: true, value: result, notes };
}

/** Reads all parameters of a transform. Missing ones are the defaults; bad ones too, with a note that names them. */
export function readParams(
  specs: ParamSpecs,
  raw: { readonly [name: string]: unknown },
): { params: Params; notes: readonly Text[] } {
  const notes: Text[] = [];
  const entries = Object.entries(specs).map(([name, spec]): [string, ParamValue] => {
    if (!Object.hasOwn(raw, name)) return [name, spec.default];
    const reading = readParam(spec, raw[name]);
    if (!reading.ok) {
      notes.push(about(name, withSuffix(reading.error, { en: '; the default is used', ko: '. 기본값을 사용합니다' })));
      return [name, spec.default];
    }
    for (const note of reading.notes) notes.push(about(name, note));
    return [name, reading.value];
  });
  for (const name of Object.keys(raw)) {
    if (Object.hasOwn(specs, name)) continue;
    notes.push(about(name.slice(0, 60), { en: 'unknown parameter, ignored', ko: '알 수 없는 파라미터, 무시함' }));
  }
  return { params: Object.fromEntries(entries), notes };
}

/** Puts what a text is about in front of it. */
export const about = (subject: string, text: Text): Text => ({
  en: `${subject}: ${text.en}`,
  ko: `${subject}: ${text.ko}`,
});

const withSuffix = (text: Text, suffix: Text): Text => ({ en: text.en + suffix.en, ko: text.ko + suffix.ko });

/** Each returns undefined for a value that cannot be meant. */
const readers: {
  readonly [K in Param['kind']]: (
    spec: Extract<Param, { kind: K }>,
    value: unknown,
    notes: Text[],
  ) => ParamValue | undefined;
} = {
  interval: readInterval,
  'interval-xy': readIntervalXY,
  number: readNumber,
  choice: (spec, value) => spec.options.find((option) => option.value === value)?.value,
  flag: (_, value) => (typeof value === 'boolean' ? value : undefined),
  fill: readFill,
  vector: readVector,
  list: readList,
  intervals: readIntervals,
};

function readNumber(spec: NumberParam, value: unknown, notes: Text[]): number | null | undefined {
  if (value === null) return spec.nullable ? null : undefined;
  return isNumber(value) ? legal(spec, value, notes) : undefined;
}

function readInterval(spec: IntervalParam, value: unknown, notes: Text[]): Interval | null | undefined {
  if (value === null) return spec.nullable ? null : undefined;
  const ends = isNumber(value) ? expand(spec.scalar, value) : value;
  return readEnds(spec, ends, notes);
}

function readIntervalXY(spec: IntervalXYParam, value: unknown, notes: Text[]): IntervalXY | null | undefined {
  if (value === null) return spec.nullable ? null : undefined;
  if (isNumber(value) || Array.isArray(value)) {
    const both = readAxis(spec, value, notes);
    return both && { x: both, y: both };
  }
  if (typeof value !== 'object') return undefined;
  const axes = value as { readonly x?: unknown; readonly y?: unknown };
  const has = { x: Object.hasOwn(axes, 'x'), y: Object.hasOwn(axes, 'y') };
  if (!has.x && !has.y) return undefined;
  const missing: Interval = [spec.missing, spec.missing];
  const x = has.x ? readAxis(spec, axes.x, notes) : missing;
  const y = has.y ? readAxis(spec, axes.y, notes) : missing;
  return x && y && { x, y };
}

const readAxis = (spec: IntervalXYParam, value: unknown, notes: Text[]): Interval | undefined =>
  readEnds(spec, isNumber(value) ? [value, value] : value, notes);

function readEnds(
  spec: { readonly hard: Interval; readonly int?: boolean },
  ends: unknown,
  notes: Text[],
): Interval | undefined {
  if (!Array.isArray(ends) || ends.length !== 2 || !ends.every(isNumber)) return undefined;
  const [a, b] = ends as [number, number];
  const low = legal(spec, a, notes);
  const high = legal(spec, b, notes);
  return low <= high ? [low, high] : [high, low];
}

/** What the library makes of a bare number where it wants two. */
function expand(rule: ScalarRule, value: number): Interval {
  if (rule === 'symmetric') return [-value, value];
  if (rule === 'zero-to') return [0, value];
  if (rule === 'one-to') return [1, value];
  if (rule === 'three-to') return [3, value];
  if (rule === 'until-next') return [value, value + 1];
  if (rule === 'around-one') return [Math.max(0, 1 - value), 1 + value];
  return [value, value];
}

function readFill(spec: FillParam, value: unknown, notes: Text[]): Fill | undefined {
  const level = { hard: [0, 255] as const };
  if (value === null) return spec.nullable ? null : undefined;
  if (typeof value === 'string') return spec.words.find((word) => word.value === value)?.value;
  if (isNumber(value)) return legal(level, value, notes);
  if (!Array.isArray(value) || value.length !== 3 || !value.every(isNumber)) return undefined;
  const [r, g, b] = value as [number, number, number];
  return [legal(level, r, notes), legal(level, g, notes), legal(level, b, notes)];
}

/** A bare number stands for all of them, as in Normalize(mean=0.5). */
function readVector(spec: VectorParam, value: unknown, notes: Text[]): readonly number[] | null | undefined {
  if (value === null) return spec.nullable ? null : undefined;
  if (isNumber(value)) {
    const each = legal(spec, value, notes);
    return spec.names.map(() => each);
  }
  if (spec.keyed && typeof value === 'object' && !Array.isArray(value)) {
    const entries = value as { readonly [name: string]: unknown };
    // The library looks both up by name: neither may be missing.
    return readVector(
      spec,
      spec.names.map((name) => (Object.hasOwn(entries, name) ? entries[name] : undefined)),
      notes,
    );
  }
  if (!Array.isArray(value) || value.length === 0 || !value.every(isNumber)) return undefined;
  const times = spec.names.length / value.length;
  if (times !== 1 && !(spec.repeats && Number.isInteger(times))) return undefined;
  const entries = value.map((entry: number) => legal(spec, entry, notes));
  return spec.names.map((_, i) => entries[i % entries.length]!);
}

function readList(spec: ListParam, value: unknown, notes: Text[]): Entries | null | undefined {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length > mostEntries) return undefined;
  if (spec.of === 'names')
    return value.every((entry) => typeof entry === 'string' || isNumber(entry)) ? value.map(withoutSign) : undefined;
  return value.every(isNumber) ? value.map((entry) => legal({ hard: spec.hard, int: true }, entry, notes)) : undefined;
}

/** The library writes the choice into the dictionary, too. */
function readIntervals(spec: IntervalsParam, value: unknown, notes: Text[]): Intervals | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { [spec.by]: _, ...given } = value as { readonly [name: string]: unknown };
  const choice = setOf(spec, given);
  if (choice === undefined) return undefined;
  const read = Object.entries(spec.sets[choice]!).map(([name, entry]) => {
    if (!entry.each) return [name, readEnds(entry, given[name], notes)];
    const each = Array.isArray(given[name]) ? given[name].slice(0, entry.each.length) : [];
    const counted = each.length === 1 || each.length === entry.each.length;
    return [name, counted ? each.map((ends) => readEnds(entry, ends, notes)) : undefined];
  });
  const whole = read.every(([, ends]) => Array.isArray(ends) && !ends.includes(undefined));
  return whole ? (Object.fromEntries(read) as Intervals) : undefined;
}

/** Entries of a list in a file. */
const mostEntries = 1000;
const withoutSign = (entry: string | number): string | number => (typeof entry === 'number' ? plain(entry) : entry);

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The nearest value that the library accepts. */
function legal(spec: { readonly hard: Interval; readonly int?: boolean }, value: number, notes: Text[]): number {
  let result = value;
  if (spec.int && !Number.isInteger(result)) {
    result = Math.round(result);
    notes.push({ en: `${value} was rounded to ${plain(result)}`, ko: `정수로 반올림: ${value} → ${plain(result)}` });
  }
  const [low, high] = spec.hard;
  const clamped = Math.min(Math.max(result, low), high);
  if (clamped !== result) {
    notes.push({
      en: `${plain(result)} is outside ${low}..${high}; ${clamped} is used`,
      ko: `허용 범위 ${low}..${high} 밖의 값: ${plain(result)} → ${clamped}`,
    });
  }
  return plain(clamped);
}

/** Without the sign of a negative zero, which JSON would lose. */
const plain = (value: number): number => value + 0;

/** What would have been legal. */
function expectation(spec: Param): Text {
  switch (spec.kind) {
    case 'interval':
      return orNull(spec.nullable, { en: 'expected a number or [low, high]', ko: '숫자나 [최소, 최대]가 필요합니다' });
    case 'interval-xy':
      return orNull(spec.nullable, {
        en: 'expected a number, [low, high] or {"x": …, "y": …}',
        ko: '숫자, [최소, 최대], {"x": …, "y": …} 중 하나가 필요합니다',
      });
    case 'number':
      return orNull(spec.nullable, { en: 'expected a number', ko: '숫자가 필요합니다' });
    case 'choice': {
      const values = spec.options.map((option) => JSON.stringify(option.value)).join(', ');
      return { en: `expected one of ${values}`, ko: `다음 중 하나가 필요합니다: ${values}` };
    }
    case 'flag':
      return { en: 'expected true or false', ko: 'true나 false가 필요합니다' };
    case 'fill': {
      const words = spec.words.map((word) => `, "${word.value}"`).join('');
      return orNull(spec.nullable, {
        en: `expected a level 0..255, [r, g, b]${words}`,
        ko: `0..255, [r, g, b]${words} 중 하나가 필요합니다`,
      });
    }
    case 'vector': {
      const count = spec.names.length;
      return orNull(spec.nullable, { en: `expected ${count} numbers`, ko: `숫자 ${count}개의 목록이 필요합니다` });
    }
    case 'intervals': {
      const sets = Object.values(spec.sets).map((set) => Object.keys(set).join(', '));
      return {
        en: `expected null or [low, high] for each of ${sets.join(' / ')}`,
        ko: `null이나 다음 각각의 [최소, 최대]가 필요합니다: ${sets.join(' / ')}`,
      };
    }
    case 'list':
      return spec.of === 'numbers'
        ? { en: 'expected a list of numbers or null', ko: '숫자 목록이 필요합니다 (null 가능)' }
        : { en: 'expected a list of names or null', ko: '이름 목록이 필요합니다 (null 가능)' };
  }
}

const orNull = (nullable: boolean, text: Text): Text =>
  nullable ? withSuffix(text, { en: ' or null', ko: ' (null 가능)' }) : text;
