import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classColours, cssColour, palette, type Rgb } from './colours';

const linear = (level: number): number => {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** What people see who lack one kind of cone, after Machado, Oliveira and Fernandes (2009), severity 1; linear RGB. */
const eyes: Readonly<Record<string, readonly (readonly number[])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'without green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** OKLab: distances are about what the eye sees; 0.02 is just noticeable side by side. */
function seen(colour: Rgb, eye: readonly (readonly number[])[]): readonly number[] {
  const [r = 0, g = 0, b = 0] = eye.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        colour.reduce((sum, level, i) => sum + row[i]! * linear(level), 0),
      ),
    ),
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe('colours of classes', () => {
  test.each(Object.keys(eyes))('stay apart for eyes: %s', (name) => {
    const points = palette.map((colour) => seen(colour, eyes[name]!));
    for (const [i, a] of points.entries())
      for (const b of points.slice(i + 1)) expect(Math.hypot(...a.map((v, k) => v - b[k]!))).toBeGreaterThan(0.08);
  });

  test('differ while there are colours left, and do not change when a class is added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 14 }), (names) => {
        const colours = classColours(names);
        const first = names.slice(0, palette.length).map((name) => cssColour(colours.get(name)!));
        expect(new Set(first).size).toBe(first.length);
        for (const [name, colour] of classColours(names.slice(0, -1))) expect(colours.get(name)).toEqual(colour);
      }),
    );
  });

  test('a class alone always has the same colour', () => {
    const alone = classColours(['cat']).get('cat');
    expect(classColours(['cat', 'dog']).get('cat')).toEqual(alone);
    expect(classColours(['cat', 'cat']).size).toBe(1);
  });

  test('beyond the palette are still colours', () => {
    for (const [r, g, b] of classColours(Array.from({ length: 200 }, (_, i) => `class ${i}`)).values())
      for (const level of [r, g, b]) {
        expect(level).toBeGreaterThanOrEqual(0);
        expect(level).toBeLessThanOrEqual(255);
      }
  });
});
