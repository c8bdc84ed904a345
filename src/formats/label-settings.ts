/** The settings of boxes and keypoints: as the editor's own JSON, and as the library's `bbox_params` and `keypoint_params`. */
import type { Json, Text } from '../math/text';
import {
  type BoxSettings,
  boxFormats,
  defaultLabelSettings,
  type LabelSettings,
  labelLimits,
  type PointSettings,
  pointFormats,
} from '../pipeline/labels/model';
import { about } from '../transforms/read';
import { isObject, type JsonObject, member } from './imported';

type Rule<T> = (value: Json) => T | Text;
const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'ko' in value;

const atLeast =
  (least: number): Rule<number> =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) && value >= least
      ? value + 0
      : { en: `expected a number of at least ${least}`, ko: `${least} 이상의 숫자가 필요합니다` };
const share: Rule<number> = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1
    ? value + 0
    : { en: 'expected a number 0..1', ko: '0..1의 숫자가 필요합니다' };
const flag: Rule<boolean> = (value) =>
  typeof value === 'boolean' ? value : { en: 'expected true or false', ko: 'true나 false가 필요합니다' };
const ratio: Rule<number | null> = (value) => (value === null ? null : atLeast(1)(value));
const oneOf =
  <T extends string>(choices: readonly T[]): Rule<T> =>
  (value) =>
    choices.find((choice) => choice === value) ?? {
      en: `expected one of ${choices.join(', ')}`,
      ko: `다음 중 하나가 필요합니다: ${choices.join(', ')}`,
    };

type Rules<S> = { readonly [K in keyof S]: Rule<S[K]> };

/** In the library's own order of keys. */
const boxRules: Rules<BoxSettings> = {
  format: oneOf(boxFormats),
  min_area: atLeast(0),
  min_visibility: share,
  min_width: atLeast(0),
  min_height: atLeast(0),
  check_each_transform: flag,
  clip: flag,
  filter_invalid_bboxes: flag,
  max_accept_ratio: ratio,
};

const pointRules: Rules<PointSettings> = {
  format: oneOf(pointFormats),
  remove_invisible: flag,
  angle_in_degrees: flag,
  check_each_transform: flag,
};

/** Reads what is there; what is missing or wrong keeps its default, and what is wrong is noted. */
function readSettings<S extends object>(json: Json, rules: Rules<S>, defaults: S, notes: Text[]): S {
  if (!isObject(json)) {
    notes.push({ en: 'expected an object; the defaults are used', ko: '객체가 필요합니다. 기본값을 씁니다' });
    return defaults;
  }
  const read: Partial<S> = {};
  for (const name of Object.keys(rules) as (keyof S & string)[]) {
    const given = member(json, name);
    if (given === undefined) continue;
    const value = rules[name](given);
    if (isText(value))
      notes.push(about(name, { en: `${value.en}; the default is used`, ko: `${value.ko}. 기본값을 씁니다` }));
    else read[name] = value as S[keyof S & string];
  }
  return { ...defaults, ...read };
}

const written = <S extends object>(settings: S, rules: Rules<S>): JsonObject =>
  Object.fromEntries(Object.keys(rules).map((name) => [name, settings[name as keyof S] as Json]));

const same = (a: JsonObject, b: JsonObject): boolean => JSON.stringify(a) === JSON.stringify(b);

const boxesJson = ({ boxes }: LabelSettings): JsonObject => written(boxes, boxRules);
const pointsJson = ({ points }: LabelSettings): JsonObject => written(points, pointRules);

export const boxesAreDefault = (settings: LabelSettings): boolean =>
  same(boxesJson(settings), boxesJson(defaultLabelSettings));
export const pointsAreDefault = (settings: LabelSettings): boolean =>
  same(pointsJson(settings), pointsJson(defaultLabelSettings));

/** The editor's own JSON; undefined where nothing differs from the defaults. */
export function writeLabelSettings(settings: LabelSettings): Json | undefined {
  const flipPairs = settings.flipPairs.map(([a, b]) => [a, b]);
  if (boxesAreDefault(settings) && pointsAreDefault(settings) && flipPairs.length === 0) return undefined;
  return { boxes: boxesJson(settings), points: pointsJson(settings), flipPairs };
}

export interface ReadSettings {
  readonly settings: LabelSettings;
  readonly notes: readonly Text[];
}

/** Reads `writeLabelSettings`; files from before there were labels have none. */
export function readLabelSettings(json: Json | undefined, place: string): ReadSettings {
  if (json === undefined) return { settings: defaultLabelSettings, notes: [] };
  const notes: Text[] = [];
  const root = isObject(json) ? json : {};
  if (root !== json)
    notes.push({ en: 'expected an object; the defaults are used', ko: '객체가 필요합니다. 기본값을 씁니다' });
  const part = <S extends object>(name: string, rules: Rules<S>, defaults: S): S => {
    const given = member(root, name);
    if (given === undefined) return defaults;
    const found: Text[] = [];
    const settings = readSettings(given, rules, defaults, found);
    notes.push(...found.map((note) => about(name, note)));
    return settings;
  };
  const settings = {
    boxes: part('boxes', boxRules, defaultLabelSettings.boxes),
    points: part('points', pointRules, defaultLabelSettings.points),
    flipPairs: readPairs(member(root, 'flipPairs'), notes),
  };
  return { settings, notes: notes.map((note) => about(place, note)) };
}

function readPairs(json: Json | undefined, notes: Text[]): LabelSettings['flipPairs'] {
  if (json === undefined) return [];
  const list = Array.isArray(json) ? (json as readonly Json[]) : [];
  const isName = (value: Json | undefined): value is string =>
    typeof value === 'string' && value !== '' && value.length <= labelLimits.name;
  const taken = new Set<string>();
  const pairs = list.flatMap((pair): (readonly [string, string])[] => {
    const [a, b] = Array.isArray(pair) && pair.length === 2 ? (pair as Json[]) : [];
    if (!isName(a) || !isName(b) || a === b || taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [[a, b]];
  });
  const kept = pairs.slice(0, labelLimits.pairs);
  if (kept.length < list.length || list !== json) {
    const left = list.length - kept.length;
    notes.push(
      about('flipPairs', {
        en: `${left} left out: a pair is two different names, each used once`,
        ko: `${left}개 제외: 쌍은 서로 다른 두 이름이며 이름은 한 번씩만 쓸 수 있습니다`,
      }),
    );
  }
  return kept;
}

/** What the labels are called beside the boxes and the keypoints. */
const boxField = 'labels';
const pointField = 'keypoint_labels';

const otherField = (name: string): Text => ({
  en: `the export will call them "${name}"`,
  ko: `내보낼 때는 "${name}"(으)로 바뀝니다`,
});

/** What a picture has, and so what a preset must say something about. */
export interface Has {
  readonly boxes: boolean;
  readonly points: boolean;
}

/** The library's two arguments; null where there is nothing to say. Labels come beside the coordinates. */
export const writeLibrarySettings = (settings: LabelSettings, has: Has) => {
  const { format, ...boxes } = boxesJson(settings);
  const { format: pointFormat, ...points } = pointsJson(settings);
  return {
    bbox_params:
      has.boxes || !boxesAreDefault(settings) ? { format: format!, label_fields: [boxField], ...boxes } : null,
    keypoint_params:
      has.points || !pointsAreDefault(settings)
        ? { format: pointFormat!, label_fields: [pointField], ...points }
        : null,
  };
};

/** Reads the library's two arguments. Members that it does not write when they are at their default get it. */
export function readLibrarySettings(root: JsonObject): ReadSettings {
  const notes: Text[] = [];
  const part = <S extends object>(name: string, field: string, rules: Rules<S>, defaults: S): S => {
    const given = member(root, name);
    if (given === undefined || given === null || (isObject(given) && Object.keys(given).length === 0)) return defaults;
    const found: Text[] = [];
    const settings = readSettings(given, rules, defaults, found);
    const unknown = isObject(given)
      ? Object.keys(given).filter((key) => !Object.hasOwn(rules, key) && key !== 'label_fields')
      : [];
    const fields = isObject(given) ? member(given, 'label_fields') : undefined;
    if (Array.isArray(fields) && fields.length > 0 && String(fields) !== field)
      found.push(about('label_fields', otherField(field)));
    for (const key of unknown)
      found.push(about(key, { en: 'not known here, ignored', ko: '모르는 항목이라 무시합니다' }));
    notes.push(...found.map((note) => about(name, note)));
    return settings;
  };
  const boxes = part('bbox_params', boxField, boxRules, defaultLabelSettings.boxes);
  const points = part('keypoint_params', pointField, pointRules, defaultLabelSettings.points);
  return { settings: { boxes, points, flipPairs: [] }, notes };
}
