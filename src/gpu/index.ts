export { createEngine, type StartedEngine } from './client';
export type { Cell, Counts, Description, Engine, Painted, PaintRequest, Pixels, Placement } from './protocol';
