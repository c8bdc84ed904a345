/** One change of `image`, as an expression over it, and the functions that it calls. */
import type { Mapped } from '../dialect';
import { call, type Py, type PyArguments, type PyValue, word } from '../python';
import type { Verdict } from '../verdict';

export interface Change {
  readonly code: Py;
  readonly needs: readonly string[];
}

export const image = word('image');

/** A call of one of this file's own functions, the picture first. */
export const own = (
  name: string,
  named: PyArguments,
  verdict: Verdict,
  ...rest: readonly PyValue[]
): Mapped<Change> => ({
  ...{ verdict, code: { code: call(name, named, image, ...rest), needs: [name] } },
});

/** A call of TensorFlow itself. */
export const direct = (code: Py, verdict: Verdict, ...needs: readonly string[]): Mapped<Change> => ({
  ...{ verdict, code: { code, needs } },
});

/** `lambda image: …` */
export const lambda = ({ code }: Change): Py => ({ py: 'prefix', text: 'lambda image: ', value: code });
