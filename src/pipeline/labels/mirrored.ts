/** Left and right: which steps mirror the picture, and which names of keypoints belong together. */
import type { Kernel } from '../../transforms/define';
import { transformNamed } from '../../transforms/index';
import type { Step } from '../recipe';
import type { Mover } from './boxes';
import { moveOutline } from './outlines';

const rigid = (kernel: Kernel): boolean =>
  kernel.kind === 'sequence'
    ? kernel.kernels.every(rigid)
    : kernel.kind === 'lattice' || kernel.kind === 'affine' || kernel.kind === 'resize';

/** Whether a step turns the picture into its mirror image: three points go round the other way afterwards. */
export function mirrorsPicture({ transform: name, params, input }: Step, mover: Mover): boolean {
  const transform = transformNamed(name);
  if (!transform?.labels || !rigid(transform.kernel(params))) return false;
  const [x, y] = [input.width / 2, input.height / 2];
  const corner = [
    [x, y],
    [x + 1, y],
    [x, y + 1],
  ] as const;
  const [moved] = moveOutline(corner, mover);
  const [a, b, c] = moved ?? [];
  if (!a || !b || !c) return false;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) < 0;
}

export type Pairs = readonly (readonly [string, string])[];

/** From each name of a pair to the other. */
export const swapsOf = (pairs: Pairs): ReadonlyMap<string, string> =>
  new Map(
    pairs.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  );

/** Words for the two sides, with something other than a letter (or a change of case) around them. */
const sides = [
  [/(^|[^a-zA-Z])left(?![a-z])/, /(^|[^a-zA-Z])right(?![a-z])/, 'left', 'right'],
  [
    /(^|[^a-zA-Z])Left(?![a-z])|(?<=[a-z])Left(?![a-z])/,
    /(^|[^a-zA-Z])Right(?![a-z])|(?<=[a-z])Right(?![a-z])/,
    'Left',
    'Right',
  ],
  [/(^|[^a-zA-Z])LEFT(?![a-zA-Z])/, /(^|[^a-zA-Z])RIGHT(?![a-zA-Z])/, 'LEFT', 'RIGHT'],
  [/(^|[_\-. ])l(?=[_\-. ]|$)/, /(^|[_\-. ])r(?=[_\-. ]|$)/, 'l', 'r'],
  [/(^|[_\-. ])L(?=[_\-. ]|$)/, /(^|[_\-. ])R(?=[_\-. ]|$)/, 'L', 'R'],
  [/왼/, /오른/, '왼', '오른'],
] as const;

/** The name of the other side: right_eye for left_eye, LeftWrist for RightWrist; null where a name has no side. */
export function otherSide(name: string): string | null {
  for (const [left, right, leftWord, rightWord] of sides) {
    if (left.test(name)) return name.replace(left, (found) => found.replace(leftWord, rightWord));
    if (right.test(name)) return name.replace(right, (found) => found.replace(rightWord, leftWord));
  }
  return null;
}

/** Pairs of left and right among these names, each once, left first. */
export function sidePairs(names: Iterable<string>): Pairs {
  const known = new Set(names);
  const pairs: (readonly [string, string])[] = [];
  const used = new Set<string>();
  for (const name of known) {
    const other = otherSide(name);
    if (other === null || !known.has(other) || used.has(name)) continue;
    used.add(name).add(other);
    const isLeft = sides.some(([left]) => left.test(name));
    pairs.push(isLeft ? [name, other] : [other, name]);
  }
  return pairs;
}
