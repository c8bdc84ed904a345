/** What is rendered here and what the library is asked for: plain JSON between the page, Node and Python. */
import type { Json } from '../../src/math/text';
import type { LabelSet } from '../../src/pipeline/labels';
import type { TileDescription } from '../../src/render';
import type { Draw } from '../../src/transforms/define';
import type { Bar, Bars } from './bars';
import type { Picture } from './pictures';

/** One job of `npm run render`, and what it is called here. */
export interface Job {
  readonly id: string;
  readonly preset: string;
  readonly picture: Picture;
  readonly seed?: number;
  readonly size?: 'original';
  readonly steps?: boolean;
}

/** A picture with its mask and labels, as the page made them or as it was given them. */
export interface Scene extends LabelSet {
  readonly image: string;
  readonly mask: string;
}

/** The library turns `start` into its own picture, which `end` must match. */
export interface Task {
  readonly id: string;
  readonly start: Scene;
  readonly end: Scene;
  /** As the library's own dictionaries. */
  readonly transforms: readonly Json[];
  /** Draws that no parameter can pin, by the index of their transform. */
  readonly draws: { readonly [index: number]: Draw };
  readonly bars: Bars;
  /** Where only the law can agree, as the step's random field is another one in the library: whether labels must. */
  readonly law: { readonly labels: boolean } | null;
}

export interface Measured {
  readonly equal: number;
  readonly near: number;
  readonly mean: number;
  readonly most: number;
}

/** What Python found. */
export interface Result {
  readonly image: Measured | null;
  readonly mask: Measured | null;
  /** Pixels that the worst label is off. */
  readonly labels: number | null;
  /** Why it does not hold; empty where it does. */
  readonly problems: readonly string[];
  /** How far the library is from itself, where it was asked on several kinds of processor (spread.py). */
  readonly own?: Bar;
}

export interface Rendered {
  readonly job: Job;
  readonly folder: string;
  /** Absent where the page could not run the job. */
  readonly tile?: TileDescription;
}

/** What the page was given. */
export const startOf = ({ image, mask, labels }: Picture): Scene => ({ image, mask, ...labels });

/** What the page made of the first `steps` steps, or of all of them. */
export function sceneOf({ folder, tile, job }: Rendered, steps?: number): Scene {
  if (steps === 0) return startOf(job.picture);
  const labels = steps === undefined ? tile : tile?.steps?.[steps - 1];
  if (labels === undefined) throw new Error(`${job.id} was rendered without its steps.`);
  const name = `${folder}/tile-000${steps === undefined ? '' : `.step-${String(steps).padStart(2, '0')}`}`;
  return { image: `${name}.png`, mask: `${name}.mask.png`, boxes: labels.boxes, keypoints: labels.keypoints };
}
