/** The pipelines that are measured: every step runs on every tile. */
import { toAlbumentations } from '../../../src/formats/albumentations';
import { writePreset } from '../../../src/formats/preset';
import { emptyPipeline, type TransformNode } from '../../../src/pipeline/model';
import { sampleRecipe } from '../../../src/pipeline/sample';
import type { SceneBox } from '../../../src/transforms/define';
import { transformNamed, transforms } from '../../../src/transforms/index';
import { defaultsOf, type Params } from '../../../src/transforms/params';
import type { Work } from './contender';

type Named = readonly [name: string, params?: Params];

/** Values from within the ranges rather than their ends; what is not named stays at the library's default. */
const settings: Readonly<Record<string, Params>> = {
  Affine: { scale: { x: [0.8, 1.2], y: [0.8, 1.2] }, rotate: [-30, 30] },
  RandomBrightnessContrast: { brightness_limit: [-0.2, 0.2], contrast_limit: [-0.2, 0.2] },
  HueSaturationValue: { hue_shift_limit: [-20, 20], sat_shift_limit: [-30, 30], val_shift_limit: [-20, 20] },
  GaussNoise: { std_range: [0.05, 0.15] },
  CoarseDropout: { num_holes_range: [2, 8] },
  RandomCrop: { height: 192, width: 192 },
  CenterCrop: { height: 192, width: 192 },
  Crop: { x_min: 32, y_min: 32, x_max: 224, y_max: 224 },
  Resize: { height: 192, width: 192 },
  LongestMaxSize: { max_size: 192 },
  SmallestMaxSize: { max_size: 192 },
  RandomResizedCrop: { size: [192, 192] },
  RandomSizedCrop: { min_max_height: [128, 224], size: [192, 192] },
  CropAndPad: { percent: [-0.1, 0.1] },
  Pad: { padding: [16, 16, 16, 16] },
  PadIfNeeded: { min_height: 288, min_width: 288 },
  ElasticTransform: { alpha: 40 },
};

const pipelines: Readonly<Record<string, readonly string[]>> = {
  six: ['HorizontalFlip', 'Affine', 'RandomBrightnessContrast', 'HueSaturationValue', 'GaussNoise', 'CoarseDropout'],
  heavy: ['ElasticTransform', 'MedianBlur', 'CLAHE', 'ImageCompression', 'RandomRain'],
};

/** Transforms that place their window by the boxes of the picture: without any, the library refuses most of them. */
const aboutBoxes: ReadonlySet<string> = new Set([
  'BBoxSafeRandomCrop',
  'RandomSizedBBoxSafeCrop',
  'AtLeastOneBBoxRandomCrop',
]);

/** One box, off the middle. */
const boxIn = (side: number): SceneBox => ({ x1: side / 4, y1: side / 4, x2: (side * 5) / 8, y2: (side * 3) / 4 });

/** Why the library is not asked for a transform that its files can name. */
const notAsked: Readonly<Record<string, string>> = {
  ToTensorV2: 'in the library it comes with albumentations.pytorch, which needs PyTorch',
};

/** Point transforms for "more and more nodes", in turn. */
const points = ['RandomBrightnessContrast', 'RGBShift', 'RandomGamma', 'ToSepia', 'Solarize', 'InvertImg'];

/** Only those that the transform still has: a renamed parameter must not stop the benchmark unnoticed. */
function paramsOf(name: string, given: Params = {}): Params | null {
  const transform = transformNamed(name);
  if (transform === undefined) return null;
  const unknown = Object.keys(given).find((key) => !(key in transform.params));
  if (unknown !== undefined) throw new Error(`${name} has no parameter ${unknown}.`);
  return { ...defaultsOf(transform.params), ...given };
}

function nodesOf(steps: readonly Named[]): readonly TransformNode[] {
  return steps.flatMap(([name, given], index): TransformNode[] => {
    const params = paramsOf(name, given ?? settings[name]);
    if (params === null) return [];
    return [{ kind: 'transform', key: `n${index + 1}`, transform: name, p: 1, enabled: true, params }];
  });
}

/** Steps by a name of `pipelines`, of a transform, or `points:30`. */
function stepsOf(name: string): readonly Named[] {
  const known = pipelines[name];
  if (known) return known.map((step): Named => [step]);
  const [kind, count] = name.split(':');
  if (kind === 'points') return Array.from({ length: Number(count) }, (_, i): Named => [points[i % points.length]!]);
  if (kind === 'hues') return Array.from({ length: Number(count) }, (): Named => ['HueSaturationValue']);
  return [[name]];
}

export function workOf(name: string, tiles: number, side: number): Work {
  const nodes = nodesOf(stepsOf(name));
  const boxes = nodes.some(({ transform }) => aboutBoxes.has(transform)) ? [boxIn(side)] : [];
  return { pipeline: { ...emptyPipeline, workingSize: null, nodes }, nodes, tiles, side, boxes };
}

/** Steps of a pipeline that this build does not have. */
export const missingSteps = (name: string): string[] =>
  stepsOf(name).flatMap(([step]) => (transformNamed(step) ? [] : [step]));

/** What the library is asked to run. */
export interface ForLibrary {
  /** Text of a file for `A.from_dict`. */
  readonly preset: string;
  /** In pixels: x, y, width, height. */
  readonly boxes: readonly (readonly [x: number, y: number, width: number, height: number])[];
}

/** Null where it has not all of it, which a file leaves out; a text where there is more to say about why it is not asked. */
export function forLibrary(work: Work): ForLibrary | string | null {
  const { pipeline, nodes, boxes } = work;
  for (const { transform } of nodes) if (notAsked[transform] !== undefined) return notAsked[transform];
  if (nodes.length === 0 || toAlbumentations(pipeline).omitted.length > 0) return null;
  return {
    preset: presetOf(work, null),
    boxes: boxes.map(({ x1, y1, x2, y2 }) => [x1, y1, x2 - x1, y2 - y1] as const),
  };
}

/** A file that library and page read. */
export function presetOf({ pipeline, tiles, boxes }: Work, workingSize: number | null): string {
  const columns = Math.ceil(Math.sqrt(tiles));
  const grid = { rows: Math.ceil(tiles / columns), columns };
  const has = { boxes: boxes.length > 0, points: false };
  return writePreset({ pipeline: { ...pipeline, workingSize }, seed: 7, grid }, transformNamed, has);
}

/** Why a transform cannot be measured by itself, or null where it can. */
function refusal(name: string): string | null {
  const { pipeline, side, boxes } = workOf(name, 1, 256);
  for (let tile = 1; tile <= 4; tile++)
    for (const { outcome } of sampleRecipe(pipeline, null, 7, tile, { width: side, height: side }, boxes).trace)
      if (!outcome.fired && outcome.why === 'refused') return outcome.text.en;
  return null;
}

/** Every transform of the page, with the reason where it is left out. */
export const everyTransform = (): { name: string; category: string; refused: string | null }[] =>
  transforms.map(({ name, category }) => ({ name, category, refused: refusal(name) }));
