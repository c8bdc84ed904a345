/** The one store. Everything outside React (renderer, persistence) subscribes to it directly. */
import { createStore } from 'zustand/vanilla';
import type { Text } from '../math/text';
import { emptyLabels, type LabelSet } from '../pipeline/labels/model';
import { emptyPipeline, type Key, type Pipeline } from '../pipeline/model';
import { type CodeView, initialCodeView } from './code-view';

/** What the grid shows of an image: its pixels live in `images.ts`, never in the store. */
export interface ImageRef {
  /** Content hash of the file, or `sample:<file>`; finds the pixels again after undo or a reload. */
  readonly id: string;
  readonly name: string;
  /** Upright size in pixels, before any resize. */
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** What undo and redo restore, and what a reload brings back. */
export interface Document {
  readonly pipeline: Pipeline;
  readonly image: ImageRef | null;
  /** What is known about the image: boxes, polygons, keypoints and a mask, in its own pixels. Not exported. */
  readonly labels: LabelSet;
  readonly seed: number;
  readonly grid: Grid;
  /** Only this node (and its ancestors and children) runs; null runs all. Not exported. */
  readonly solo: Key | null;
}

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'ko';

/** A message shown beside the place it concerns until dismissed or replaced by a newer one of the same place. */
export interface Notice {
  readonly id: number;
  readonly where: 'image' | 'pipeline' | 'file' | 'link' | 'engine' | 'storage' | 'tile';
  readonly level: 'error' | 'warning' | 'info';
  readonly text: Text;
  /** One line per detail (an unknown transform, a clamped number). */
  readonly details: readonly Text[];
}

export type EngineState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly renderer: string; readonly backend: string; readonly thread: 'worker' | 'page' }
  /** The context was lost and is being rebuilt; the last pictures stay. */
  | { readonly phase: 'recovering' }
  | { readonly phase: 'unsupported' | 'failed'; readonly reason: string };

/** Figures of the newest finished frame. */
export interface FrameStats {
  readonly tiles: number;
  readonly passes: number;
  readonly milliseconds: number;
}

/** What of the labels is drawn over the pictures. */
export interface LabelView {
  /** The switch over all of them. */
  readonly shown: boolean;
  readonly boxes: boolean;
  readonly polygons: boolean;
  readonly points: boolean;
  readonly mask: boolean;
  /** Of the mask, 0..1. */
  readonly opacity: number;
}

export const initialLabelView: LabelView = {
  shown: true,
  boxes: true,
  polygons: true,
  points: true,
  mask: true,
  opacity: 0.45,
};

export interface State {
  readonly document: Document;
  /** The seed stays: reroll is off and imports keep it. */
  readonly seedLocked: boolean;
  /** 1-based tile shown in the tile panel; null shows none. */
  readonly selectedTile: number | null;
  /** 0-based: which draws the grid is turned to, see `draws.ts`. */
  readonly page: number;
  readonly selectedNode: Key | null;
  /** Nodes whose parameters are folded away. */
  readonly collapsed: ReadonlySet<Key>;
  readonly labelView: LabelView;
  readonly codeView: CodeView;
  readonly theme: Theme;
  readonly language: Language;
  readonly notices: readonly Notice[];
  readonly engine: EngineState;
  readonly frame: FrameStats | null;
  readonly history: { readonly canUndo: boolean; readonly canRedo: boolean };
  readonly saved: 'saved' | 'saving' | 'off';
}

export const initialDocument: Document = {
  pipeline: emptyPipeline,
  image: null,
  labels: emptyLabels,
  seed: 7,
  grid: { rows: 5, columns: 5 },
  solo: null,
};

export const store = createStore<State>(() => ({
  document: initialDocument,
  seedLocked: false,
  selectedTile: null,
  page: 0,
  selectedNode: null,
  collapsed: new Set<Key>(),
  labelView: initialLabelView,
  codeView: initialCodeView,
  theme: 'system',
  language: 'en',
  notices: [],
  engine: { phase: 'starting' },
  frame: null,
  history: { canUndo: false, canRedo: false },
  saved: 'off',
}));
