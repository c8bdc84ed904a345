import type { Transform } from '../../define';
import { addToSaturation, grayscale } from './colour';
import { crop } from './crop';

/** imgaug 0.4. Its `Sequential(random_order=True)` is the group RandomOrder, its `Sometimes` a Sequential with p. */
export const imgaug: readonly Transform[] = [grayscale, addToSaturation, crop];
