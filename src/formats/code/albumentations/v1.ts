/** Albumentations 1.3.1, the version of most tutorials. */
import type { Json } from '../../../math/text';
import type { Pipeline } from '../../../pipeline/model';
import { writeLibrarySettings } from '../../label-settings';
import { type Dialect, type Line, type Options, picked, type Rule, type Translated, translate } from '../dialect';
import type { Library, Written } from '../library';
import { placed } from '../places';
import { call, float, list, type Py } from '../python';
import { flipNotes } from '../script';
import { exact, none, unless } from '../verdict';
import { albumentationsScript } from './script';
import { levels } from './v1-levels';
import { shapes } from './v1-shapes';
import { compose, type Tree } from './v1-tree';
import { weather } from './v1-weather';
import { inOrder } from './v2';

const version = '1.3.1';
const table = { ...shapes, ...levels, ...weather };
/** What 2.0 added to the settings of boxes. */
const newer = ['clip', 'filter_invalid_bboxes', 'max_accept_ratio'];
const nothing = { boxes: false, points: false };

/** Classes that raise as soon as there are boxes, or keypoints. */
const without = {
  boxes: new Set(['CoarseDropout', 'GridDropout', 'MaskDropout', 'RandomGridShuffle']),
  points: new Set([
    ...['BBoxSafeRandomCrop', 'RandomSizedBBoxSafeCrop', 'ElasticTransform', 'GridDistortion', 'OpticalDistortion'],
    ...['GridDropout', 'MaskDropout'],
  ]),
};

/** The rule of the table, unless the class cannot take the labels along. */
const ruleOf = (transform: string): Rule<Tree> | undefined => {
  const rule = Object.hasOwn(table, transform) ? table[transform] : undefined;
  if (!rule) return undefined;
  return (use) => {
    if (use.has.boxes && without.boxes.has(transform))
      return { verdict: none('cannot move boxes', '박스를 옮길 수 없음') };
    if (use.has.points && without.points.has(transform))
      return { verdict: none('cannot move keypoints', '키포인트를 옮길 수 없음') };
    return rule(use);
  };
};

const dialect: Dialect<Tree> = {
  rule: ruleOf,
  mark: (code, key) => ({ ...code, of: [...(code.of ?? []), key] }),
  chance: (p, code) => compose(p, code),
  group: (group, pieces) => {
    const n = picked(group, pieces.length);
    const inner = pieces.map(({ code }) => code);
    const done = (name: string, children: readonly Tree[], args: Tree['args'] = {}, verdict = exact) => ({
      ...{ verdict, throwsDice: true, code: { name, args, p: group.p, children } },
    });
    switch (group.group) {
      case 'Compose':
      case 'Sequential':
        return done('Compose', inner);
      case 'OneOf':
        return done(
          'OneOf',
          pieces.map(({ code, weight }) => ({ ...code, p: weight })),
        );
      case 'SomeOf':
      case 'RandomOrder': {
        // It forces what it picks: a Compose in between lets each step throw its own dice.
        const kept = inner.map((code) => (code.p >= 1 ? code : compose(1, code)));
        const order = unless([group.group === 'SomeOf' && n > 1, 'picks in random order', '순서를 섞어 고름']);
        return done('SomeOf', kept, { n, replace: group.replace }, order);
      }
    }
  },
};

const toPython = ({ name, args, p, children, of = [] }: Tree): Py => {
  const named = { ...args, ...(name === 'Compose' || children ? {} : { always_apply: false }), p: float(p) };
  const title = name === 'ToTensorV2' ? name : `A.${name}`;
  return { ...(children ? call(title, named, list(children.map(toPython))) : call(title, named)), of };
};

function toJson({ name, args, p, children }: Tree): Json {
  const head = { __class_fullname__: name === 'ToTensorV2' ? 'albumentations.pytorch.transforms.ToTensorV2' : name };
  if (!children) return { ...head, always_apply: false, p, ...args };
  const targets = name === 'Compose' ? composeMembers : {};
  return { ...head, p, transforms: children.map(toJson), ...args, ...targets };
}

const composeMembers = { bbox_params: null, keypoint_params: null, additional_targets: {}, is_check_shapes: true };

const lost = (pipeline: Pipeline): Written['notes'] => {
  const { clip, filter_invalid_bboxes, max_accept_ratio } = pipeline.labels.boxes;
  const verdict = unless([
    clip || filter_invalid_bboxes || max_accept_ratio !== null,
    'boxes: no clip, filter_invalid_bboxes or max_accept_ratio',
    '박스: clip, filter_invalid_bboxes, max_accept_ratio가 없음',
  ]);
  return [...(verdict.why ? [verdict.why] : []), ...flipNotes(pipeline)];
};

const translated = (pipeline: Pipeline, options: Options): Translated<Tree> => translate(pipeline, dialect, options);

function python(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translated(pipeline, options);
  const text = albumentationsScript({
    title: `Albumentations ${version}`,
    packages: `albumentations==${version} "numpy<1.24" "opencv-python-headless<4.11"`,
    torch: 'torch torchvision',
    badges,
    lines: lines.map(({ code, ...line }): Line<Py> => ({ ...line, ...(code && { code: toPython(code) }) })),
    ...{ labels: pipeline.labels, has: options.has ?? nothing, without: new Set(newer) },
  });
  return { ...placed(text), badges, notes: lost(pipeline) };
}

function json(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translated(pipeline, options);
  const { bbox_params, keypoint_params } = writeLibrarySettings(pipeline.labels, options.has ?? nothing);
  const boxes =
    bbox_params && Object.fromEntries(Object.entries(bbox_params).filter(([name]) => !newer.includes(name)));
  const transform = {
    ...(toJson(compose(1, ...lines.flatMap(({ code }) => (code ? [code] : [])))) as { readonly [key: string]: Json }),
    ...{ bbox_params: boxes as Json, keypoint_params: keypoint_params as Json },
  };
  return inOrder(`${JSON.stringify({ __version__: version, transform }, null, 2)}\n`, badges, lost(pipeline));
}

export const albumentations1: Library = {
  id: 'albumentations1',
  title: `Albumentations ${version}`,
  version,
  formats: [
    { id: 'python', file: 'augment.py', write: python },
    { id: 'json', file: 'transform.json', write: json },
  ],
};
