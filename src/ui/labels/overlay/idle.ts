/** Work in small parts, so that no part keeps the page from answering. */

/** Milliseconds of work at a time where the page has nothing else to do, and where it is busy. */
const slice = 6;
const busySlice = 3;
/** Milliseconds after which work starts even on a busy page. */
const patience = 90;

/** Calls `step` while the page has time, until it returns false or the returned function is called. */
export function whenIdle(step: () => boolean): () => void {
  let handle = 0;
  let stopped = false;
  const idle = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined;
  const cancel = idle ? cancelIdleCallback : clearTimeout;
  const run = (deadline?: IdleDeadline) => {
    const time = deadline?.didTimeout ? busySlice : Math.min(slice, deadline?.timeRemaining() ?? slice);
    const end = performance.now() + time;
    do {
      if (stopped || !step()) return;
    } while (performance.now() < end);
    next();
  };
  const next = () => {
    handle = idle ? idle(run, { timeout: patience }) : Number(setTimeout(run, 0));
  };
  next();
  return () => {
    stopped = true;
    cancel(handle);
  };
}
