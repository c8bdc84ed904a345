import type { Fill } from '../../../transforms/params';
import { isColour } from '../values';

export type Colour = readonly [number, number, number];

/** The colour that a fill looks like; null for a word or nothing. */
export const colourOf = (value: Fill): Colour | null =>
  isColour(value) ? value : typeof value === 'number' ? [value, value, value] : null;

export const toHex = (colour: Colour): string =>
  `#${colour.map((level) => Math.round(level).toString(16).padStart(2, '0')).join('')}`;
export const fromHex = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
