import { describe, expect, it } from 'vitest';
import { barOf, bars, barsOf, classOf, nameOf, startsAnew } from '../../e2e/parity/bars';
import { transformNamed } from '../../src/transforms/index';
import { defaultsOf, type Params } from '../../src/transforms/params';

const step = (transform: string, params: Params = {}) => ({
  ...{ transform, params: { ...defaultsOf(transformNamed(transform)!.params), ...params } },
});

describe('the bar of a step', () => {
  it('follows from its kernel', () => {
    expect(classOf(step('InvertImg'))).toBe('exact');
    expect(classOf(step('RandomGamma'))).toBe('exact');
    expect(classOf(step('HorizontalFlip'))).toBe('exact');
    expect(classOf(step('Rotate'))).toBe('warp');
    expect(classOf(step('GaussianBlur'))).toBe('filter');
    expect(classOf(step('HueSaturationValue'))).toBe('HSV/Lab');
  });

  it('follows from its parameters where those choose the kernel', () => {
    expect(classOf(step('ToGray'))).toBe('exact');
    expect(classOf(step('ToGray', { method: 'from_lab' }))).toBe('HSV/Lab');
  });
});

it('is exact for WebP, which starts from our picture where a step before it may be a level off', () => {
  const webp = step('ImageCompression', { compression_type: 'webp' });
  expect(classOf(webp)).toBe('exact');
  expect(startsAnew([step('HorizontalFlip'), step('RandomGamma'), webp], webp)).toBe(false);
  expect(startsAnew([step('Rotate'), step('HorizontalFlip')], webp)).toBe(true);
  expect(startsAnew([step('Rotate')], step('ImageCompression'))).toBe(false);
});

describe('the bar of a chain', () => {
  it('is that of a single step as long as only one is not exact and nothing changes its values', () => {
    expect(barOf([step('InvertImg'), step('Rotate'), step('HorizontalFlip')])).toEqual(bars.warp);
    expect(barOf([step('InvertImg'), step('RandomGamma')])).toEqual(bars.exact);
  });

  it('gives one level of reach for every step behind the first that is not exact', () => {
    const chain = [step('InvertImg'), step('Rotate'), step('HorizontalFlip'), step('RandomGamma'), step('Rotate')];
    expect(barOf(chain)).toMatchObject({ equal: 0.99, near: 0.99, reach: 3 });
    expect(barOf([...chain, step('GaussianBlur')])).toMatchObject({ equal: 0, reach: 4, mean: 0.4 });
  });

  it('loosens masks by what every warp may pick differently, and by nothing else', () => {
    expect(barsOf([step('InvertImg')]).mask.equal).toBe(0.999);
    expect(barsOf([step('Rotate'), step('GaussianBlur'), step('Rotate')]).mask.equal).toBe(0.998);
    expect(barsOf([step('Rotate', { mask_interpolation: 1 })]).mask).toEqual(bars.warp);
  });

  it('is named after every class that counts', () => {
    expect(nameOf([step('InvertImg')])).toBe('exact');
    expect(nameOf([step('GaussianBlur'), step('InvertImg'), step('Rotate')])).toBe('warp + filter');
  });
});
