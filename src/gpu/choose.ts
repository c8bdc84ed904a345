/** Which cells of a grid one request paints: a frame has a budget, and what is out of date takes turns. */

import { Pace } from './pace';
import type { Presenter } from './present';
import type { Cell, PaintRequest } from './protocol';
import { keyOf, type Surface, staleCells } from './surface';

/** What one request paints now. */
export interface Work {
  readonly cells: readonly Cell[];
  readonly complete: boolean;
  /** Remembers the cells as painted; they are not if painting fails. */
  done?(): void;
}

/** The cells to paint now: those out of date, as many as the budget allows by the pace of the last turn. */
export function choose(request: PaintRequest, surface: Surface, presenter: Presenter): Work {
  const { picture, cells, radius, mask = null, budget = 0, sites } = request;
  const layout = `${picture} ${cells.length} ${radius} ${JSON.stringify(mask)}`;
  if (layout !== surface.layout) {
    presenter.clear({ x: 0, y: 0, width: surface.width, height: surface.height });
    surface.reset(layout);
  }
  const keys = cells.map(keyOf);
  const stale = staleCells(surface, keys);
  const steps = sites.map(({ id, transform }) => `${id} ${transform}`).join();
  if (steps !== surface.steps) {
    // New steps may be far slower: a few cells tell, before the picture stands still for all of them.
    surface.steps = steps;
    surface.pace = new Pace();
  }
  const now = stale.slice(0, surface.pace.fitting(budget));
  for (const i of now) {
    // A picture of another shape would leave the old one's edges behind.
    if (surface.placed[i]) presenter.clear(surface.placed[i]);
    surface.placed[i] = cells[i]!.place;
    surface.shown[i] = '';
  }
  const last = now.at(-1);
  if (last !== undefined) surface.next = (last + 1) % keys.length;
  const done = () => {
    for (const i of now) surface.shown[i] = keys[i]!;
  };
  return { cells: now.map((i) => cells[i]!), complete: now.length === stale.length, done };
}
