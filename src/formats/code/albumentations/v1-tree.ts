/** A node of Albumentations 1.3.1 before it is Python or JSON. */
import type { Json } from '../../../math/text';
import type { Key } from '../../../pipeline/model';
import type { Params } from '../../../transforms/params';
import { intervalOf, type Mapped, type Use } from '../dialect';
import { approximate, exact, type Verdict } from '../verdict';

export interface Tree {
  readonly name: string;
  readonly args: { readonly [name: string]: Json };
  readonly p: number;
  readonly children?: readonly Tree[];
  /** The nodes of the pipeline that it stands for, the innermost first. */
  readonly of?: readonly Key[];
}

export const tree = (name: string, args: Tree['args'], p = 1): Tree => ({ name, args, p });

/** In a row, all or none. `Sequential` would ignore its p there. */
export const compose = (p: number, ...children: readonly Tree[]): Tree => ({ name: 'Compose', args: {}, p, children });

export const plain = (params: Params): Tree['args'] => params as Tree['args'];

/** One class with these arguments. */
export const one = (use: Use, name: string, args: Tree['args'], verdict: Verdict = exact): Mapped<Tree> => ({
  ...{ verdict, throwsDice: true, code: tree(name, args, use.p) },
});

/** Two arguments for what is one interval now. */
export const ends = (use: Use, name: string, low: string, high: string): Tree['args'] => {
  const [from, to] = intervalOf(use.params, name);
  return { [low]: from, [high]: to };
};

/** The class of the same name with the same arguments, less those that it does not have. */
export const same =
  (name: string, verdict: Verdict = exact, ...without: readonly string[]) =>
  (use: Use): Mapped<Tree> =>
    one(use, name, omit(use.params, without), verdict);

export const omit = (params: Params, names: readonly string[]): Tree['args'] =>
  Object.fromEntries(Object.entries(plain(params)).filter(([name]) => !names.includes(name)));

/** Renamed arguments; what is not named stays as it is, null takes it out. */
export function renamed(params: Params, names: { readonly [from: string]: string | null }): Tree['args'] {
  return Object.fromEntries(
    Object.entries(plain(params)).flatMap(([name, value]) => {
      const to = Object.hasOwn(names, name) ? names[name]! : name;
      return to === null ? [] : [[to, value]];
    }),
  );
}

export const remarks = {
  masks: approximate('masks are always resampled with nearest', '마스크는 항상 nearest로 보간'),
};
