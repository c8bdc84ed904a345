/** Small pieces that the tables of several libraries use. */
import type { Params } from '../../transforms/params';
import type { Mapped, Rule } from './dialect';
import { type Py, type PyValue, tuple2 } from './python';
import { none, type Verdict } from './verdict';

export const always = (code: Py, verdict: Verdict): Mapped<Py> => ({ code, verdict });

/** Code that has the probability in it. */
export const throwing = (code: Py, verdict: Verdict): Mapped<Py> => ({ code, verdict, throwsDice: true });

/** No way to write it, and why. */
export const without =
  (en: string, ko: string): Rule<never> =>
  () => ({ verdict: none(en, ko) });

export const noEqual = without('has no such transform', '해당 변환이 없음');

/** A fill as three levels, or null where it is not a colour. */
export function levelsOf(params: Params, name = 'fill'): readonly [number, number, number] | null {
  const fill = params[name];
  if (typeof fill === 'number') return [fill, fill, fill];
  return Array.isArray(fill) && fill.length === 3 ? (fill as unknown as readonly [number, number, number]) : null;
}

/** The odd numbers from the first to the last, both included. */
export const odds = (low: number, high: number): readonly number[] =>
  Array.from({ length: Math.floor((high - (low | 1)) / 2) + 1 }, (_, index) => (low | 1) + 2 * index);

export const wholes = (low: number, high: number): readonly number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index);

export const pair = (low: PyValue, high: PyValue): Py => tuple2(low, high);

/** Every way to take `n` of the items, in the order they are listed. */
export function combinations<T>(items: readonly T[], n: number): readonly (readonly T[])[] {
  if (n === 0) return [[]];
  return items.flatMap((item, index) => combinations(items.slice(index + 1), n - 1).map((rest) => [item, ...rest]));
}

/** Every way to take `n` of the items, in any order. */
export function arrangements<T>(items: readonly T[], n: number): readonly (readonly T[])[] {
  if (n === 0) return [[]];
  return items.flatMap((item, index) =>
    arrangements([...items.slice(0, index), ...items.slice(index + 1)], n - 1).map((rest) => [item, ...rest]),
  );
}

/** What only Albumentations has: no other library's version follows the same idea closely enough to stand for it. */
export const onlyAlbumentations: { readonly [transform: string]: Rule<never> } = Object.fromEntries(
  [
    ...['FancyPCA', 'PlasmaBrightnessContrast', 'PlasmaShadow', 'ChromaticAberration', 'GlassBlur', 'Morphological'],
    ...['AdditiveNoise', 'ISONoise', 'ConstrainedCoarseDropout', 'MaskDropout', 'CropNonEmptyMaskIfExists'],
    ...['RandomFog', 'RandomRain', 'RandomSnow', 'RandomSunFlare', 'RandomShadow', 'RandomGravel', 'Spatter'],
    ...['RandomToneCurve', 'HEStain', 'Illumination', 'Defocus', 'ZoomBlur', 'AdvancedBlur', 'UnsharpMask'],
    ...['RingingOvershoot', 'ShotNoise', 'GridDropout', 'XYMasking', 'Downscale'],
  ].map((name) => [name, noEqual]),
);
