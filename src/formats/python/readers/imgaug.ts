/** `iaa.Sequential([…])` of imgaug 0.4 in the words of Albumentations 2.0.8. */
import type { Json } from '../../../math/text';
import type { JsonObject } from '../../imported';
import type { Call } from '../text/syntax';
import { type Arguments, type Foreign, group, node } from './foreign';
import { shortName } from './reading';

type Reader = (args: Arguments, foreign: Foreign) => JsonObject;
type Interval = readonly [number, number];

const modes: { readonly [name: string]: number } = { constant: 0, edge: 1, symmetric: 2, wrap: 3, reflect: 4 };

/** A pair is an interval, a list is a choice of its values. */
const intervalOf = (value: Json | undefined, missing: Interval): Interval => {
  if (typeof value === 'number') return [value, value];
  const ends = Array.isArray(value) ? value.filter((end): end is number => typeof end === 'number') : [];
  return ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : missing;
};

const axes = (value: Json | undefined, rest: number): { x: Interval; y: Interval } => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { x, y } = value as { readonly [axis: string]: Json };
    return { x: intervalOf(x, [rest, rest]), y: intervalOf(y, [rest, rest]) };
  }
  const both = intervalOf(value, [rest, rest]);
  return { x: both, y: both };
};

const affine: Reader = (args, foreign) => {
  const given = ['scale', 'translate_percent', 'translate_px', 'rotate', 'shear'].some((name) => args.has(name));
  const [low, high] = intervalOf(args.json('rotate'), given ? [0, 0] : [-15, 15]);
  const scale = args.json('scale') ?? (given ? 1 : [0.9, 1.1]);
  const shear = axes(args.json('shear') ?? (given ? 0 : [-10, 10]), 0);
  const shears = args.json('shear');
  if (shears !== undefined && shears !== 0)
    foreign.differs(args.call, 'shears by another formula here', '전단(shear) 공식이 다릅니다');
  const plain = typeof scale === 'number' || Array.isArray(scale);
  const plainShear = typeof shears === 'number' || Array.isArray(shears);
  return node('Affine', 1, {
    ...{ scale: axes(scale, 1), keep_ratio: plain, rotate: [0 - high, 0 - low] },
    // Its vertical shear runs the other way.
    shear: plainShear ? { x: shear.x, y: [0, 0] } : { x: shear.x, y: [0 - shear.y[1], 0 - shear.y[0]] },
    ...(args.has('translate_px') && { translate_px: axes(args.json('translate_px'), 0) }),
    ...((args.has('translate_percent') || !given) && {
      translate_percent: axes(args.json('translate_percent') ?? [-0.1, 0.1], 0),
    }),
    ...{ interpolation: [0, 1, 1, 2][args.number('order', 1)] ?? 1, fill: args.number('cval', 0) },
    border_mode: modes[String(args.json('mode') ?? 'constant')] ?? 0,
  });
};

const scaled = (value: Interval, by: number): Interval => [value[0] * by, value[1] * by];
const kernel = (args: Arguments): Interval => intervalOf(args.json('k'), [3, 7]);

const readers: { readonly [name: string]: readonly [order: readonly string[], read: Reader] } = {
  Fliplr: [['p'], (args) => node('HorizontalFlip', args.number('p', 1))],
  Flipud: [['p'], (args) => node('VerticalFlip', args.number('p', 1))],
  Affine: [['scale', 'translate_percent', 'translate_px', 'rotate', 'shear', 'order', 'cval', 'mode'], affine],
  Rotate: [['rotate', 'order', 'cval', 'mode'], affine],
  GaussianBlur: [
    ['sigma'],
    (args) =>
      node('GaussianBlur', 1, {
        blur_limit: [0, 0],
        sigma_limit: intervalOf(args.json('sigma'), [0.1, 3]).map((end) => Math.max(end, 0.1)),
      }),
  ],
  AverageBlur: [['k'], (args) => node('Blur', 1, { blur_limit: kernel(args) })],
  MedianBlur: [['k'], (args) => node('MedianBlur', 1, { blur_limit: kernel(args) })],
  AdditiveGaussianNoise: [
    ['loc', 'scale', 'per_channel'],
    (args) =>
      node('GaussNoise', 1, {
        std_range: scaled(intervalOf(args.json('scale'), [0, 15]), 1 / 255),
        mean_range: scaled(intervalOf(args.json('loc'), [0, 0]), 1 / 255),
        per_channel: args.json('per_channel') === true,
      }),
  ],
  Multiply: [
    ['mul', 'per_channel'],
    (args) =>
      node('MultiplicativeNoise', 1, {
        multiplier: intervalOf(args.json('mul'), [0.8, 1.2]),
        per_channel: args.json('per_channel') === true,
      }),
  ],
  Add: [
    ['value'],
    (args, foreign) => {
      if (args.json('per_channel') === true) return foreign.unknown(args.call);
      return node('RandomBrightnessContrast', 1, {
        brightness_limit: scaled(intervalOf(args.json('value'), [-20, 20]), 1 / 255),
        contrast_limit: [0, 0],
      });
    },
  ],
  GammaContrast: [
    ['gamma'],
    (args) => node('RandomGamma', 1, { gamma_limit: scaled(intervalOf(args.json('gamma'), [0.7, 1.7]), 100) }),
  ],
  Invert: [
    ['p'],
    (args, foreign) =>
      args.json('per_channel') === true ? foreign.unknown(args.call) : node('InvertImg', args.number('p', 1)),
  ],
  Grayscale: [
    ['alpha'],
    (args) => {
      const alpha = intervalOf(args.json('alpha'), [1, 1]);
      return alpha[0] === 1 ? node('ToGray', 1) : node('iaa.Grayscale', 1, { alpha });
    },
  ],
  AddToSaturation: [
    ['value'],
    (args) => node('iaa.AddToSaturation', 1, { value: intervalOf(args.json('value'), [-75, 75]) }),
  ],
  Crop: [
    ['px', 'percent'],
    (args, foreign) =>
      args.has('px') || args.json('keep_size') === false
        ? foreign.unknown(args.call)
        : node('iaa.Crop', 1, { percent: intervalOf(args.json('percent'), [0, 0.1]) }),
  ],
  Sharpen: [
    ['alpha', 'lightness'],
    (args) =>
      node('Sharpen', 1, {
        alpha: intervalOf(args.json('alpha'), [0, 0.2]),
        lightness: intervalOf(args.json('lightness'), [0.8, 1.2]),
      }),
  ],
  Emboss: [
    ['alpha', 'strength'],
    (args) =>
      node('Emboss', 1, {
        alpha: intervalOf(args.json('alpha'), [0, 1]),
        strength: intervalOf(args.json('strength'), [0.25, 1]),
      }),
  ],
  Dropout: [
    ['p', 'per_channel'],
    (args, foreign) => {
      const p = intervalOf(args.json('p'), [0, 0.05]);
      if (p[0] !== p[1]) foreign.differs(args.call, 'one share of pixels: the middle', '픽셀 비율은 중간값 하나입니다');
      return node('PixelDropout', 1, {
        dropout_prob: (p[0] + p[1]) / 2,
        per_channel: args.json('per_channel') === true,
      });
    },
  ],
  Resize: [
    ['size', 'interpolation'],
    (args, foreign) => {
      const size = args.json('size');
      const code = { nearest: 0, linear: 1, cubic: 2, area: 3 }[String(args.json('interpolation') ?? 'cubic')] ?? 2;
      if (typeof size === 'number' && Number.isInteger(size))
        return node('Resize', 1, { height: size, width: size, interpolation: code });
      const { height, width } = (size ?? {}) as { readonly [side: string]: Json };
      return typeof height === 'number' && typeof width === 'number'
        ? node('Resize', 1, { height, width, interpolation: code })
        : foreign.unknown(args.call);
    },
  ],
};

function read(call: Call, foreign: Foreign): JsonObject {
  const name = shortName(call.name);
  const inside = (key: string, ...order: readonly string[]): readonly JsonObject[] =>
    foreign
      .arguments(call, ...order)
      .calls(key)
      .map((child) => read(child, foreign));
  switch (name) {
    case 'Sequential': {
      const children = inside('children', 'children', 'random_order');
      const shuffled = foreign.arguments(call, 'children', 'random_order').json('random_order') === true;
      return shuffled
        ? group('RandomOrder', 1, children, { n: Math.max(1, children.length), replace: false })
        : group('Compose', 1, children);
    }
    case 'Sometimes': {
      const order = ['p', 'then_list', 'else_list'];
      const args = foreign.arguments(call, ...order);
      if (args.has('else_list')) foreign.differs(call, 'its else_list is left out', 'else_list는 빠졌습니다');
      return group('Sequential', args.number('p', 0.5), inside('then_list', ...order));
    }
    case 'OneOf':
      return group('OneOf', 1, inside('children', 'children').map(certain));
    case 'SomeOf': {
      const order = ['n', 'children', 'random_order'];
      const args = foreign.arguments(call, ...order);
      const children = inside('children', ...order);
      const n = args.json('n');
      const count = typeof n === 'number' ? n : Array.isArray(n) && typeof n[1] === 'number' ? n[1] : children.length;
      if (typeof n !== 'number') foreign.differs(call, `always ${count} here`, `여기서는 항상 ${count}개입니다`);
      const kind = args.json('random_order') === true ? 'RandomOrder' : 'SomeOf';
      return group(kind, 1, children, { n: Math.max(1, count), replace: false });
    }
    case 'Identity':
    case 'Noop':
      return group('Compose', 1, []);
  }
  const known = Object.hasOwn(readers, name) ? readers[name]! : null;
  return known ? known[1](foreign.arguments(call, ...known[0]), foreign) : foreign.unknown(call);
}

/** A OneOf runs what it picks for certain: a step's own dice needs a group of its own. */
const certain = (child: JsonObject): JsonObject => (child.p === 1 ? child : group('Sequential', 1, [child]));

/** The root runs always, so a shuffled one becomes a group in it. */
export function fromImgaug(call: Call, foreign: Foreign): JsonObject {
  const root = read(call, foreign);
  return root.__class_fullname__ === 'Compose' ? root : group('Compose', 1, [root]);
}
