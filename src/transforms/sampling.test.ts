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
    const { check, params } = transformNamed('CoarseDropout')!;
    expect(check!({ ...defaultsOf(params), fill: 'inpaint_ns' })).not.toBeNull();
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
