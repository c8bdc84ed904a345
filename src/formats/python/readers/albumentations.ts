/** `A.Compose([…])` as the dictionary that the library would save. */
import type { Json } from '../../../math/text';
import { defaultGroupP } from '../../../pipeline/model';
import { ruleOf } from '../../albumentations/legacy';
import { isGroupKind, type JsonObject, type Lookup } from '../../imported';
import { type Call, Refused, type Value } from '../text/syntax';
import { type Reading, shortName, stepOf } from './reading';

/** The order of arguments without names, where it is not the order that this page shows them in. */
const positions: { readonly [name: string]: readonly string[] } = {
  Affine: ['scale', 'translate_percent', 'translate_px', 'rotate', 'shear', 'interpolation', 'mask_interpolation'],
  BboxParams: ['format', 'label_fields', 'min_area', 'min_visibility', 'min_width', 'min_height'],
  ConstrainedCoarseDropout: ['num_holes_range', 'hole_height_range', 'hole_width_range', 'fill', 'fill_mask'],
  ElasticTransform: ['alpha', 'sigma', 'interpolation', 'approximate', 'same_dxdy', 'mask_interpolation'],
  GridDistortion: ['num_steps', 'distort_limit', 'interpolation', 'normalized', 'mask_interpolation'],
  KeypointParams: ['format', 'label_fields', 'remove_invisible', 'angle_in_degrees'],
  OneOf: ['transforms', 'p'],
  OpticalDistortion: ['distort_limit', 'interpolation', 'mask_interpolation', 'mode'],
  Pad: ['padding', 'fill', 'fill_mask', 'border_mode'],
  PiecewiseAffine: ['scale', 'nb_rows', 'nb_cols', 'interpolation', 'mask_interpolation', 'absolute_scale'],
  RandomOrder: ['transforms', 'n'],
  Rotate: ['limit', 'interpolation', 'border_mode', 'rotate_method', 'crop_border', 'mask_interpolation', 'fill'],
  SafeRotate: ['limit', 'interpolation', 'border_mode', 'rotate_method', 'mask_interpolation', 'fill'],
  ShiftScaleRotate: ['shift_limit', 'scale_limit', 'rotate_limit', 'interpolation', 'border_mode'],
  SomeOf: ['transforms', 'n'],
  ThinPlateSpline: ['scale_range', 'num_control_points', 'interpolation', 'mask_interpolation'],
};

/** Those of 1.3 that people write without names, where 2.0.8 has others. */
const olderPositions: typeof positions = {
  RandomResizedCrop: ['height', 'width', 'scale', 'ratio'],
  RandomSizedCrop: ['min_max_height', 'height', 'width'],
  CoarseDropout: ['max_holes', 'max_height', 'max_width'],
  Cutout: ['num_holes', 'max_h_size', 'max_w_size'],
  GaussNoise: ['var_limit', 'mean'],
  ImageCompression: ['quality_lower', 'quality_upper'],
  JpegCompression: ['quality_lower', 'quality_upper'],
  RandomBrightness: ['limit'],
  RandomContrast: ['limit'],
};

/** Names of arguments in the order in which they may come without one. */
function positionsOf(name: string, legacy: boolean, lookup: Lookup): readonly string[] {
  if (legacy && Object.hasOwn(olderPositions, name)) return olderPositions[name]!;
  if (Object.hasOwn(positions, name)) return positions[name]!;
  if (isGroupKind(name) || name === 'ReplayCompose') return ['transforms'];
  return Object.keys(lookup(name)?.params ?? {});
}

/** The arguments under their names. */
function argumentsOf(call: Call, legacy: boolean, lookup: Lookup, reading: Reading): Map<string, Value> {
  const name = shortName(call.name);
  const order = positionsOf(name, legacy, lookup);
  const all = new Map<string, Value>();
  for (const [index, given] of reading.positional(call).entries()) {
    const to = order[index];
    if (given.kind === 'spread' || to === undefined) {
      reading.note(given.line, {
        en: `${name}: write its arguments by name; what is not is left out`,
        ko: `${name}: 인자를 이름과 함께 적어 주세요. 이름 없는 인자는 뺐습니다`,
      });
      break;
    }
    all.set(to, given);
  }
  for (const [key, value] of call.named) all.set(key, value);
  return all;
}

/** Groups in groups that are looked into for older names. */
const deepest = 16;

/** Which version the text is for: its own word, or names that only the older one has. */
export function versionOf(call: Call, text: string, lookup: Lookup, { values }: Reading): string {
  const pinned = /albumentations\s*(?:==|~=|\s)\s*v?(\d+\.\d+(?:\.\d+)?)/i.exec(text)?.[1];
  if (pinned) return pinned;
  const older = (each: Call, depth: number): boolean =>
    isOlder(each, lookup) ||
    [...each.positional, ...each.named.values()].some((value) => {
      const given = values.resolve(value);
      return (given.kind === 'list' ? given.items : [given])
        .map((item) => stepOf(values.resolve(item)))
        .some((child) => child !== null && depth < deepest && older(child, depth + 1));
    });
  return older(call, 0) ? '1.3.1' : '2.0.8';
}

function isOlder(call: Call, lookup: Lookup): boolean {
  const name = shortName(call.name);
  const rule = ruleOf(name);
  const gone = [
    ...Object.keys(rule.rename ?? {}),
    ...Object.values(rule.pairs ?? {}).flat(),
    ...(rule.drop ?? []),
    'always_apply',
  ];
  const now = lookup(name)?.params ?? {};
  if (gone.some((argument) => call.named.has(argument) && !Object.hasOwn(now, argument))) return true;
  if ((rule.name !== undefined || rule.oneOf !== undefined) && !lookup(name)) return true;
  const [first] = call.positional;
  return name === 'RandomResizedCrop' && first !== undefined && first.kind !== 'list' && call.positional.length > 1;
}

/** The call as the library's own dictionary. */
export function treeOf(call: Call, legacy: boolean, lookup: Lookup, reading: Reading): JsonObject {
  const name = shortName(call.name);
  const args = argumentsOf(call, legacy, lookup, reading);
  const plain: { [name: string]: Json } = { __class_fullname__: name };
  const group = isGroupKind(name) || name === 'ReplayCompose';
  for (const [key, value] of args) {
    if (group && key === 'transforms')
      plain.transforms = reading.calls(value).map((child) => treeOf(child, legacy, lookup, reading));
    else {
      const given = settingsOf(value, legacy, lookup, reading) ?? reading.argument(call, key, value);
      if (given !== undefined) plain[key] = given;
    }
  }
  if (group && !plain.transforms) {
    const text = { en: `${name}: expected a list of transforms`, ko: `${name}: 변환 목록이 필요합니다` };
    throw new Refused(call.line, text);
  }
  // 1.3 has other defaults, which its reader knows.
  if (!legacy) plain.p ??= isGroupKind(name) ? defaultGroupP[name] : (lookup(name)?.p ?? 0.5);
  return plain;
}

/** `A.BboxParams(…)` and its like, wherever they are given; null for anything else. */
function settingsOf(value: Value, legacy: boolean, lookup: Lookup, reading: Reading): JsonObject | null {
  const call = reading.values.resolve(value);
  if (call.kind !== 'call' || !/(?:Bbox|Keypoint)Params$/.test(call.name)) return null;
  const given = [...argumentsOf(call, legacy, lookup, reading)].map(
    ([key, argument]) => [key, reading.argument(call, key, argument)] as const,
  );
  return Object.fromEntries(given.flatMap(([key, json]) => (json === undefined ? [] : [[key, json] as const])));
}
