/** Random pipelines of the real transforms, for tests of what is true of any pipeline. */
import fc from 'fast-check';
import { transformNamed } from '../../transforms/index';
import { defaultsOf, type Params } from '../../transforms/params';
import {
  emptyPipeline,
  type GroupKind,
  type GroupNode,
  groupKinds,
  type Key,
  type Node,
  type Pipeline,
  type TransformNode,
} from '../model';

/** Transforms that keep the picture's size: what they draw depends on nothing that another node may change. */
export const sizeKeeping = [
  'HorizontalFlip',
  'Rotate',
  'HueSaturationValue',
  'RandomGamma',
  'RandomBrightnessContrast',
  'GaussianBlur',
  'GaussNoise',
  'CoarseDropout',
  'ToGray',
] as const;

/** Transforms that change it, some of which refuse small pictures. */
export const sizeChanging = [
  'Transpose',
  'RandomRotate90',
  'RandomCrop',
  'CenterCrop',
  'Resize',
  'LongestMaxSize',
] as const;

/** Parameters other than the defaults, where they matter to size, structure or refusal. */
const settings: { readonly [name: string]: readonly Params[] } = {
  RandomBrightnessContrast: [{}, { brightness_by_max: false }],
  CoarseDropout: [{}, { fill: 'random_uniform', fill_mask: 3 }, { fill: 'inpaint_ns' }],
  GaussNoise: [{}, { noise_scale_factor: 0.5 }],
  Rotate: [{}, { limit: [-10, 80], border_mode: 4 }, { interpolation: 2 }],
  RandomCrop: [
    { width: 20, height: 30 },
    { width: 60, height: 60 },
    { width: 70, height: 60, pad_if_needed: true },
  ],
  CenterCrop: [
    { width: 25, height: 15 },
    { width: 50, height: 90, pad_if_needed: true, border_mode: 2 },
  ],
  Resize: [{ width: 33, height: 44 }],
  LongestMaxSize: [{ max_size: 48 }, { max_size: 90, area_for_downscale: 'image' }],
};

export const node = (name: string, key: Key, p = 1, params: Params = {}): TransformNode => ({
  kind: 'transform',
  key,
  transform: name,
  p,
  enabled: true,
  params: { ...defaultsOf(transformNamed(name)!.params), ...params },
});

export const group = (
  kind: GroupKind,
  key: Key,
  children: readonly Node[],
  options: Partial<GroupNode> = {},
): GroupNode => ({ kind: 'group', key, group: kind, p: 1, enabled: true, n: 1, replace: false, children, ...options });

export const pipelineOf = (...nodes: readonly Node[]): Pipeline => ({ ...emptyPipeline, workingSize: null, nodes });

// Mostly something that happens: a pipeline that does nothing shows nothing.
const probability = fc.constantFrom(0, 0.05, 0.3, 0.5, 0.6, 0.8, 0.9, 1, 1, 1);
const enabled = fc.constantFrom(true, true, true, true, true, true, true, false);

function leaf(names: readonly string[]): fc.Arbitrary<Node> {
  return fc.tuple(fc.constantFrom(...names), fc.nat(), probability, enabled).map(([name, choice, p, on]) => {
    const options = settings[name] ?? [{}];
    return { ...node(name, '', p, options[choice % options.length]!), enabled: on };
  });
}

const unknown: fc.Arbitrary<Node> = fc
  .tuple(probability, enabled)
  .map(([p, on]) => ({ kind: 'unknown', key: '', name: 'Mystery', raw: {}, p, enabled: on }));

function nodeOf(names: readonly string[], depth: number): fc.Arbitrary<Node> {
  if (depth === 0) return leaf(names);
  const inner = fc.record({
    kind: fc.constant('group' as const),
    key: fc.constant(''),
    p: probability,
    enabled,
    group: fc.constantFrom(...groupKinds),
    n: fc.integer({ min: 1, max: 4 }),
    replace: fc.boolean(),
    children: fc.array(nodeOf(names, depth - 1), { maxLength: 4, size: 'max' }),
  });
  return fc.oneof(
    { weight: 6, arbitrary: leaf(names) },
    { weight: 1, arbitrary: unknown },
    { weight: 5, arbitrary: inner },
  );
}

function numbered(nodes: readonly Node[], next: () => Key): readonly Node[] {
  return nodes.map((one) => {
    const key = next();
    return one.kind === 'group' ? { ...one, key, children: numbered(one.children, next) } : { ...one, key };
  });
}

/** Any pipeline of these transforms: nested three deep, with switched-off and unknown nodes and groups of every kind. */
export function randomPipeline(names: readonly string[]): fc.Arbitrary<Pipeline> {
  const nodes = fc.array(nodeOf(names, 3), { minLength: 1, maxLength: 5, size: 'max' });
  return fc.record({ workingSize: fc.constantFrom(null, 40, 64), nodes }).map(({ workingSize, nodes: made }) => {
    let count = 0;
    return { ...emptyPipeline, workingSize, nodes: numbered(made, () => `n${++count}`) };
  });
}
