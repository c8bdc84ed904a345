import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../math/text';
import {
  emptyPipeline,
  type GroupNode,
  limits,
  type Node,
  type Pipeline,
  type TransformNode,
} from '../../pipeline/model';
import { libraryTransforms, transformNamed } from '../../transforms/index';
import { number } from '../../transforms/params';
import type { Lookup } from '../imported';
import { fixtureTransform, lookupIn, pipelineOf, randomPipeline, rekeyed } from '../testing/pipelines';
import toDict from './fixtures/to-dict-2.0.8.json';
import { fromAlbumentations, toAlbumentations } from './index';

const help = { en: '', ko: '' };
const Gain = fixtureTransform('Gain', { level: number(1, { hard: [0, 10], slider: [0, 2], step: 0.1 }, help) });
const lookup = lookupIn([Gain]);

const gain = (p: number, enabled = true): TransformNode => ({
  kind: 'transform',
  key: 'k',
  transform: 'Gain',
  p,
  enabled,
  params: { level: 2 },
});
const group = (kind: GroupNode['group'], children: readonly Node[], options: Partial<GroupNode> = {}): GroupNode => ({
  kind: 'group',
  key: 'g',
  group: kind,
  p: 1,
  enabled: true,
  n: 1,
  replace: false,
  children,
  ...options,
});
const write = (nodes: readonly Node[], workingSize: number | null = null) =>
  toAlbumentations({ ...emptyPipeline, workingSize, nodes: rekeyed(nodes) }, lookup);
const writtenNodes = (nodes: readonly Node[]) =>
  (write(nodes).json as unknown as { transform: { transforms: Json[] } }).transform.transforms;
const read = (transform: object, version: string | null = '2.0.8', find: Lookup = lookup) => {
  const header = version === null ? {} : { __version__: version };
  const result = fromAlbumentations({ ...header, transform } as unknown as Json, find);
  if (!result.ok) throw new Error(result.error.en);
  return { ...result, texts: result.notes.map((note) => note.en) };
};
const readList = (...args: Parameters<typeof read>) => {
  const { pipeline, texts } = read({ __class_fullname__: 'Compose', p: 1, transforms: [args[0]] }, args[1], args[2]);
  return { node: pipeline.nodes[0]!, texts };
};

/** What is left of a pipeline in the library's file, with new keys and what only some groups have at its default. */
function surviving(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!node.enabled || node.kind === 'unknown') return [];
    if (node.kind === 'transform') return [node];
    const children = surviving(node.children);
    if (children.length === 0) return [];
    if (node.group === 'OneOf' && children.every((child) => child.p === 0)) return [];
    const picks = node.group === 'SomeOf' || node.group === 'RandomOrder';
    const n = picks ? (node.replace ? node.n : Math.min(node.n, children.length)) : 1;
    return [{ ...node, n, replace: picks && node.replace, children }];
  });
}

describe('toAlbumentations', () => {
  it('writes every field, keys in the order of the library', () => {
    const { json } = write([gain(0.3), group('SomeOf', [gain(1)])], 64);
    expect(JSON.stringify(json)).toBe(
      JSON.stringify({
        __version__: '2.0.8',
        transform: {
          __class_fullname__: 'Compose',
          p: 1,
          transforms: [
            {
              __class_fullname__: 'LongestMaxSize',
              p: 1,
              area_for_downscale: 'image',
              interpolation: 1,
              mask_interpolation: 0,
              max_size: 64,
              max_size_hw: null,
            },
            { __class_fullname__: 'Gain', p: 0.3, level: 2 },
            {
              __class_fullname__: 'SomeOf',
              p: 1,
              transforms: [{ __class_fullname__: 'Gain', p: 1, level: 2 }],
              n: 1,
              replace: false,
            },
          ],
          bbox_params: null,
          keypoint_params: null,
          additional_targets: {},
          is_check_shapes: true,
        },
      }),
    );
  });

  it('names what it leaves out, and why', () => {
    const unknown: Node = { kind: 'unknown', key: '', name: 'Mosaic', p: 1, enabled: false, raw: null };
    const stranger = { ...gain(1), transform: 'Stranger' };
    const { json, omitted } = write([
      gain(1, false),
      unknown,
      stranger,
      group('OneOf', [gain(0), gain(0)]),
      group('OneOf', []),
      group('Sequential', [gain(1, false)]),
      group('SomeOf', [gain(1), gain(1)], { enabled: false }),
      gain(1),
    ]);
    expect((json as never as { transform: { transforms: Json[] } }).transform.transforms).toHaveLength(1);
    expect(omitted.map((text) => text.en)).toEqual([
      'Gain: switched off',
      'Mosaic: not known to this page',
      'Stranger: not known to this page',
      'OneOf (Gain, Gain): every choice has p = 0, which the library refuses',
      'OneOf: nothing inside it to run',
      'Gain: switched off',
      'Sequential (Gain): nothing inside it to run',
      'SomeOf (Gain, Gain): switched off',
    ]);
  });

  it('leaves out what the library would refuse to load', () => {
    const picky = { ...Gain, check: () => ({ en: 'too loud', ko: '너무 큼' }) };
    const { omitted } = toAlbumentations({ ...emptyPipeline, workingSize: null, nodes: [gain(1)] }, lookupIn([picky]));
    expect(omitted).toEqual([{ en: 'Gain: too loud', ko: 'Gain: 너무 큼' }]);
  });

  it('asks for no more children than there are', () => {
    const children = [gain(1), gain(1, false)];
    expect(writtenNodes([group('SomeOf', children, { n: 5 })])).toMatchObject([{ n: 1 }]);
    expect(writtenNodes([group('SomeOf', children, { n: 5, replace: true })])).toMatchObject([{ n: 5 }]);
  });
});

describe('fromAlbumentations', () => {
  it('reads what was written, for any pipeline', () => {
    fc.assert(
      fc.property(randomPipeline, ({ shared, lookup: find }) => {
        const { json } = toAlbumentations(shared.pipeline, find);
        // The library swaps no names.
        const labels = { ...shared.pipeline.labels, flipPairs: [] };
        const expected: Pipeline = { ...shared.pipeline, labels, nodes: rekeyed(surviving(shared.pipeline.nodes)) };
        expect(fromAlbumentations(json, find)).toStrictEqual({ ok: true, pipeline: expected, notes: [] });
      }),
    );
  });

  it('takes the very first resize for the working size only where it is the one that is written for it', () => {
    const resize = {
      __class_fullname__: 'LongestMaxSize',
      p: 1,
      area_for_downscale: 'image',
      interpolation: 1,
      mask_interpolation: 0,
      max_size: 64,
      max_size_hw: null,
    };
    const compose = (...transforms: object[]) => read({ __class_fullname__: 'Compose', p: 1, transforms }).pipeline;
    const other = { __class_fullname__: 'Gain', p: 1, level: 1 };
    expect(compose(resize, other)).toMatchObject({ ...emptyPipeline, workingSize: 64, nodes: [{ transform: 'Gain' }] });
    expect(compose(other, resize).workingSize).toBeNull();
    for (const change of [{ p: 0.5 }, { interpolation: 0 }, { max_size: 64.5 }, { max_size: 99999 }, { extra: 1 }]) {
      expect(compose({ ...resize, ...change })).toMatchObject({
        ...emptyPipeline,
        workingSize: null,
        nodes: [{ kind: 'unknown' }],
      });
    }
  });

  it('reads a bare transform, a bare group and a Compose that may not run', () => {
    const one = { __class_fullname__: 'Gain', p: 0.2, level: 3 };
    expect(read(one).pipeline.nodes).toMatchObject([{ key: 'n1', transform: 'Gain', p: 0.2 }]);
    expect(read({ __class_fullname__: 'OneOf', p: 1, transforms: [one] }).pipeline.nodes).toMatchObject([
      { group: 'OneOf' },
    ]);
    expect(read({ __class_fullname__: 'Compose', p: 0.4, transforms: [one] }).pipeline.nodes).toMatchObject([
      { group: 'Compose', p: 0.4, children: [{ transform: 'Gain' }] },
    ]);
    expect(
      read({ __class_fullname__: 'ReplayCompose', transforms: [one], save_key: 'replay' }).pipeline.nodes,
    ).toHaveLength(1);
  });

  it('shortens the names of the library, and of nobody else', () => {
    expect(readList({ __class_fullname__: 'albumentations.augmentations.Gain', p: 1, level: 1 }).node.kind).toBe(
      'transform',
    );
    expect(readList({ __class_fullname__: 'mine.Gain', p: 1 }).node).toMatchObject({
      kind: 'unknown',
      name: 'mine.Gain',
    });
  });

  it('takes the library’s p where there is none, and says so', () => {
    const { node, texts } = readList({ __class_fullname__: 'Gain', level: 1 }, '2.0.8', lookupIn([{ ...Gain, p: 1 }]));
    expect(node.p).toBe(0.5);
    expect(texts).toEqual(['Gain: no p: 0.5 is used, as in the library']);
    expect(readList({ __class_fullname__: 'SomeOf', transforms: [] }).node.p).toBe(0.5);
    expect(readList({ __class_fullname__: 'Compose', transforms: [] }).node.p).toBe(1);
  });

  it.each([[7], ['0.3'], [null], [-1]])('clamps or replaces an impossible p: %j', (p) => {
    const { node, texts } = readList({ __class_fullname__: 'Gain', level: 1, p });
    expect(node.p).toBe(p === 7 ? 1 : p === -1 ? 0 : 0.5);
    expect(texts).toHaveLength(1);
  });

  it('takes what is not given for off, where one of two arguments is needed', () => {
    const found = (args: object) => readList({ p: 1, ...args } as never, '2.0.8', transformNamed);
    expect(found({ __class_fullname__: 'CropAndPad', px: 3 })).toMatchObject({
      node: { params: { px: [3, 4], percent: null } },
      texts: [],
    });
    expect(found({ __class_fullname__: 'SmallestMaxSize', max_size_hw: [5, 7] })).toMatchObject({
      node: { params: { max_size: null, max_size_hw: [5, 7] } },
      texts: [],
    });
    expect(found({ __class_fullname__: 'LongestMaxSize', max_size: 9 })).toMatchObject({
      node: { params: { max_size: 9, max_size_hw: null } },
      texts: [],
    });
  });

  it('keeps what it does not know, whole and switched off', () => {
    const raw = { __class_fullname__: 'SelectiveChannelTransform', p: 1, transforms: [{ __class_fullname__: 'Gain' }] };
    const { node, texts } = readList(raw);
    expect(node).toEqual({ kind: 'unknown', key: 'n1', name: 'SelectiveChannelTransform', p: 1, enabled: false, raw });
    expect(texts).toEqual(['SelectiveChannelTransform: unknown; kept, switched off']);
    for (const strange of [null, 3, 'Gain', [], {}, { __class_fullname__: 5 }]) {
      expect(readList(strange as object).node).toMatchObject({ kind: 'unknown', raw: strange });
    }
  });

  it('refuses what is no pipeline, and more of it than the editor takes', () => {
    for (const json of [null, 3, 'x', [], {}, { transform: 3 }, { transform: { p: 1 } }]) {
      expect(fromAlbumentations(json as Json, lookup)).toMatchObject({ ok: false });
    }
    const many = Array.from({ length: limits.nodes + 1 }, () => ({ __class_fullname__: 'Gain', p: 1 }));
    expect(
      fromAlbumentations({ transform: { __class_fullname__: 'Compose', transforms: many } } as never, lookup).ok,
    ).toBe(false);
    let deep: object = { __class_fullname__: 'Gain' };
    for (let i = 0; i < 2000; i++) deep = { __class_fullname__: 'OneOf', transforms: [deep] };
    expect(fromAlbumentations({ transform: deep } as never, lookup).ok).toBe(false);
  });
});

/** What the library gives these that a caller must choose: no default to compare. */
const required: { readonly [transform: string]: readonly string[] } = {
  AtLeastOneBBoxRandomCrop: ['height', 'width'],
  CenterCrop: ['height', 'width'],
  CropAndPad: ['percent'],
  CropNonEmptyMaskIfExists: ['height', 'width'],
  GridElasticDeform: ['magnitude', 'num_grid_xy'],
  LongestMaxSize: ['max_size'],
  // The library writes what its default of none stands for.
  PlanckianJitter: ['temperature_limit'],
  AdditiveNoise: ['noise_params'],
  RandomCrop: ['height', 'width'],
  RandomResizedCrop: ['size'],
  RandomSizedBBoxSafeCrop: ['height', 'width'],
  RandomSizedCrop: ['min_max_height', 'size'],
  Resize: ['height', 'width'],
  SmallestMaxSize: ['max_size'],
  XYMasking: ['num_masks_x', 'num_masks_y', 'mask_x_length', 'mask_y_length'],
};

/** What the library writes although it warns about it when it reads it again, or that no file can hold. */
const echoed: { readonly [transform: string]: readonly string[] } = {
  // An array or a function, which no file holds.
  Equalize: ['mask'],
  PadIfNeeded: ['padding'],
  SafeRotate: [
    'balanced_scale',
    'fit_output',
    'keep_ratio',
    'rotate',
    'scale',
    'shear',
    'translate_percent',
    'translate_px',
  ],
  RGBShift: ['approximation', 'noise_params', 'noise_type', 'spatial_mode'],
};

describe.each(libraryTransforms.map((transform) => [transform.name, transform] as const))('%s', (name, transform) => {
  const reference = Object.fromEntries(
    Object.entries((toDict as { [name: string]: { [argument: string]: Json } })[name]!).filter(
      ([argument]) => !echoed[name]?.includes(argument),
    ),
  );
  const node = { kind: 'transform', key: 'n1', transform: name, p: transform.p, enabled: true } as const;

  it('has the parameters and defaults of the library', () => {
    const pipeline = { ...emptyPipeline, workingSize: null, nodes: [{ ...node, params: {} }] };
    const { json, omitted } = toAlbumentations(pipeline);
    expect(omitted).toEqual([]);
    const [written] = (json as never as { transform: { transforms: (typeof reference)[] } }).transform.transforms;
    // ShiftScaleRotate alone keeps an order of its own, which means nothing to the reader.
    const order = (keys: string[]): string[] => (name === 'ShiftScaleRotate' ? keys.sort() : keys);
    expect(order(Object.keys(written!))).toEqual(order(Object.keys(reference)));
    const chosen = Object.fromEntries((required[name] ?? []).map((argument) => [argument, reference[argument]]));
    // Written otherwise, but meaning the same: no move, no padding, no rounding noise.
    const same: { readonly [transform: string]: { readonly [argument: string]: Json } } = {
      Affine: { translate_px: null },
      Pad: { padding: [0, 0, 0, 0] },
      ShiftScaleRotate: { scale_limit: [-0.1, 0.1] },
      Spatter: { color: null },
    };
    expect({ ...written, ...chosen }).toEqual({ ...reference, ...same[name] });
  });

  it('reads what the library writes, without a remark', () => {
    const { node: found, texts } = readList(reference, '2.0.8', transformNamed);
    expect(texts).toEqual([]);
    expect(found).toMatchObject({ kind: 'transform', transform: name, p: transform.p });
  });

  it('survives being written and read with any parameters', () => {
    fc.assert(
      fc.property(pipelineOf([transform]), ({ shared }) => {
        const { json } = toAlbumentations(shared.pipeline);
        const again = fromAlbumentations(json);
        expect(again).toMatchObject({ ok: true, notes: [] });
        expect(again.ok && toAlbumentations(again.pipeline)).toEqual({ json, omitted: [] });
      }),
      { numRuns: 20 },
    );
  });
});
