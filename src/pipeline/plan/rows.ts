/** Vectors at the start of a row: place and size in the source; place in the result; place of the extra input. */
export const rowHeader = 3;

/** Vectors of a row, such that the next one starts where a uniform buffer may be bound. */
export const aligned = (vectors: number): number => Math.ceil(vectors / 16) * 16;
