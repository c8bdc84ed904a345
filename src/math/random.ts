/**
 * Counter-based random numbers. A number depends only on the words it is keyed with, never on how many were drawn
 * before it, so that inserting or removing anything leaves every other number alone.
 */

/** 32-bit FNV-1a over UTF-16 code units, finished with murmur3's avalanche. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return avalanche(h);
}

function avalanche(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Mixes 32-bit words into one; the order of the words matters. */
export function hashWords(...words: number[]): number {
  let h = 0x9e3779b9;
  for (const word of words) h = avalanche(Math.imul(h, 0x01000193) ^ avalanche((word | 0) + 0x7f4a7c15));
  return h;
}

/**
 * The random numbers of one node on one tile. Every method names the parameter it draws for; `index` tells apart
 * several numbers of the same parameter.
 */
export interface Draws {
  /** Uniform in [0, 1), 53 bits. */
  unit(name: string, index?: number): number;
  /** Uniform in [low, high), as Python's `random.uniform`. */
  uniform(name: string, range: readonly [number, number], index?: number): number;
  /** Uniform integer, both ends inclusive, as Python's `random.randint`. */
  int(name: string, range: readonly [number, number], index?: number): number;
  /** Normal deviate (Box-Muller). */
  normal(name: string, mean: number, deviation: number, index?: number): number;
  /** 24-bit seed for a random field on the GPU; small enough to be exact in a float32. */
  seed(name: string): number;
}

/** Draws keyed by (seed, tile, node key, occurrence): the whole state of randomness. */
export function draws(seed: number, tile: number, key: string, occurrence = 0): Draws {
  const base = hashWords(Math.floor(seed / 0x1_0000_0000), seed, tile, hashText(key), occurrence);
  const unit = (name: string, index = 0): number => {
    const word = hashText(name);
    const high = hashWords(base, word, index, 1) >>> 5;
    const low = hashWords(base, word, index, 2) >>> 6;
    return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  };
  const uniform: Draws['uniform'] = (name, [low, high], index) => low + (high - low) * unit(name, index);
  return {
    unit,
    uniform,
    int: (name, [low, high], index) => Math.min(high, low + Math.floor(unit(name, index) * (high - low + 1))),
    normal: (name, mean, deviation, index = 0) =>
      mean +
      deviation *
        Math.sqrt(-2 * Math.log(1 - unit(name, 2 * index))) *
        Math.cos(2 * Math.PI * unit(name, 2 * index + 1)),
    seed: (name) => hashWords(base, hashText(name), 0, 3) >>> 8,
  };
}
