/** How long the grid may stand still for the sake of more pictures at once. */

/** Milliseconds after which it is shown as far as it got, so that a slow renderer still follows a hand. */
const following = 40;
/** The same where nothing but the picture is waited for: showing it costs time as well. */
const resting = 160;
/** Changes that follow each other faster than this are a hand at work. */
const handPace = 400;

let last = Number.NEGATIVE_INFINITY;
let before = Number.NEGATIVE_INFINITY;

/** Takes down that the document changed. */
export function noteChange(): void {
  [before, last] = [last, performance.now()];
}

/** Milliseconds to spend on the next turn. */
export const gridBudget = (): number =>
  last - before < handPace && performance.now() - last < handPace ? following : resting;
