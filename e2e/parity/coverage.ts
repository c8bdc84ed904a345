/** Every transform of the library, and how far the page is known to agree with it: nothing is left out. */
import { libraryTransforms } from '../../src/transforms/index';
import type { CaseRow } from './cases';

const volumes = 'not offered: for volumes';
const spectrograms = 'not offered: for spectrograms';
const others = 'not offered: needs other pictures at run time, which neither the page nor a preset holds';

/** What the page does not offer, and why. */
export const missing: { readonly [transform: string]: string } = {
  CenterCrop3D: volumes,
  CoarseDropout3D: volumes,
  CubicSymmetry: volumes,
  Pad3D: volumes,
  PadIfNeeded3D: volumes,
  RandomCrop3D: volumes,
  FDA: others,
  HistogramMatching: others,
  PixelDistributionAdaptation: others,
  Mosaic: others,
  OverlayElements: others,
  TextImage: 'not offered: needs a font file and texts at run time',
  Lambda: 'not offered: code of the user',
  NoOp: 'not offered: does nothing',
  SquareSymmetry: 'not offered: D4 under another name',
  TimeReverse: `${spectrograms}; HorizontalFlip under another name`,
  TimeMasking: `${spectrograms}; XYMasking with other words`,
  FrequencyMasking: `${spectrograms}; XYMasking with other words`,
};

const numbers = 'exact: changes the number format only, shown unchanged';
const law = 'in law: mean, deviation, histogram and correlation over many draws, in the kernel tests';
const crops = 'exact: a crop like the others; which one is drawn is held in the parts labels and replay';

/** What has no case of its own, as no parameter pins it or nothing is to be seen. */
const otherwise: { readonly [transform: string]: string } = {
  ToRGB: numbers,
  Normalize: numbers,
  ToFloat: numbers,
  FromFloat: numbers,
  ToTensorV2: numbers,
  GaussNoise: law,
  ShotNoise: law,
  CoarseDropout: 'exact with the holes given: in the golden pictures and in the part replay',
  RandomCropNearBBox: crops,
  BBoxSafeRandomCrop: crops,
  AtLeastOneBBoxRandomCrop: crops,
};

const held = 'exact: pixels within the bar of its class, with the draw given where it is random';

/** A verdict for each class of the library. Throws where one has none: it was forgotten. */
export function coverage(classes: readonly string[], rows: readonly CaseRow[]): readonly (readonly [string, string])[] {
  const offered = new Set(libraryTransforms.map(({ name }) => name));
  return classes.map((name) => {
    const own = rows.filter(({ transform }) => transform === name);
    if (own.length > 0) return [name, own.every(({ problems }) => problems.length === 0) ? held : 'FAILS'];
    const verdict = offered.has(name) ? otherwise[name] : missing[name];
    if (verdict === undefined) throw new Error(`${name} is nowhere: give it cases, or say why it has none.`);
    return [name, verdict];
  });
}
