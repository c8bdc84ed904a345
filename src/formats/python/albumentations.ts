/** `A.Compose([…])` as the dictionary that the library would save. */
import type { Json } from '../../math/text';
import { defaultGroupP } from '../../pipeline/model';
import { rules } from '../albumentations/legacy-rules';
import { isGroupKind, type JsonObject, type Lookup } from '../imported';
import { jsonOf } from './find';
import { type Call, Refused, type Value } from './syntax';

type Known = ReadonlyMap<string, Value>;

export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Arguments that people write without their names, by class. */
const positions: { readonly [name: string]: readonly string[] } = {
  ...Object.fromEntries(['Resize', 'RandomCrop', 'CenterCrop'].map((name) => [name, ['height', 'width']])),
  ...Object.fromEntries(['LongestMaxSize', 'SmallestMaxSize'].map((name) => [name, ['max_size']])),
  ...Object.fromEntries(['Blur', 'MedianBlur', 'MotionBlur'].map((name) => [name, ['blur_limit']])),
  ...{ PadIfNeeded: ['min_height', 'min_width'], Normalize: ['mean', 'std'], Rotate: ['limit'] },
  ...{ RandomBrightnessContrast: ['brightness_limit', 'contrast_limit'], RandomResizedCrop: ['size'] },
  ...{ SomeOf: ['transforms', 'n'], RandomOrder: ['transforms', 'n'], OneOf: ['transforms', 'p'] },
  ...{ BboxParams: ['format'], KeypointParams: ['format'], GaussianBlur: ['blur_limit'] },
  ...{ ShiftScaleRotate: ['shift_limit', 'scale_limit', 'rotate_limit'], ToFloat: ['max_value'] },
};

/** The arguments under their names. */
function argumentsOf(call: Call, legacy: boolean): Map<string, Value> {
  const name = shortName(call.name);
  const older = legacy && name === 'RandomResizedCrop' ? ['height', 'width'] : undefined;
  const order = older ?? positions[name] ?? (isGroupKind(name) || name === 'ReplayCompose' ? ['transforms'] : []);
  const all = new Map<string, Value>();
  call.positional.forEach((value, index) => {
    const to = order[index];
    if (to === undefined)
      throw new Refused(value.line, {
        en: `${name}: write its arguments by name`,
        ko: `${name}: 인자를 이름과 함께 적어 주세요`,
      });
    all.set(to, value);
  });
  for (const [key, value] of call.named) all.set(key, value);
  return all;
}

const childrenOf = (value: Value | undefined, call: Call): readonly Value[] => {
  if (value?.kind === 'list') return value.items;
  throw new Refused(call.line, {
    en: `${shortName(call.name)}: expected a list of transforms`,
    ko: `${shortName(call.name)}: 변환 목록이 필요합니다`,
  });
};

/** Which version the text is for: its own word, or names that only the older one has. */
export function versionOf(call: Call, text: string, lookup: Lookup): string {
  const pinned = /albumentations\s*(?:==|~=|\s)\s*v?(\d+\.\d+(?:\.\d+)?)/i.exec(text)?.[1];
  if (pinned) return pinned;
  return older(call, lookup) ? '1.3.1' : '2.0.8';
}

function older(call: Call, lookup: Lookup): boolean {
  const name = shortName(call.name);
  const rule = Object.hasOwn(rules, name) ? rules[name]! : {};
  const gone = [
    ...Object.keys(rule.rename ?? {}),
    ...Object.values(rule.pairs ?? {}).flat(),
    ...(rule.drop ?? []),
    'always_apply',
  ];
  const now = lookup(name)?.params ?? {};
  if (gone.some((argument) => call.named.has(argument) && !Object.hasOwn(now, argument))) return true;
  if (rule.name !== undefined && !lookup(name)) return true;
  if (name === 'RandomResizedCrop' && (call.positional.length > 1 || call.named.has('height'))) return true;
  const inside = [...call.positional, ...call.named.values()].flatMap((value) =>
    value.kind === 'list' ? value.items : [value],
  );
  return inside.some((value) => value.kind === 'call' && older(value, lookup));
}

/** The call as the library's own dictionary. */
export function treeOf(call: Call, known: Known, legacy: boolean, lookup: Lookup): JsonObject {
  const name = shortName(call.name);
  const args = argumentsOf(call, legacy);
  const plain: { [name: string]: Json } = { __class_fullname__: name };
  const group = isGroupKind(name) || name === 'ReplayCompose';
  const p = isGroupKind(name) ? defaultGroupP[name] : (lookup(name)?.p ?? 0.5);
  // 1.3 has other defaults, which its reader knows.
  if (!legacy && !args.has('p')) plain.p = p;
  for (const [key, value] of args) {
    if (group && key === 'transforms')
      plain.transforms = childrenOf(value, call).map((child) => childTree(child, known, legacy, lookup));
    else if (group && value.kind === 'call' && /(?:Bbox|Keypoint)Params$/.test(value.name))
      plain[key] = settingsOf(value, known, legacy);
    else plain[key] = jsonOf(value, known);
  }
  return plain;
}

const settingsOf = (call: Call, known: Known, legacy: boolean): JsonObject =>
  Object.fromEntries([...argumentsOf(call, legacy)].map(([key, value]) => [key, jsonOf(value, known)]));

function childTree(child: Value, known: Known, legacy: boolean, lookup: Lookup): JsonObject {
  const value = child.kind === 'name' ? (known.get(child.name) ?? child) : child;
  if (value.kind === 'call') return treeOf(value, known, legacy, lookup);
  throw new Refused(child.line, {
    en: 'expected a transform such as A.Rotate(…)',
    ko: 'A.Rotate(…) 같은 변환이 필요합니다',
  });
}
