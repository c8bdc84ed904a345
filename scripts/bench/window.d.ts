/** What the benchmark notes in the page it watches; times in milliseconds since the page was opened. */
interface Watched {
  /** When the grid showed a new picture. */
  readonly bitmaps: number[];
  /** When a pointer moved with its button down. */
  readonly inputs: number[];
  /** Tasks of the main thread that took 50 ms or more. */
  readonly tasks: { start: number; duration: number }[];
}

interface Window {
  bench: Watched;
  /** On the measuring page. */
  measuring: import('./page/main').Bench;
}
