import { describe, expect, it } from 'vitest';
import { recall } from './remember';

describe('recall', () => {
  it('makes each field once, until others that were asked for later take its place', () => {
    const made: string[] = [];
    const field = recall(10, (name: string, length: number) => {
      made.push(name);
      return new Float32Array(length);
    });
    const a = field('a', 4);
    field('b', 4);
    expect(field('a', 4)).toBe(a);
    expect(made).toEqual(['a', 'b']);
    // Asked for longest ago is b.
    field('c', 4);
    expect(field('a', 4)).toBe(a);
    field('b', 4);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps one that is larger than all it may hold, but nothing beside it', () => {
    let made = 0;
    const field = recall(10, (length: number) => {
      made += 1;
      return new Float32Array(length);
    });
    field(3);
    const large = field(99);
    expect(field(99)).toBe(large);
    expect(made).toBe(2);
    field(3);
    expect(made).toBe(3);
    expect(field(99)).not.toBe(large);
  });
});
