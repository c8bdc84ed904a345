import { describe, expect, test } from 'vitest';
import { transforms } from '../../transforms';
import { entries, search, shelfOf } from './search';

const names = (query: string) => search(query, null).map((entry) => entry.name);

describe('search', () => {
  test('everything is there while nothing is typed', () => {
    expect(search(' ', null)).toEqual(entries);
    expect(entries.length).toBe(transforms.length + 5);
  });

  test('every transform is the first hit of its own name, however it is typed', () => {
    for (const { name } of transforms) {
      expect(names(name)[0]).toBe(name);
      expect(names(name.toUpperCase())[0]).toBe(name);
    }
  });

  test('parts, initials and letters in order find a name', () => {
    expect(names('flip')).toEqual(expect.arrayContaining(['HorizontalFlip', 'VerticalFlip']));
    expect(names('rbc')[0]).toBe('RandomBrightnessContrast');
    expect(names('rndcrp')).toContain('RandomCrop');
  });

  test('other words find it, in either language', () => {
    expect(names('shear')).toContain('Affine');
    expect(names('좌우')).toContain('HorizontalFlip');
    expect(names('그룹')).toEqual(['OneOf', 'SomeOf', 'RandomOrder', 'Sequential', 'Compose']);
  });

  test('every typed word has to fit', () => {
    expect(names('random crop')[0]).toBe('RandomCrop');
    expect(names('crop zebra')).toEqual([]);
  });

  test('a shelf holds only its own', () => {
    const found = search('', 'geometric');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((entry) => shelfOf(entry) === 'geometric')).toBe(true);
    expect(search('rotate', 'color')).toEqual([]);
  });
});
