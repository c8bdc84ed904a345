/** What a step looks for beside the picture and its labels, and raises without. */
import { type Pipeline, walk } from '../../pipeline/model';

export interface Needs {
  readonly mask: boolean;
  /** The box that RandomCropNearBBox crops around. */
  readonly croppingBox: boolean;
}

const masked: ReadonlySet<string> = new Set(['MaskDropout', 'CropNonEmptyMaskIfExists']);
const boxed: ReadonlySet<string> = new Set(['RandomCropNearBBox']);

export const needsOf = (names: readonly string[]): Needs => ({
  mask: names.some((name) => masked.has(name)),
  croppingBox: names.some((name) => boxed.has(name)),
});

/** Of all steps, those switched off too: they may be on tomorrow. */
export const needsIn = ({ nodes }: Pipeline): Needs =>
  needsOf([...walk(nodes)].flatMap(({ node }) => (node.kind === 'transform' ? [node.transform] : [])));
