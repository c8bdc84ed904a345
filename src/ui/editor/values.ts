/** Parameter values as short texts. */
import type { Text } from '../../math/text';
import type { Fill, Interval, Intervals, IntervalXY, Param, ParamValue } from '../../transforms/params';
import { written } from '../controls/numbers';

/** The unit to write behind every number; pixels and hue's half-degrees are said once, beside the help. */
export const signOf = (spec: Param): string | undefined =>
  'unit' in spec && spec.unit !== '2°' && spec.unit !== 'px' ? spec.unit : undefined;

export const isInterval = (value: ParamValue): value is Interval =>
  Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');

export const isIntervalXY = (value: ParamValue): value is IntervalXY =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value;

export const isIntervals = (value: ParamValue): value is Intervals =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isFill = (value: ParamValue): value is Fill =>
  value === null || typeof value === 'number' || typeof value === 'string' || isColour(value);

export const isColour = (value: ParamValue): value is readonly [number, number, number] =>
  Array.isArray(value) && value.length === 3;

/** Values that are written the same are the same for a person. */
export const sameValue = (a: ParamValue, b: ParamValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One interval, or several: always several. */
export const listOf = (ends: Interval | readonly Interval[]): readonly Interval[] =>
  typeof ends[0] === 'number' ? [ends as Interval] : (ends as readonly Interval[]);

interface Words {
  readonly text: (text: Text) => string;
  readonly on: string;
  readonly off: string;
  readonly none: string;
}

/** A value in the words of its parameter: '−45° … 45°', 'bilinear', 'R 0, G 0, B 0'. */
export function valueText(spec: Param, value: ParamValue, words: Words): string {
  const sign = signOf(spec);
  const range = ([low, high]: Interval) =>
    low === high ? written(low, sign) : `${written(low, sign)} … ${written(high, sign)}`;
  if (spec.kind === 'choice') {
    const option = spec.options.find((candidate) => candidate.value === value);
    if (option) return words.text(option.label);
  }
  if (spec.kind === 'fill') {
    const word = spec.words.find((candidate) => candidate.value === value);
    if (word) return words.text(word.label);
  }
  if (value === null) return words.none;
  if (spec.kind === 'vector' && spec.options && Array.isArray(value)) {
    const label = (entry: number) => spec.options?.find((option) => option.value === entry)?.label;
    return value
      .map((entry: number) => words.text(label(entry) ?? { en: written(entry), ko: written(entry) }))
      .join(', ');
  }
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (typeof value === 'number') return written(value, sign);
  if (typeof value === 'string') return value;
  if (spec.kind === 'intervals' && isIntervals(value))
    return Object.entries(value)
      .map(([name, ends]) => `${name} ${listOf(ends).map(range).join(' / ')}`)
      .join(', ');
  if (isIntervalXY(value)) {
    return sameValue(value.x, value.y) ? range(value.x) : `x ${range(value.x)}, y ${range(value.y)}`;
  }
  if (isInterval(value) && spec.kind === 'interval') return range(value);
  return Array.isArray(value)
    ? value.map((entry) => (typeof entry === 'number' ? written(entry) : entry)).join(', ')
    : '';
}
