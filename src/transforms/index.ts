import { blur } from './blur';
import { color } from './color';
import type { Transform } from './define';
import { otherLibraries } from './dialects';
import { dropout } from './dropout';
import { geometric } from './geometric';
import { noise } from './noise';
import { quality } from './quality';
import { weather } from './weather';

/** Those of Albumentations, in the order of the palette. */
export const libraryTransforms: readonly Transform[] = [
  ...geometric,
  ...color,
  ...blur,
  ...noise,
  ...quality,
  ...dropout,
  ...weather,
];

/** Every transform, in the order of the palette. */
export const transforms: readonly Transform[] = [...libraryTransforms, ...otherLibraries];

const byName = new Map<string, Transform>();
for (const transform of transforms) {
  if (byName.has(transform.name)) throw new Error(`Two transforms are named ${transform.name}.`);
  byName.set(transform.name, transform);
}

/** The transform of this name, if there is one. */
export const transformNamed = (name: string): Transform | undefined => byName.get(name);
