import { describe, expect, it, vi } from 'vitest';
import { later, loadTheRest } from './later';

describe('a later part', () => {
  it('is loaded once, whoever asks', async () => {
    const load = vi.fn(async () => 'part');
    const part = later(load);
    expect(part.part).toBeNull();
    loadTheRest();
    expect(await part.load()).toBe('part');
    expect(part.part).toBe('part');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is asked for again where it could not be had', async () => {
    const load = vi.fn(async () => 'part');
    load.mockRejectedValueOnce(new Error('no network'));
    const part = later(load);
    await expect(part.load()).rejects.toThrow('no network');
    expect(part.part).toBeNull();
    expect(await part.load()).toBe('part');
  });
});
