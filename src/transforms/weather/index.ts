import type { Transform } from '../define';

/** In the order of the palette. */
export const weather: readonly Transform[] = [];
