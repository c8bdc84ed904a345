/** Objects of a mask: pixels of the same kind that touch, diagonally too. */
import type { ClassMap } from '../define';

export interface Objects {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Per pixel: its object from 1 on, in the order of their first pixels; 0 where there is none. */
  readonly owner: Int32Array;
  /** Pixels of each object; that of 0 is not counted. */
  readonly sizes: Int32Array;
}

/** The objects last found in a map: until something moves the mask, every tile looks at the same one. */
const known = new WeakMap<ClassMap, { readonly kinds: string; readonly objects: Objects }>();

/** `kind` says what a class counts as: pixels touch where it is the same, and 0 is no object at all. */
export function objectsOf(map: ClassMap, kind: (value: number) => number): Objects {
  const kinds = Uint8Array.from({ length: 256 }, (_, value) => kind(value));
  const before = known.get(map);
  if (before?.kinds === kinds.join()) return before.objects;
  const objects = findObjects(map, kinds);
  known.set(map, { kinds: kinds.join(), objects });
  return objects;
}

function findObjects({ width, height, values }: ClassMap, kinds: Uint8Array): Objects {
  const owner = new Int32Array(width * height);
  /** Provisional objects; each points to one it was found to be part of, or to itself. */
  const parents = [0];
  const rootOf = (one: number): number => {
    let root = one;
    while (parents[root] !== root) root = parents[root]!;
    for (let next = one; next !== root; ) {
      const above = parents[next]!;
      parents[next] = root;
      next = above;
    }
    return root;
  };
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const own = kinds[values[at]!]!;
      if (own === 0) continue;
      let found = 0;
      const touch = (neighbour: number): void => {
        if (kinds[values[neighbour]!] !== own) return;
        const root = rootOf(owner[neighbour]!);
        if (found === 0 || root === found) found = root;
        else {
          const [first, second] = root < found ? [root, found] : [found, root];
          parents[second] = first;
          found = first;
        }
      };
      if (x > 0) touch(at - 1);
      if (y > 0) {
        if (x > 0) touch(at - width - 1);
        touch(at - width);
        if (x + 1 < width) touch(at - width + 1);
      }
      owner[at] = found || parents.push(parents.length) - 1;
    }
  return numbered(
    owner,
    parents.map((_, one) => rootOf(one)),
    width,
    height,
  );
}

/** Provisional numbers become 1, 2, 3 … by first pixel. */
function numbered(owner: Int32Array, roots: readonly number[], width: number, height: number): Objects {
  const numbers = new Int32Array(roots.length);
  const sizes: number[] = [0];
  owner.forEach((provisional, at) => {
    if (provisional === 0) return;
    const root = roots[provisional]!;
    numbers[root] ||= sizes.push(0) - 1;
    owner[at] = numbers[root]!;
    sizes[numbers[root]!]! += 1;
  });
  return { width, height, count: sizes.length - 1, owner, sizes: Int32Array.from(sizes) };
}

/** The pixels of each object in reading order, one after the other; `starts[i]` is where those of object i begin. */
export function pixelsByObject({ owner, sizes, count }: Objects): {
  readonly pixels: Int32Array;
  readonly starts: Int32Array;
} {
  const starts = new Int32Array(count + 2);
  for (let i = 1; i <= count; i++) starts[i + 1] = starts[i]! + sizes[i]!;
  const next = starts.slice();
  const pixels = new Int32Array(starts[count + 1]!);
  owner.forEach((object, at) => {
    if (object > 0) pixels[next[object]!++] = at;
  });
  return { pixels, starts };
}
