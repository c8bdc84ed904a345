/** `v2.Compose([…])` and the older `transforms.Compose([…])` in the words of Albumentations 2.0.8. */
import type { Json } from '../../../math/text';
import type { JsonObject } from '../../imported';
import type { Call } from '../text/syntax';
import { type Arguments, type Foreign, group, node } from './foreign';
import { shortName } from './reading';

type Reader = (args: Arguments, foreign: Foreign) => JsonObject | null;

const symmetric = (value: number): readonly [number, number] => [-Math.abs(value), Math.abs(value)];
const around = (value: number): readonly [number, number] => [Math.max(0, 1 - value), 1 + value];
const modes: { readonly [name: string]: number } = {
  ...{ nearest: 0, bilinear: 1, bicubic: 2, box: 3, lanczos: 4, nearest_exact: 6 },
};
const interpolation = (args: Arguments, missing: string): number =>
  modes[String(args.json('interpolation') ?? missing)] ?? 1;

function sizeOf(args: Arguments): readonly [number, number] | null {
  const size = args.json('size');
  if (typeof size === 'number') return [size, size];
  if (!Array.isArray(size)) return null;
  const [height, width = height] = size as readonly Json[];
  return typeof height === 'number' && typeof width === 'number' ? [height, width] : null;
}

const crop =
  (name: string): Reader =>
  (args, foreign) => {
    const size = sizeOf(args);
    if (!size) return foreign.unknown(args.call);
    if (args.has('padding'))
      foreign.differs(args.call, 'its padding is left out: add a Pad', 'padding은 빠졌습니다. Pad를 추가하세요');
    const pad = args.json('pad_if_needed') === true;
    return node(name, 1, { height: size[0], width: size[1], pad_if_needed: pad });
  };

const resize: Reader = (args, foreign) => {
  const size = args.json('size');
  const code = interpolation(args, 'bilinear');
  if (args.json('antialias') !== false)
    foreign.differs(args.call, 'no smoothing when it shrinks here', '줄일 때 안티앨리어싱이 없습니다');
  const most = args.json('max_size');
  if (size === null && typeof most === 'number')
    return node('LongestMaxSize', 1, { max_size: most, interpolation: code });
  if (typeof size === 'number') return node('SmallestMaxSize', 1, { max_size: size, interpolation: code });
  const both = sizeOf(args);
  return both
    ? node('Resize', 1, { height: both[0], width: both[1], interpolation: code })
    : foreign.unknown(args.call);
};

const affine: Reader = (args, foreign) => {
  const [low, high] = args.interval('degrees', [0, 0], symmetric);
  const shift = args.interval('translate', [0, 0]);
  const scale = args.interval('scale', [1, 1]);
  const shears = args.json('shear');
  if (Array.isArray(shears) && shears.length === 4) return foreign.unknown(args.call);
  const shear = args.interval('shear', [0, 0], symmetric);
  if (shear[1] !== 0)
    foreign.differs(args.call, 'shears after it rotates here', '여기서는 회전한 뒤 전단을 적용합니다');
  return node('Affine', 1, {
    ...{ rotate: [0 - high, 0 - low], scale: { x: scale, y: scale }, keep_ratio: true },
    translate_percent: { x: symmetric(shift[0]), y: symmetric(shift[1]) },
    ...{ shear: { x: shear, y: [0, 0] }, interpolation: interpolation(args, 'nearest') },
    ...(typeof args.json('fill') === 'number' && { fill: args.json('fill')! }),
  });
};

const jitter: Reader = (args) => {
  const range = (name: string, missing: readonly [number, number], alone: typeof around) =>
    args.interval(name, missing, alone);
  return node('ColorJitter', 1, {
    ...{ brightness: range('brightness', [1, 1], around), contrast: range('contrast', [1, 1], around) },
    ...{ saturation: range('saturation', [1, 1], around), hue: range('hue', [0, 0], symmetric) },
  });
};

const blur: Reader = (args, foreign) => {
  const size = args.interval('kernel_size', [3, 3]);
  if (size[0] !== size[1]) return foreign.unknown(args.call);
  return node('GaussianBlur', 1, { blur_limit: size, sigma_limit: args.interval('sigma', [0.1, 2]) });
};

/** Steps that only change the kind of number: the page's pictures have none. */
const silent: Reader = () => null;

const readers: { readonly [name: string]: readonly [order: readonly string[], read: Reader] } = {
  RandomHorizontalFlip: [['p'], (args) => node('HorizontalFlip', args.number('p', 0.5))],
  RandomVerticalFlip: [['p'], (args) => node('VerticalFlip', args.number('p', 0.5))],
  RandomRotation: [
    ['degrees', 'interpolation', 'expand'],
    (args, foreign) => {
      if (args.json('expand') === true)
        foreign.differs(args.call, 'keeps its size here', '여기서는 크기가 그대로입니다');
      const fill = args.json('fill');
      const args2 = {
        limit: args.interval('degrees', [0, 0], symmetric),
        interpolation: interpolation(args, 'nearest'),
      };
      return node('Rotate', 1, { ...args2, ...(typeof fill === 'number' && { fill }) });
    },
  ],
  RandomAffine: [['degrees', 'translate', 'scale', 'shear'], affine],
  RandomCrop: [['size', 'padding'], crop('RandomCrop')],
  CenterCrop: [['size'], crop('CenterCrop')],
  Resize: [['size', 'interpolation', 'max_size', 'antialias'], resize],
  RandomResizedCrop: [
    ['size', 'scale', 'ratio', 'interpolation', 'antialias'],
    (args, foreign) => {
      const size = sizeOf(args);
      if (!size) return foreign.unknown(args.call);
      if (args.json('antialias') !== false)
        foreign.differs(args.call, 'no smoothing when it shrinks here', '줄일 때 안티앨리어싱이 없습니다');
      const ranges = { scale: args.interval('scale', [0.08, 1]), ratio: args.interval('ratio', [3 / 4, 4 / 3]) };
      return node('RandomResizedCrop', 1, { size, ...ranges, interpolation: interpolation(args, 'bilinear') });
    },
  ],
  Pad: [
    ['padding', 'fill', 'padding_mode'],
    (args, foreign) => {
      const padding = args.json('padding');
      const mode = ['constant', 'edge', 'symmetric', 'wrap', 'reflect'].indexOf(
        String(args.json('padding_mode') ?? 'constant'),
      );
      if (mode < 0 || padding === undefined) return foreign.unknown(args.call);
      return node('Pad', 1, { padding, border_mode: mode, fill: args.json('fill') ?? 0 });
    },
  ],
  ColorJitter: [['brightness', 'contrast', 'saturation', 'hue'], jitter],
  RandomGrayscale: [['p'], (args) => node('ToGray', args.number('p', 0.1))],
  Grayscale: [[], () => node('ToGray', 1)],
  RandomInvert: [['p'], (args) => node('InvertImg', args.number('p', 0.5))],
  RandomPosterize: [
    ['bits', 'p'],
    (args) => node('Posterize', args.number('p', 0.5), { num_bits: args.interval('bits', [4, 4]) }),
  ],
  RandomSolarize: [
    ['threshold', 'p'],
    (args) => {
      const threshold = args.number('threshold', 128) / 255;
      return node('Solarize', args.number('p', 0.5), { threshold_range: [threshold, threshold] });
    },
  ],
  RandomEqualize: [['p'], (args) => node('Equalize', args.number('p', 0.5), { mode: 'pil', by_channels: true })],
  GaussianBlur: [['kernel_size', 'sigma'], blur],
  GaussianNoise: [
    ['mean', 'sigma'],
    (args) =>
      node('GaussNoise', 1, {
        std_range: args.interval('sigma', [0.1, 0.1]),
        mean_range: args.interval('mean', [0, 0]),
      }),
  ],
  RandomChannelPermutation: [[], () => node('ChannelShuffle', 1)],
  RandomErasing: [
    ['p', 'scale', 'ratio', 'value'],
    (args, foreign) => {
      foreign.differs(args.call, 'draws its shape by another law here', '모양의 분포가 다릅니다');
      const ranges = { scale: args.interval('scale', [0.02, 0.33]), ratio: args.interval('ratio', [0.3, 3.3]) };
      return node('Erasing', args.number('p', 0.5), { ...ranges, fill: args.json('value') ?? 0 });
    },
  ],
  JPEG: [
    ['quality'],
    (args) =>
      node('ImageCompression', 1, { compression_type: 'jpeg', quality_range: args.interval('quality', [75, 75]) }),
  ],
  Normalize: [
    ['mean', 'std'],
    (args) => {
      const given = ['mean', 'std'].flatMap((name) => {
        const value = args.json(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      return node('Normalize', 1, { ...Object.fromEntries(given), max_pixel_value: 255 });
    },
  ],
  ...Object.fromEntries(
    [
      'ToTensor',
      'ToImage',
      'ToDtype',
      'PILToTensor',
      'ConvertImageDtype',
      'ToPILImage',
      'ToPureTensor',
      'Identity',
      'RGB',
      'ToImageTensor',
      'ClampBoundingBoxes',
      'SanitizeBoundingBoxes',
    ].map((name) => [name, [[], silent] as const]),
  ),
};

function read(call: Call, foreign: Foreign): readonly JsonObject[] {
  const name = shortName(call.name);
  const inner = (key: string, order: readonly string[]): readonly JsonObject[] =>
    foreign
      .arguments(call, ...order)
      .calls(key)
      .flatMap((child) => read(child, foreign));
  const args = foreign.arguments(call, 'transforms', 'p');
  switch (name) {
    case 'Compose':
      return [group('Compose', 1, inner('transforms', ['transforms']))];
    case 'RandomApply':
      return [group('Sequential', args.number('p', 0.5), inner('transforms', ['transforms', 'p']))];
    case 'RandomOrder': {
      const children = inner('transforms', ['transforms']);
      return [group('RandomOrder', 1, children, { n: Math.max(1, children.length), replace: false })];
    }
    case 'RandomChoice': {
      const children = inner('transforms', ['transforms', 'p']);
      const weights = args.json('p');
      // A OneOf runs what it picks for certain: each step's own dice needs a group of its own.
      const kept = children.map((child, index) => {
        const weight = Array.isArray(weights) && typeof weights[index] === 'number' ? weights[index] : 1;
        return child.p === 1 ? { ...child, p: weight } : group('Sequential', weight, [child]);
      });
      return [group('OneOf', 1, kept)];
    }
  }
  const known = Object.hasOwn(readers, name) ? readers[name]! : null;
  if (!known) return [foreign.unknown(call)];
  const made = known[1](foreign.arguments(call, ...known[0]), foreign);
  return made === null ? [] : [made];
}

export const fromTorchvision = (call: Call, foreign: Foreign): JsonObject => read(call, foreign)[0]!;
