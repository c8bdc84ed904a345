/** Intervals as imgaug takes them. */
import type { Interval } from '../../../transforms/params';
import { float, type PyValue, tuple2 as pair } from '../python';

/** A fixed number, or an interval: in imgaug a pair is an interval and a list is a choice. */
export const range = ([low, high]: Interval): PyValue => (low === high ? low : [low, high]);
/** The same in numbers that Python takes for floats. */
export const floats = ([low, high]: Interval): PyValue => (low === high ? float(low) : pair(float(low), float(high)));
/** Both ends through a function, in order again. */
export const turned = ([low, high]: Interval, by: (value: number) => number): Interval => {
  const ends = [by(low), by(high)].sort((a, b) => a - b);
  return [ends[0]!, ends[1]!];
};
export const negative = (value: number): number => 0 - value;
