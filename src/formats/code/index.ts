/** Every library that a pipeline can be written for, in the order of the list. */
import { albumentations1 } from './albumentations/v1';
import { albumentations } from './albumentations/v2';
import { imgaug } from './imgaug';
import { kornia } from './kornia';
import type { Library } from './library';
import { tensorflow } from './tensorflow';
import { torchvision } from './torchvision';

export const libraries: readonly Library[] = [albumentations, albumentations1, torchvision, tensorflow, imgaug, kornia];
