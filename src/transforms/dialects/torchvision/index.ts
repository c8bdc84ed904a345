import type { Transform } from '../../define';
import { randomErasing } from './erasing';
import { colorJitter } from './jitter';

/** Transforms v2 of torchvision, on tensors of bytes. In the order of the palette. */
export const torchvision: readonly Transform[] = [colorJitter, randomErasing];
