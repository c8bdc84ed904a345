import { describe, expect, it } from 'vitest';
import { readArguments, readJob } from './render-options.mjs';

const needed = ['--preset', 'p.json', '--input', 'cat.png', '--out', 'out'];

describe('the command line of the renderer', () => {
  it('fills in what is left out, and leaves to the preset what the preset knows', () => {
    expect(readArguments(needed)).toEqual({ job: { preset: 'p.json', input: 'cat.png', out: 'out', tiles: 4 } });
  });

  it('reads every option', () => {
    const all = [...needed, '--mask', 'm.png', '--labels', 'c.json', '--tiles', '9', '--seed', '0', '--size', '512'];
    expect(readArguments(all)).toEqual({
      job: {
        ...{ preset: 'p.json', input: 'cat.png', out: 'out', mask: 'm.png', labels: 'c.json' },
        ...{ tiles: 9, seed: 0, size: 512 },
      },
    });
    expect(readArguments([...needed, '--size', 'original'])).toMatchObject({ job: { size: 'original' } });
  });

  it.each([
    ['no input', ['--preset', 'p.json', '--out', 'out'], 'input is missing'],
    ['no number of tiles', [...needed, '--tiles', 'many'], 'tiles must be a whole number'],
    ['no tiles', [...needed, '--tiles', '0'], 'tiles must be a whole number'],
    ['half a seed', [...needed, '--seed', '1.5'], 'seed must be a whole number'],
    ['an empty seed', [...needed, '--seed', ''], 'seed must be a whole number'],
    ['a size of nothing', [...needed, '--size', '0'], 'size must be a whole number'],
    ['an unknown option', [...needed, '--colour', 'red'], '--colour'],
    ['a stray word', [...needed, 'extra'], 'extra'],
    ['jobs and more', ['--jobs', 'jobs.json', '--seed', '7'], '--seed belongs into the jobs file'],
  ])('says what is wrong with %s', (_, args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  it('takes a jobs file or a call for help', () => {
    expect(readArguments(['--jobs', 'jobs.json'])).toEqual({ jobs: 'jobs.json' });
    expect(readArguments(['--help'])).toEqual({ help: true });
  });
});

describe('a job of a jobs file', () => {
  const job = { preset: 'p.json', input: 'cat.png', out: 'out' };

  it('takes numbers as numbers or text, and null as not given', () => {
    expect(readJob({ ...job, tiles: 2, seed: '3', size: null, mask: null })).toEqual({ ...job, tiles: 2, seed: 3 });
  });

  it.each([
    ['text', 'cat.png', 'must be an object'],
    ['a list', [job], 'must be an object'],
    ['a misspelt option', { ...job, tile: 3 }, 'unknown option "tile"'],
    ['a path that is a number', { ...job, mask: 3 }, 'mask must be a path'],
    ['a true seed', { ...job, seed: true }, 'seed must be a whole number'],
  ])('refuses %s', (_, raw, message) => {
    expect(() => readJob(raw)).toThrow(message);
  });
});
