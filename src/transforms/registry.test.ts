import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draws } from '../math/random';
import { isDialect, Refusal, type Transform } from './define';
import { libraryTransforms, transformNamed, transforms } from './index';
import { defaultsOf, intervalsFor, type Param, type Params } from './params';
import { readParams } from './read';

const modules = import.meta.glob<Record<string, unknown>>(['./*/**/*.ts', '!./**/*.test.ts'], { eager: true });

test('every transform file is listed, under its own name', () => {
  const files = Object.keys(modules)
    .map((path) => ({ path, name: /\/([A-Z]\w*)\.ts$/.exec(path)?.[1] }))
    .filter((file) => file.name !== undefined);
  expect(files.length).toBeGreaterThan(10);
  for (const { path, name } of files) {
    expect(modules[path]![name!], `${path} exports ${name}`).toBeDefined();
    expect(transformNamed(name!), `${name} is in the list of its folder`).toBe(modules[path]![name!]);
  }
  expect(libraryTransforms.length).toBe(files.length);
});

const sizes = fc.record({ width: fc.integer({ min: 1, max: 700 }), height: fc.integer({ min: 1, max: 700 }) });
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** Random but legal parameters. */
function anyValue(spec: Param): fc.Arbitrary<unknown> {
  const numberIn = ([low, high]: readonly [number, number], int = false) =>
    int
      ? fc.integer({ min: low, max: high })
      : fc.double({ min: low, max: high, noNaN: true }).map((value) => value + 0); // JSON has no negative zero.
  const interval = (range: readonly [number, number], int?: boolean) =>
    fc.tuple(numberIn(range, int), numberIn(range, int)).map((ends) => ends.sort((a, b) => a - b));
  switch (spec.kind) {
    case 'interval': {
      const ends = interval(spec.slider, spec.int);
      return spec.nullable ? fc.option(ends) : ends;
    }
    case 'interval-xy': {
      const both = fc.record({ x: interval(spec.slider, spec.int), y: interval(spec.slider, spec.int) });
      return spec.nullable ? fc.option(both) : both;
    }
    case 'number': {
      const one = numberIn(spec.slider, spec.int);
      return spec.nullable ? fc.option(one) : one;
    }
    case 'choice':
      return fc.constantFrom(...spec.options.map((option) => option.value));
    case 'flag':
      return fc.boolean();
    case 'fill':
      return fc.oneof(fc.integer({ min: 0, max: 255 }), ...spec.words.map((word) => fc.constant(word.value)));
    case 'intervals':
      return fc.constantFrom(null, ...Object.keys(spec.sets).map((choice) => intervalsFor(spec, choice)));
    case 'list': {
      const entries = spec.of === 'numbers' ? fc.integer({ min: spec.hard[0], max: spec.hard[1] }) : fc.string();
      return fc.option(fc.array<string | number>(entries, { maxLength: 4 }));
    }
    default: {
      const entry = spec.int
        ? numberIn([spec.hard[0], Math.min(spec.hard[1], 100)], true)
        : fc.double({ min: 0.1, max: 1, noNaN: true });
      const entries = fc.tuple(...spec.names.map(() => entry));
      return spec.nullable ? fc.option(entries) : entries;
    }
  }
}

const anyParams = (transform: Transform): fc.Arbitrary<Params> =>
  fc.record(Object.fromEntries(Object.entries(transform.params).map(([name, spec]) => [name, anyValue(spec)])), {
    noNullPrototype: true,
  }) as fc.Arbitrary<Params>;

const library = JSON.parse(
  readFileSync(new URL('../../e2e/parity/golden/figures/defaults.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, unknown>>;

describe.each(transforms.map((transform) => [transform.name, transform] as const))('%s', (name, transform) => {
  it.skipIf(isDialect(transform))('has the parameters and defaults of the library', () => {
    const { p, ...defaults } = { ...library[name]!, ...saidOtherwise[name] };
    expect(transform.p).toBe(p);
    for (const [key, value] of Object.entries(defaults)) expect(transform.params[key]?.default, key).toEqual(value);
    // What has no default there must be given a useful one here, and nothing is called what the library does not know.
    for (const key of Object.keys(transform.params)) expect(requiredOrKnown(name, key, defaults), key).toBe(true);
  });

  it('describes itself in both languages', () => {
    const texts = [transform.doc, ...(transform.note ? [transform.note] : [])];
    for (const spec of Object.values(transform.params)) {
      texts.push(spec.help);
      if (spec.kind === 'choice') texts.push(...spec.options.map((option) => option.label));
    }
    for (const text of texts) {
      expect(text.en.length).toBeGreaterThan(1);
      expect(text.ko).toMatch(/[가-힣]|^\S+$/);
    }
  });

  it('takes its own defaults', () => {
    const defaults = defaultsOf(transform.params);
    expect(transform.check?.(defaults) ?? null).toBeNull();
    expect(readParams(transform.params, defaults)).toEqual({ params: defaults, notes: [] });
  });

  it('draws, captions, fixes and runs for any legal parameters and any size, or says why not', () => {
    fc.assert(
      fc.property(anyParams(transform), seeds, sizes, (params, seed, input) => {
        if (transform.check?.(params)) return;
        try {
          const draw = transform.sample(params, draws(seed, 1, 'n1'), { ...input, boxes: [] });
          const use = { params, draw, input };
          expect(JSON.parse(JSON.stringify(draw))).toEqual(draw);
          expect(transform.caption(use)).not.toMatch(/NaN|undefined|-\d/);
          const kernel = transform.kernel(params);
          expect(transform.kernel({ ...params })).toBe(kernel);
          for (const node of transform.fix(use).nodes) {
            const fixed = transformNamed(node.transform)!;
            expect(fixed.check?.(node.params) ?? null).toBeNull();
            // Nothing to clamp, nothing unknown; what is left out is at its default.
            const read = readParams(fixed.params, node.params);
            expect(read.notes).toEqual([]);
            expect(read.params).toEqual({ ...defaultsOf(fixed.params), ...node.params });
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.text.ko.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Defaults that mean the same as the library's but are written otherwise. */
const saidOtherwise: Readonly<Record<string, Record<string, unknown>>> = {
  // The library writes what it stands for, which depends on the type.
  AdditiveNoise: { noise_params: null },
  Affine: { translate_px: null },
  // A dictionary there: shrinking, then enlarging.
  Downscale: { interpolation_pair: [0, 0] },
  Pad: { padding: [0, 0, 0, 0] },
  // The library writes what it stands for, which depends on the mode.
  PlanckianJitter: { temperature_limit: null },
  // The library adds one and takes it off again.
  ShiftScaleRotate: { scale_limit: [-0.1, 0.1] },
  // Written as the colour that the default mode has.
  Spatter: { color: null },
};

/** Arguments that the library insists on. */
const required: Readonly<Record<string, readonly string[]>> = {
  Resize: ['height', 'width'],
  LongestMaxSize: ['max_size'],
  SmallestMaxSize: ['max_size'],
  RandomCrop: ['height', 'width'],
  CenterCrop: ['height', 'width'],
  RandomResizedCrop: ['size'],
  RandomSizedCrop: ['min_max_height', 'size'],
  RandomSizedBBoxSafeCrop: ['height', 'width'],
  AtLeastOneBBoxRandomCrop: ['height', 'width'],
  CropAndPad: ['percent'],
  CropNonEmptyMaskIfExists: ['height', 'width'],
  GridElasticDeform: ['num_grid_xy', 'magnitude'],
  XYMasking: ['num_masks_x', 'num_masks_y', 'mask_x_length', 'mask_y_length'],
};

const requiredOrKnown = (name: string, key: string, defaults: Record<string, unknown>): boolean =>
  key in defaults || (required[name] ?? []).includes(key);
