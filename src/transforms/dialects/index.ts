import type { Transform } from '../define';
import { imgaug } from './imgaug';
import { keras } from './keras';
import { tensorflow } from './tensorflow';

/** What other libraries do that Albumentations does not. In the order of the palette. */
export const otherLibraries: readonly Transform[] = [...tensorflow, ...keras, ...imgaug];
