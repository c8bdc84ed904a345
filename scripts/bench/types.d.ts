/** What a run of the benchmark finds, as its JSON file holds it. Times in milliseconds. */

export type Who = 'copy' | 'ours' | 'screen' | 'webgl' | 'wasm' | 'opencv' | 'canvas' | 'library' | 'libraryAll';

/** One who did a piece of work; a text says why it could not, null that it has nothing for it. */
export interface Time {
  readonly median: number;
  /** 10 % and 90 % of the repetitions lie below. */
  readonly low: number;
  readonly high: number;
  readonly repetitions: number;
  /** Tiles that were run where all would take too long; the times are scaled up to all of them. */
  readonly tiles?: number;
  /** What the first run took; not where the times are scaled. */
  readonly first?: number;
  readonly passes?: number | null;
  readonly bytes?: number | null;
}

export type Times = { readonly [W in Who]?: Time | string | null };

export interface PipelineResult {
  readonly work: string;
  readonly tiles: number;
  readonly side: number;
  readonly missing: readonly string[];
  readonly times: Times;
}

export interface TransformResult {
  readonly name: string;
  readonly category: string;
  /** Why it was left out. */
  readonly refused: string | null;
  /** Why the library was not asked, where there is something to say about it. */
  readonly notAsked?: string;
  readonly times: Times;
}

export interface GrowthResult {
  readonly series: 'tiles' | 'points' | 'hues';
  readonly count: number;
  readonly time: number;
  readonly copy: number;
  readonly bytes: number;
}

export interface Drag {
  readonly steps: number;
  /** Times the pointer moved, and how many of them a picture followed. */
  readonly inputs: number;
  readonly answered: number;
  /** Pictures shown while it moved; each may show some tiles only. */
  readonly frames: number;
  readonly frameMedian: number;
  readonly latencyMedian: number;
  readonly latency95: number;
  /** Main-thread tasks above 50 ms, and the longest of them. */
  readonly longTasks: number;
  readonly longest: number;
  /** From the last movement to the whole, newest picture. */
  readonly refined: number;
}

export interface Visit {
  readonly firstPaint: number;
  /** The first tile's picture is on the page, and the last. */
  readonly firstGrid: number;
  readonly wholeGrid: number;
}

export interface PageResult {
  readonly cold: Visit;
  readonly warm: Visit;
  readonly offline: Visit | string;
  /** Scripts asked for before the first tile's picture was on the page, gzipped bytes; and before the last was. */
  readonly scriptBytes: number;
  readonly wholeScriptBytes: number;
  readonly structure: { readonly toPicture: readonly number[]; readonly longest: number; readonly blank: number };
  readonly welcome: Drag;
  readonly hundred: Drag;
}

/** The longest task of the page's own thread, and the most of a core that one took: the rest is waiting for one. */
export interface Longest {
  readonly time: number;
  readonly own: number;
}

/** A transform found in the palette and added, then moved by its last slider; zeros where it has none. */
export interface Hand {
  readonly name: string;
  readonly adding: Longest;
  readonly moving: Longest;
}

export interface Chunk {
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
  /** Asked for before the first tile's picture was on the page. */
  readonly first: boolean;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
  readonly renderer: string;
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

export interface Results {
  readonly date: string;
  readonly machine: Machine;
  pipelines?: PipelineResult[];
  transforms?: TransformResult[];
  growth?: GrowthResult[];
  page?: PageResult;
  hands?: Hand[];
  chunks?: Chunk[];
}

export interface Target {
  readonly text: string;
  readonly limit: string;
  readonly measured: string;
  /** Null where this run did not measure it. */
  readonly met: boolean | null;
  /** What belongs beside the figure where it is missed. */
  readonly reason?: string;
}
