/** How numbers are stored: nothing of it can be seen, so the picture is shown as it was before. */
import type { Transform } from '../../define';
import { FromFloat } from './FromFloat';
import { Normalize } from './Normalize';
import { ToFloat } from './ToFloat';
import { ToTensorV2 } from './ToTensorV2';

/** In the order of the palette. */
export const format: readonly Transform[] = [Normalize, ToFloat, FromFloat, ToTensorV2];
