/** What is not needed for the first picture waits for it. */
let settle = (): void => {};

/** Resolves when the grid has its first picture, or when it is known that there will be none. */
export const firstGrid: Promise<void> = new Promise((resolve) => {
  settle = resolve;
});

export const settleFirstGrid = (): void => settle();
