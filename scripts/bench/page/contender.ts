/** What is measured: a piece of work, and those who can do it. */
import type { Pipeline, TransformNode } from '../../../src/pipeline/model';
import type { SceneBox } from '../../../src/transforms/define';

export interface Work {
  readonly pipeline: Pipeline;
  /** The same nodes, none of which is a group. */
  readonly nodes: readonly TransformNode[];
  /** Tiles, each of `side` by `side` pixels. */
  readonly tiles: number;
  readonly side: number;
  /** The picture's own boxes, for transforms that look at them; in pixels. */
  readonly boxes: readonly SceneBox[];
}

export interface Prepared {
  /** Does the work once, with draws of its own, and returns when the pixels are there. */
  run(seed: number): void | Promise<void>;
  /** Passes of the last run, where it makes any. */
  passes?(): number;
  /** GPU memory held after the last run, where that is known. */
  bytes?(): number;
  release(): void;
}

/** RGBA of the picture that every tile starts from. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

export interface Contender {
  /** Gets ready, without what is paid once per page; null where it cannot do this work. */
  prepare(work: Work, picture: Picture): Promise<Prepared | null>;
}

/** A number between two others. */
export const between = (low: number, high: number): number => low + (high - low) * Math.random();

/** `count` numbers between two others. */
export const several = (count: number, low: number, high: number): number[] =>
  Array.from({ length: count }, () => between(low, high));
