/** `keras.Sequential([…])` of preprocessing layers, as Keras 3 runs them, in the words of this page. */
import { transformNamed } from '../../../transforms/index';
import type { JsonObject } from '../../imported';
import type { Call } from '../text/syntax';
import { type Arguments, type Foreign, group, node } from './foreign';
import { shortName } from './reading';

type Reader = (args: Arguments, foreign: Foreign) => JsonObject | null;

/** Layers that this page has under their own names, and the order of their arguments. */
const own: { readonly [layer: string]: readonly string[] } = {
  ...Object.fromEntries(
    ['RandomBrightness', 'RandomContrast', 'RandomSaturation', 'RandomHue', 'RandomColorDegeneration'].map((name) => [
      name,
      ['factor'],
    ]),
  ),
  AutoContrast: [],
  Equalization: ['value_range', 'bins'],
  RandomErasing: ['factor', 'scale', 'fill_value'],
  RandomGaussianBlur: ['factor', 'kernel_size', 'sigma'],
  RandomPerspective: ['factor', 'scale', 'interpolation', 'fill_value'],
  RandomRotation: ['factor', 'fill_mode', 'interpolation', 'seed', 'fill_value'],
  RandomSharpness: ['factor'],
  RandomShear: ['x_factor', 'y_factor', 'interpolation', 'fill_mode', 'fill_value'],
  RandomTranslation: ['height_factor', 'width_factor', 'fill_mode', 'interpolation', 'seed', 'fill_value'],
  RandomZoom: ['height_factor', 'width_factor', 'fill_mode', 'interpolation', 'seed', 'fill_value'],
  Solarization: ['addition_factor', 'threshold_factor'],
};

/** Layers with a factor that is the probability: its mean, since one is drawn for every picture. */
const factorIsChance: ReadonlySet<string> = new Set(['RandomErasing', 'RandomGaussianBlur', 'RandomPerspective']);

function chance(args: Arguments): number {
  const [low, high] = args.interval('factor', [0, 1], (value) => [0, value]);
  return (low + high) / 2;
}

/** A layer of this page: what it does not know of it, such as the seed, changes nothing that it shows. */
function sameLayer(name: string, args: Arguments): JsonObject {
  const known = transformNamed(`keras.${name}`)?.params ?? {};
  const given = Object.keys(known).flatMap((key) => {
    const value = args.json(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return node(`keras.${name}`, factorIsChance.has(name) ? chance(args) : 1, Object.fromEntries(given));
}

const flips: { readonly [mode: string]: readonly string[] } = {
  horizontal: ['HorizontalFlip'],
  vertical: ['VerticalFlip'],
  horizontal_and_vertical: ['HorizontalFlip', 'VerticalFlip'],
};

const flip: Reader = (args, foreign) => {
  const mode = String(args.json('mode') ?? 'horizontal_and_vertical');
  const [first, second] = Object.hasOwn(flips, mode) ? flips[mode]! : [];
  if (first === undefined) return foreign.unknown(args.call);
  if (second === undefined) return node(first, 0.5);
  foreign.differs(args.call, 'Keras 3 flips both ways or not at all', 'Keras 3은 양쪽을 함께 뒤집거나 뒤집지 않습니다');
  return group('Sequential', 0.5, [node(first, 1), node(second, 1)]);
};

const modes: { readonly [name: string]: number } = { nearest: 0, bilinear: 1, bicubic: 2, area: 3, lanczos5: 4 };

const sized =
  (name: string): Reader =>
  (args, foreign) => {
    const [height, width] = [args.json('height'), args.json('width')];
    if (typeof height !== 'number' || typeof width !== 'number') return foreign.unknown(args.call);
    foreign.differs(args.call, 'computes in floats there', '원래는 실수로 계산합니다');
    const mode = modes[String(args.json('interpolation') ?? 'bilinear')] ?? 1;
    return node(name, 1, { height, width, ...(name === 'Resize' && { interpolation: mode }) });
  };

const silent: Reader = () => null;

const readers: { readonly [layer: string]: readonly [order: readonly string[], read: Reader] } = {
  ...Object.fromEntries(
    Object.entries(own).map(([name, order]) => [name, [order, (args: Arguments) => sameLayer(name, args)] as const]),
  ),
  CenterCrop: [['height', 'width'], sized('CenterCrop')],
  RandomCrop: [['height', 'width'], sized('RandomCrop')],
  RandomFlip: [['mode'], flip],
  RandomGrayscale: [['factor'], (args) => node('ToGray', args.number('factor', 0.5))],
  RandomInvert: [['factor'], (args) => node('InvertImg', chance(args))],
  Resizing: [['height', 'width', 'interpolation'], sized('Resize')],
  // The numbers change, the picture does not.
  ...Object.fromEntries(['Input', 'InputLayer', 'Rescaling'].map((name) => [name, [[], silent] as const])),
};

/** What tells a list of layers that augment from a model. */
export const augments = (text: string): boolean => layer.test(text);
const layer = new RegExp(
  `\\b(?:${Object.keys(readers)
    .filter((name) => !/^(?:Input|Resc|Resi)/.test(name))
    .join('|')})\\s*\\(`,
);

const composer = /^(?:Sequential|Pipeline)$/;

function read(call: Call, foreign: Foreign): readonly JsonObject[] {
  const name = shortName(call.name);
  if (composer.test(name))
    return foreign
      .arguments(call, 'layers')
      .calls('layers')
      .flatMap((child) => read(child, foreign));
  const known = Object.hasOwn(readers, name) ? readers[name]! : null;
  if (!known) return [foreign.unknown(call)];
  const made = known[1](foreign.arguments(call, ...known[0]), foreign);
  return made === null ? [] : [made];
}

export const fromKeras = (call: Call, foreign: Foreign): JsonObject => group('Compose', 1, read(call, foreign));
