import type { Text } from '../math/text';

/** Ordered pair: low, high. */
export type Interval = readonly [number, number];

/** One interval per axis. */
export interface IntervalXY {
  readonly x: Interval;
  readonly y: Interval;
}

export type Unit = '°' | 'px' | '%' | '×' | '2°';

interface ParamBase<Kind extends string, Value> {
  readonly kind: Kind;
  readonly default: Value;
  readonly help: Text;
}

interface NumberRange {
  /** Values the library accepts; anything outside is clamped with a message. */
  readonly hard: Interval;
  /** Values the slider offers; number fields reach the whole hard range. */
  readonly slider: Interval;
  readonly step: number;
  readonly unit?: Unit;
  readonly int?: boolean;
}

/**
 * What a bare number means where an interval is expected, as the library expands it. 'until-next' is 'fixed' where the
 * upper end is excluded: 3 is [3, 4]. 'around-one' is a factor's distance from 1, and never below 0: 0.2 is [0.8, 1.2].
 */
export type ScalarRule = 'symmetric' | 'zero-to' | 'one-to' | 'three-to' | 'fixed' | 'until-next' | 'around-one';

export interface IntervalParam extends ParamBase<'interval', Interval | null>, NumberRange {
  readonly scalar: ScalarRule;
  readonly nullable: boolean;
  /** What it becomes when it is switched on, where the default is null. */
  readonly start?: Interval;
}
export interface IntervalXYParam extends ParamBase<'interval-xy', IntervalXY | null>, NumberRange {
  readonly nullable: boolean;
  /** What an axis missing from a dictionary becomes, as in the library. */
  readonly missing: number;
}
export interface NumberParam extends ParamBase<'number', number | null>, NumberRange {
  readonly nullable: boolean;
}
export interface ChoiceParam<V extends string | number | null = string | number | null> extends ParamBase<'choice', V> {
  readonly options: readonly { readonly value: V; readonly label: Text }[];
}
export interface FlagParam extends ParamBase<'flag', boolean> {}
/** A colour for filled pixels: one grey level, or R, G, B in 0..255, or one of `words` (such as 'random'), or null. */
export type Fill = number | readonly [number, number, number] | string | null;
export interface FillParam extends ParamBase<'fill', Fill> {
  readonly words: readonly { readonly value: string; readonly label: Text }[];
  readonly nullable: boolean;
}
/** Fixed-length list of numbers with a name each, such as a mean per channel. */
export interface VectorParam extends ParamBase<'vector', readonly number[] | null> {
  readonly names: readonly string[];
  readonly hard: Interval;
  readonly step: number;
  readonly int?: boolean;
  readonly nullable: boolean;
  /** What it becomes when it is switched on, where the default is null. */
  readonly start?: readonly number[];
  /** A shorter list stands for itself repeated: [x, y] for [x, y, x, y]. */
  readonly repeats?: boolean;
  /** The library holds it as a dictionary from names to numbers. */
  readonly keyed?: boolean;
  /** What each number may be, where it is one of a few. */
  readonly options?: readonly { readonly value: number; readonly label: Text }[];
}

/** What a list holds: class numbers, or names (which files may also give as numbers). */
export type Entries = readonly (string | number)[];
/** Any number of entries; null and none at all are not the same to the library. */
export interface ListParam extends ParamBase<'list', Entries | null> {
  readonly of: 'numbers' | 'names';
  /** Of whole numbers. */
  readonly hard: Interval;
}

/** Intervals by name; one that may be given for each of several things is a list of them, or of one for all. */
export type Intervals = { readonly [name: string]: Interval | readonly Interval[] };
export interface IntervalsEntry extends NumberRange {
  readonly default: Interval;
  /** What there may be an interval each of; absent: it is just one. */
  readonly each?: readonly string[];
}
/** A dictionary of intervals. Which ones belong in it is said by the choice `by` beside it; null is what that choice comes with. */
export interface IntervalsParam extends ParamBase<'intervals', Intervals | null> {
  readonly by: string;
  readonly sets: { readonly [choice: string]: { readonly [name: string]: IntervalsEntry } };
}

export type Param =
  | IntervalParam
  | IntervalXYParam
  | NumberParam
  | ChoiceParam
  | FlagParam
  | FillParam
  | VectorParam
  | ListParam
  | IntervalsParam;

export type ParamValue =
  | Interval
  | IntervalXY
  | number
  | string
  | boolean
  | Fill
  | readonly number[]
  | Entries
  | Intervals
  | null;
export type Params = { readonly [name: string]: ParamValue };
export type ParamSpecs = { readonly [name: string]: Param };
export type ValuesOf<P extends ParamSpecs> = { readonly [K in keyof P]: P[K]['default'] };

type Options<P extends Param> = Omit<P, 'kind' | 'default' | 'help'>;

type IntervalOptions = Omit<Options<IntervalParam>, 'scalar' | 'nullable'> & { scalar?: ScalarRule };

export const interval = (
  value: Interval,
  options: IntervalOptions,
  help: Text,
): IntervalParam & { readonly default: Interval } => ({
  kind: 'interval',
  default: value,
  scalar: 'symmetric',
  nullable: false,
  ...options,
  help,
});

export const nullableInterval = (value: Interval | null, options: IntervalOptions, help: Text): IntervalParam => ({
  kind: 'interval',
  default: value,
  scalar: 'symmetric',
  nullable: true,
  ...options,
  help,
});

export const intervalXY = (
  value: IntervalXY,
  options: Omit<Options<IntervalXYParam>, 'nullable'>,
  help: Text,
): IntervalXYParam & { readonly default: IntervalXY } => ({
  kind: 'interval-xy',
  default: value,
  nullable: false,
  ...options,
  help,
});

export const nullableIntervalXY = (
  value: IntervalXY | null,
  options: Omit<Options<IntervalXYParam>, 'nullable'>,
  help: Text,
): IntervalXYParam => ({ kind: 'interval-xy', default: value, nullable: true, ...options, help });

export const number = (
  value: number,
  options: Omit<Options<NumberParam>, 'nullable'>,
  help: Text,
): NumberParam & { readonly default: number } => ({
  kind: 'number',
  default: value,
  nullable: false,
  ...options,
  help,
});

export const nullableNumber = (
  value: number | null,
  options: Omit<Options<NumberParam>, 'nullable'>,
  help: Text,
): NumberParam => ({ kind: 'number', default: value, nullable: true, ...options, help });

export const choice = <const V extends string | number | null>(
  value: NoInfer<V>,
  options: readonly { readonly value: V; readonly label: Text }[],
  help: Text,
): ChoiceParam<V> => ({ kind: 'choice', default: value, options, help });

export const flag = (value: boolean, help: Text): FlagParam => ({ kind: 'flag', default: value, help });

export const fill = (value: Fill, help: Text, options: Partial<Options<FillParam>> = {}): FillParam => ({
  kind: 'fill',
  default: value,
  words: [],
  nullable: false,
  ...options,
  help,
});

export const vector = (
  value: readonly number[],
  options: Omit<Options<VectorParam>, 'nullable'>,
  help: Text,
): VectorParam & { readonly default: readonly number[] } => ({
  kind: 'vector',
  default: value,
  nullable: false,
  ...options,
  help,
});

export const nullableVector = (
  value: readonly number[] | null,
  options: Omit<Options<VectorParam>, 'nullable'>,
  help: Text,
): VectorParam => ({ kind: 'vector', default: value, nullable: true, ...options, help });

/** A list of whole numbers that nobody has to give. */
export const numberList = (hard: Interval, help: Text): ListParam => ({
  kind: 'list',
  default: null,
  of: 'numbers',
  hard,
  help,
});

/** A list of names that nobody has to give. */
export const nameList = (help: Text): ListParam => ({ kind: 'list', default: null, of: 'names', hard: [0, 0], help });

/** Intervals that nobody has to give. */
export const intervals = (by: string, sets: IntervalsParam['sets'], help: Text): IntervalsParam => ({
  kind: 'intervals',
  default: null,
  by,
  sets,
  help,
});

/** Which of the sets some intervals are, by their names; undefined where they are none of them. */
export const setOf = ({ sets }: IntervalsParam, value: { readonly [name: string]: unknown }): string | undefined => {
  const names = (set: object): string => Object.keys(set).sort().join(' ');
  return Object.keys(sets).find((choice) => names(sets[choice]!) === names(value));
};

/** What a choice comes with. */
export const intervalsFor = ({ sets }: IntervalsParam, choice: string): Intervals =>
  Object.fromEntries(
    Object.entries(sets[choice] ?? {}).map(([name, entry]) => [name, entry.each ? [entry.default] : entry.default]),
  );

/** The default value of every parameter. */
export const defaultsOf = (specs: ParamSpecs): Params =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
