/** Colours of label classes, for outlines over photographs: the same on a light page and on a dark one. */

import type { LabelSet } from './model';

/** Red, green, blue, 0..255. */
export type Rgb = readonly [number, number, number];

/**
 * Found by search: any two stay apart for people who see no red or no green as well, as the test measures. The first
 * ones differ most.
 */
export const palette: readonly Rgb[] = [
  [0, 208, 255],
  [232, 72, 10],
  [168, 24, 255],
  [48, 240, 40],
  [255, 159, 172],
  [172, 182, 33],
  [27, 144, 110],
  [150, 141, 255],
  [176, 255, 195],
  [255, 57, 183],
];

/** FNV-1a, 32 bits. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  // The low bits of short names are alike: mix the high ones in.
  return (value ^ (value >>> 15)) >>> 0;
}

/**
 * A colour per class name. A name always asks for the same colour; where an earlier name has it already, it takes the
 * next free one, and once all are taken a darker or paler hue of its own. Later names never change earlier ones.
 */
export function classColours(names: readonly string[]): ReadonlyMap<string, Rgb> {
  const colours = new Map<string, Rgb>();
  const taken = new Set<number>();
  for (const name of names) {
    if (colours.has(name)) continue;
    const wanted = hash(name);
    if (taken.size === palette.length) {
      colours.set(name, extra(wanted));
      continue;
    }
    let slot = wanted % palette.length;
    while (taken.has(slot)) slot = (slot + 1) % palette.length;
    taken.add(slot);
    colours.set(name, palette[slot]!);
  }
  return colours;
}

/** Beyond the palette: any hue, at one of three lightnesses. */
function extra(seed: number): Rgb {
  const hue = (seed % 360) / 60;
  const lightness = [0.52, 0.66, 0.8][(seed >>> 9) % 3]!;
  const chroma = (1 - Math.abs(2 * lightness - 1)) * 0.8;
  const second = chroma * (1 - Math.abs((hue % 2) - 1));
  const parts: readonly Rgb[] = [
    [chroma, second, 0],
    [second, chroma, 0],
    [0, chroma, second],
    [0, second, chroma],
    [second, 0, chroma],
    [chroma, 0, second],
  ];
  const [r, g, b] = parts[Math.floor(hue)]!;
  const level = (part: number) => Math.round((part + lightness - chroma / 2) * 255);
  return [level(r), level(g), level(b)];
}

/** Every class once, in the order in which they get their colours: boxes, polygons, points, then those of the mask. */
export function classNames({ boxes, polygons, points, mask }: LabelSet): readonly string[] {
  const names = new Set<string>();
  for (const { label } of [...boxes, ...polygons, ...points, ...(mask?.classes ?? [])]) names.add(label);
  return [...names];
}

/** For style sheets and canvases. */
export const cssColour = ([r, g, b]: Rgb, alpha = 1): string =>
  alpha === 1 ? `rgb(${r} ${g} ${b})` : `rgb(${r} ${g} ${b} / ${alpha})`;
