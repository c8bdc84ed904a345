import type { Transform } from '../define';
import { imgaug } from './imgaug';
import { keras } from './keras';
import { tensorflow } from './tensorflow';
import { torchvision } from './torchvision';

/** What other libraries do that Albumentations does not. In the order of the palette. */
export const otherLibraries: readonly Transform[] = [...torchvision, ...tensorflow, ...keras, ...imgaug];
