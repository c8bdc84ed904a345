import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draws } from '../math/random';
import { type Draw, Refusal } from './define';
import { innerRectangle } from './geometric/affine/Rotate';
import { transformNamed } from './index';
import { defaultsOf, type Interval, type IntervalXY, type Params } from './params';

const input = { width: 301, height: 187 };
const seeds = fc.integer({ min: 0, max: 2 ** 40 });

function sample(name: string, params: Params, seed: number, size = input): Draw {
  const transform = transformNamed(name)!;
  return transform.sample({ ...defaultsOf(transform.params), ...params }, draws(seed, 3, 'n2'), { ...size, boxes: [] });
}

const intervals = (low: number, high: number): fc.Arbitrary<Interval> =>
  fc
    .tuple(fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: low, max: high, noNaN: true }))
    .map(([a, b]) => (a < b ? [a, b] : [b, a]));

const within = (value: unknown, [low, high]: Interval): boolean =>
  typeof value === 'number' && value >= low && value <= high;

describe('draws stay in their interval, whatever the seed', () => {
  it.each([
    ['Rotate', 'limit', 'angle', -180, 180],
    ['Affine', 'rotate', 'rotate', -180, 180],
    ['RandomGamma', 'gamma_limit', 'gamma', 1, 400],
    ['RandomBrightnessContrast', 'brightness_limit', 'brightness', -1, 1],
    ['RandomBrightnessContrast', 'contrast_limit', 'contrast', -1, 1],
    ['HueSaturationValue', 'hue_shift_limit', 'hue', -90, 90],
    ['HueSaturationValue', 'sat_shift_limit', 'saturation', -255, 255],
    ['HueSaturationValue', 'val_shift_limit', 'value', -255, 255],
    ['GaussianBlur', 'sigma_limit', 'sigma', 0, 50],
    ['GaussNoise', 'std_range', 'std', 0, 1],
    ['GaussNoise', 'mean_range', 'mean', -1, 1],
  ] as const)('%s %s', (name, param, drawn, low, high) => {
    fc.assert(
      fc.property(intervals(low, high), seeds, (range, seed) =>
        within(sample(name, { [param]: range }, seed)[drawn], range),
      ),
    );
  });

  it.each(['scale', 'shear'] as const)('Affine %s, per axis', (param) => {
    fc.assert(
      fc.property(intervals(-2, 0), intervals(0, 2), seeds, (x, y, seed) => {
        const drawn = sample('Affine', { [param]: { x, y } }, seed)[param] as readonly number[];
        return within(drawn[0], x) && within(drawn[1], y);
      }),
    );
  });
});

test('a fraction of the side is cut to whole pixels toward zero', () => {
  const translate_percent: IntervalXY = { x: [-0.0999, -0.0999], y: [0.0999, 0.0999] };
  expect(sample('Affine', { translate_px: null, translate_percent }, 1).translate).toEqual([-30, 18]);
});

test('keep_ratio copies the zoom of x', () => {
  const scale: IntervalXY = { x: [0.5, 2], y: [0.5, 2] };
  const drawn = sample('Affine', { scale, keep_ratio: true }, 5).scale as readonly number[];
  expect(drawn[0]).toBe(drawn[1]);
});

test('balanced zoom shrinks as often as it enlarges', () => {
  const scale: IntervalXY = { x: [0.5, 3], y: [2, 3] };
  const drawn = Array.from(
    { length: 2000 },
    (_, seed) => sample('Affine', { scale, balanced_scale: true }, seed).scale,
  );
  const smaller = drawn.filter((pair) => (pair as readonly number[])[0]! < 1).length;
  expect(smaller).toBeGreaterThan(900);
  expect(smaller).toBeLessThan(1100);
  // Where the range does not reach below one, it still starts there.
  expect(drawn.some((pair) => (pair as readonly number[])[1]! < 2)).toBe(true);
});

test('moving by pixels and by a fraction at once is refused, as are unequal zooms that must be kept equal', () => {
  const { check, params } = transformNamed('Affine')!;
  const still: IntervalXY = { x: [0, 0], y: [0, 0] };
  expect(check!({ ...defaultsOf(params), translate_px: still, translate_percent: still })).not.toBeNull();
  const scale: IntervalXY = { x: [1, 1], y: [1, 2] };
  expect(check!({ ...defaultsOf(params), scale, keep_ratio: true })).not.toBeNull();
});

describe('crops', () => {
  const side = fc.integer({ min: 1, max: 400 });

  it('lie within the padded picture', () => {
    const names = fc.constantFrom('RandomCrop', 'CenterCrop');
    const positions = fc.constantFrom('center', 'top_left', 'bottom_right', 'random');
    fc.assert(
      fc.property(names, side, side, positions, seeds, (name, width, height, pad_position, seed) => {
        const cut = sample(name, { width, height, pad_if_needed: true, pad_position }, seed);
        const [top, bottom, left, right] = cut.pad as readonly [number, number, number, number];
        expect(Math.min(top, bottom, left, right, Number(cut.x), Number(cut.y))).toBeGreaterThanOrEqual(0);
        expect(Number(cut.x) + width).toBeLessThanOrEqual(input.width + left + right);
        expect(Number(cut.y) + height).toBeLessThanOrEqual(input.height + top + bottom);
        expect(top + bottom).toBe(Math.max(0, height - input.height));
        expect(left + right).toBe(Math.max(0, width - input.width));
      }),
    );
  });

  it('reach every place', () => {
    const found = new Set(
      Array.from({ length: 300 }, (_, seed) => sample('RandomCrop', { width: 299, height: 186 }, seed).x),
    );
    expect([...found].sort()).toEqual([0, 1, 2]);
  });

  it('are refused where the picture is too small and padding is off', () => {
    expect(() => sample('RandomCrop', { width: 302, height: 10 }, 1)).toThrow(Refusal);
    expect(() => sample('CenterCrop', { width: 10, height: 188 }, 1)).toThrow(Refusal);
    expect(() => sample('Crop', { x_max: 302, y_max: 10 }, 1)).toThrow(Refusal);
  });
});

describe('holes', () => {
  it('lie within the picture and have the size asked for', () => {
    fc.assert(
      fc.property(intervals(0, 0.99), intervals(0, 0.99), seeds, (high, wide, seed) => {
        const drawn = sample(
          'CoarseDropout',
          { hole_height_range: high, hole_width_range: wide, num_holes_range: [1, 9] },
          seed,
        );
        for (const [x1, y1, x2, y2] of drawn.holes as readonly (readonly number[])[]) {
          expect(Math.min(x1!, y1!)).toBeGreaterThanOrEqual(0);
          expect(x2).toBeLessThanOrEqual(input.width);
          expect(y2).toBeLessThanOrEqual(input.height);
          expect(within(y2! - y1!, [Math.trunc(high[0] * input.height), high[1] * input.height])).toBe(true);
          expect(within(x2! - x1!, [Math.trunc(wide[0] * input.width), wide[1] * input.width])).toBe(true);
        }
      }),
    );
  });

  it('count in pixels from a height of one on', () => {
    const drawn = sample('CoarseDropout', { hole_height_range: [12, 12], hole_width_range: [30, 30] }, 4);
    for (const [x1, y1, x2, y2] of drawn.holes as readonly (readonly number[])[])
      expect([x2! - x1!, y2! - y1!]).toEqual([30, 12]);
  });

  it('are refused where they do not fit, and so is inpainting', () => {
    expect(() => sample('CoarseDropout', { hole_height_range: [500, 600], hole_width_range: [1, 2] }, 4)).toThrow(
      Refusal,
    );
    expect(() => sample('CoarseDropout', { hole_width_range: [3, 4] }, 4)).toThrow(Refusal);
    expect(() => sample('CoarseDropout', { fill: 'inpaint_ns' }, 4)).toThrow(Refusal);
  });
});

test('the rectangle inside a turned picture never leaves it', () => {
  const whole = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(fc.double({ min: -720, max: 720, noNaN: true }), whole, whole, (angle, width, height) => {
      const { x1, y1, x2, y2 } = innerRectangle(angle, { width, height });
      return x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height;
    }),
  );
  expect(innerRectangle(0, input)).toEqual({ x1: 0, y1: 0, x2: 301, y2: 187 });
});

test('even blur widths grow by one, and zero fits sigma', () => {
  expect(sample('GaussianBlur', { blur_limit: [8, 8], sigma_limit: [2, 2] }, 1)).toEqual({ sigma: 2, size: 9 });
  expect(sample('GaussianBlur', { blur_limit: [0, 0], sigma_limit: [2, 2] }, 1)).toEqual({ sigma: 2, size: 15 });
});

describe('cells and stripes', () => {
  const holesIn = (drawn: Draw) => drawn.holes as readonly (readonly [number, number, number, number])[];

  it('of a grid have one hole each that never leaves its cell', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 1, noNaN: true }), seeds, (holes_number_xy, ratio, seed) => {
        const drawn = sample('GridDropout', { holes_number_xy, ratio }, seed);
        const [rows, columns] = [drawn.rows, drawn.columns] as [number[], number[]];
        // The library takes the first number for rows.
        expect([rows.length - 1, columns.length - 1]).toEqual(holes_number_xy);
        expect([rows.at(-1), columns.at(-1)]).toEqual([input.height, input.width]);
        for (const [i, [x1, y1, x2, y2]] of holesIn(drawn).entries()) {
          const [row, column] = [Math.floor(i / holes_number_xy[1]), i % holes_number_xy[1]];
          expect(Math.min(x1 - columns[column]!, y1 - rows[row]!)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x2 - columns[column + 1]!, y2 - rows[row + 1]!)).toBeLessThanOrEqual(0);
          const high = rows[row + 1]! - rows[row]!;
          expect(y2 - y1).toBe(Math.trunc(Math.min(Math.max(high * ratio, 1), high - 1)));
        }
      }),
    );
  });

  it('of a grid are refused where the library raises', () => {
    expect(() => sample('GridDropout', { unit_size_range: [5, 5] }, 1)).toThrow(Refusal);
    expect(() => sample('GridDropout', { unit_size_range: [5, 188] }, 1)).toThrow(Refusal);
    expect(() => sample('GridDropout', {}, 1, { width: 1, height: 50 })).toThrow(Refusal);
    expect(sample('GridDropout', { unit_size_range: [20, 21] }, 1).rows).toHaveLength(10);
  });

  it('run from edge to edge, and no further', () => {
    const drawn = sample('XYMasking', { num_masks_x: [4, 4], num_masks_y: [2, 2], mask_x_length: [3, 9] }, 6);
    expect(drawn.upright).toBe(4);
    for (const [i, [x1, y1, x2, y2]] of holesIn(drawn).entries()) {
      if (i < 4) expect([y1, y2]).toEqual([0, input.height]);
      else expect([x1, x2]).toEqual([0, input.width]);
      if (i < 4) expect(within(x2 - x1, [3, 9])).toBe(true);
    }
    expect(() => sample('XYMasking', { mask_x_length: [1, 302] }, 1)).toThrow(Refusal);
    expect(() => sample('XYMasking', { mask_y_length: [1, 188] }, 1)).toThrow(Refusal);
  });

  it('erased have the area and shape that were drawn, as far as whole pixels go', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const drawn = sample('Erasing', {}, seed);
        const [x1, y1, x2, y2] = holesIn(drawn)[0]!;
        expect(within(Number(drawn.area) / (input.width * input.height), [0.02, 0.33])).toBe(true);
        expect(within(Number(drawn.ratio), [0.3, 3.3])).toBe(true);
        expect(Math.abs((x2 - x1) ** 2 - Number(drawn.area) * Number(drawn.ratio))).toBeLessThan(x2 - x1 + 1);
        expect(Math.min(x1, y1, input.width - x2, input.height - y2)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(() => sample('Erasing', { scale: [0.9, 0.95], ratio: [3, 3.3] }, 1)).toThrow(Refusal);
    expect(() => sample('Erasing', { scale: [0, 0] }, 1)).toThrow(Refusal);
    expect(() => sample('Erasing', { ratio: [0, 1] }, 1)).toThrow(Refusal);
  });
});

test('temperatures are warm four times in ten, whatever the limits', () => {
  for (const sampling_method of ['uniform', 'gaussian']) {
    const params = { sampling_method, temperature_limit: [5000, 12000] } as const;
    const drawn = Array.from({ length: 2000 }, (_, seed) =>
      Number(sample('PlanckianJitter', params, seed).temperature),
    );
    expect(drawn.every((kelvin) => within(kelvin, [5000, 12000]) && Number.isInteger(kelvin))).toBe(true);
    const warm = drawn.filter((kelvin) => kelvin < 6000).length;
    expect(warm).toBeGreaterThan(700);
    expect(warm).toBeLessThan(900);
  }
  const { check, params } = transformNamed('PlanckianJitter')!;
  expect(check!({ ...defaultsOf(params), temperature_limit: [6500, 9000] })).not.toBeNull();
  expect(check!({ ...defaultsOf(params), mode: 'cied', temperature_limit: [3000, 15000] })).not.toBeNull();
  expect(check!({ ...defaultsOf(params), mode: 'cied' })).toBeNull();
  expect(check!({ ...defaultsOf(params), mode: 'cied', temperature_limit: null })).toBeNull();
});

test('every order of channels and of changes comes up', () => {
  const kinds = (name: string): number =>
    new Set(Array.from({ length: 600 }, (_, seed) => String(sample(name, {}, seed).order))).size;
  expect(kinds('ChannelShuffle')).toBe(6);
  expect(kinds('ColorJitter')).toBe(24);
});

test.each([0, 1, 77, 255])('a dropped channel is pinned by shifts that leave %d everywhere', (level) => {
  const transform = transformNamed('ChannelDropout')!;
  const params = { ...defaultsOf(transform.params), fill: level, channel_drop_range: [1, 2] } as const;
  const tableOf = (name: string, given: Params, draw: Draw): readonly number[] => {
    const kernel = transformNamed(name)!.kernel(given);
    if (kernel.kind !== 'lut') throw new Error(`${name} is no table.`);
    return [...kernel.table({ params: given, draw, input })];
  };
  for (let seed = 0; seed < 20; seed++) {
    const draw = sample('ChannelDropout', params, seed);
    let found = Array.from({ length: 768 }, (_, i) => i % 256);
    for (const node of transform.fix({ params, draw, input }).nodes) {
      const table = tableOf(node.transform, node.params, sample(node.transform, node.params, seed));
      found = found.map((value, i) => table[256 * Math.floor(i / 256) + value]!);
    }
    expect(found).toEqual(tableOf('ChannelDropout', params, draw));
  }
});

test('pinned salt and pepper counts the same pixels again', () => {
  fc.assert(
    fc.property(intervals(0, 1), intervals(0, 1), seeds, (amount, salt_vs_pepper, seed) => {
      const transform = transformNamed('SaltAndPepper')!;
      const draw = sample('SaltAndPepper', { amount, salt_vs_pepper }, seed);
      const params = { amount, salt_vs_pepper };
      const [node] = transform.fix({ params, draw, input }).nodes;
      const { pixels, salt } = sample('SaltAndPepper', node!.params, seed + 1);
      expect({ pixels, salt }).toEqual({ pixels: draw.pixels, salt: draw.salt });
    }),
  );
});

test('glass is refused where the library counts wrong, or divides by nothing', () => {
  expect(() => sample('GlassBlur', { sigma: 0 }, 1)).toThrow(Refusal);
  expect(() => sample('GlassBlur', { max_delta: 4 }, 1, { width: 7, height: 50 })).toThrow(Refusal);
  expect(() => sample('GlassBlur', { max_delta: 4 }, 1, { width: 6, height: 5 })).toThrow(Refusal);
  for (const [width, height] of [
    [8, 50],
    [9, 9],
    [7, 7],
  ] as const)
    expect(sample('GlassBlur', { max_delta: 4 }, 1, { width, height })).toHaveProperty('seed');
});

describe('additive noise', () => {
  const laws = ['uniform', 'gaussian', 'laplace', 'beta'] as const;
  /** Of many draws, three channels each. */
  const shifts = (params: Params): number[] =>
    Array.from({ length: 2000 }, (_, seed) => sample('AdditiveNoise', params, seed).shift as number[]).flat();

  it('has the mean and deviation of its law in whole channels, too', () => {
    const cases = [
      ['uniform', { ranges: [[-0.2, 0.4]] }, 0.1, 0.6 / Math.sqrt(12)],
      ['gaussian', { mean_range: [0.1, 0.1], std_range: [0.2, 0.2] }, 0.1, 0.2],
      ['laplace', { mean_range: [-0.1, -0.1], scale_range: [0.2, 0.2] }, -0.1, 0.2 * Math.SQRT2],
      ...(
        [
          [0.5, 0.5],
          [1.5, 0.7],
          [4.3, 11],
          [0.07, 0.2],
        ] as const
      ).map(
        ([a, b]) =>
          [
            'beta',
            { alpha_range: [a, a], beta_range: [b, b], scale_range: [0.4, 0.4] },
            0.4 * ((2 * a) / (a + b) - 1),
            0.8 * Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))),
          ] as const,
      ),
    ] as const;
    for (const [noise_type, noise_params, mean, deviation] of cases) {
      const found = shifts({ noise_type, noise_params, spatial_mode: 'constant' } as Params).map(
        (level) => level / 255,
      );
      const middle = found.reduce((sum, value) => sum + value, 0) / found.length;
      const spread = Math.sqrt(found.reduce((sum, value) => sum + (value - middle) ** 2, 0) / found.length);
      expect(Math.abs(middle - mean), noise_type).toBeLessThan((5 * deviation) / Math.sqrt(found.length));
      expect(Math.abs(spread / deviation - 1), noise_type).toBeLessThan(8 / Math.sqrt(found.length));
    }
  });

  it('that shifts whole channels is pinned to the level', () => {
    const transform = transformNamed('AdditiveNoise')!;
    fc.assert(
      fc.property(fc.constantFrom(...laws), seeds, (noise_type, seed) => {
        const params = { ...defaultsOf(transform.params), noise_type };
        const draw = sample('AdditiveNoise', params, seed);
        const [node] = transform.fix({ params, draw, input }).nodes;
        const again = sample('AdditiveNoise', node!.params, seed + 1);
        const whole = (shift: unknown) =>
          (shift as number[]).map((level) => Math.max(-255, Math.min(255, Math.trunc(level))) + 0);
        expect(whole(again.shift)).toEqual(whole(draw.shift));
      }),
    );
  });

  it('is refused with the numbers of another law, and with a shape of nothing', () => {
    const { check, params } = transformNamed('AdditiveNoise')!;
    const other = { noise_type: 'beta', noise_params: { ranges: [[0, 1]] } } as const;
    expect(() => sample('AdditiveNoise', other, 1)).toThrow(Refusal);
    expect(check!({ ...defaultsOf(params), ...other })).not.toBeNull();
    expect(check!({ ...defaultsOf(params), ...other, noise_type: 'uniform' })).toBeNull();
    const none = { alpha_range: [0, 0], beta_range: [1, 1], scale_range: [1, 1] } as const;
    expect(() => sample('AdditiveNoise', { noise_type: 'beta', noise_params: none }, 1)).toThrow(Refusal);
  });
});
