/** Training loops around the preset file, to be copied into a project. */
import { pytorch } from './pytorch';
import type { Beside } from './samples';
import { tensorflow } from './tensorflow';

export type { Beside } from './samples';

export interface Loop {
  readonly id: 'pytorch' | 'tensorflow';
  readonly file: string;
  readonly text: string;
}

/** For what a training set has beside its pictures. */
export const loops = (beside: Beside): readonly Loop[] => [
  { id: 'pytorch', file: 'dataset.py', text: pytorch(beside) },
  { id: 'tensorflow', file: 'dataset_tf.py', text: tensorflow(beside) },
];
