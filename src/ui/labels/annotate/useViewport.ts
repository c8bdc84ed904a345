import { useMemo, useState } from 'react';
import type { Size } from '../../../math/box';
import { fitted, panned, type Viewport, zoomed } from './viewport';

/** Room around a fitted picture, CSS pixels. */
const margin = 16;

export interface Camera {
  readonly view: Viewport;
  readonly fit: () => void;
  readonly pan: (dx: number, dy: number) => void;
  /** Keeps the given place, or the middle of the area. */
  readonly zoom: (factor: number, x?: number, y?: number) => void;
}

/** How the picture lies in an area. It stays fitted, whatever becomes of the area, until somebody moves it. */
export function useViewport(picture: Size, area: Size): Camera {
  const [moved, setMoved] = useState<Viewport | null>(null);
  const whole = useMemo(() => fitted(picture, area, margin), [picture, area]);
  return {
    view: moved ?? whole,
    fit: () => setMoved(null),
    pan: (dx, dy) => setMoved((now) => panned(now ?? whole, dx, dy, picture, area)),
    zoom: (factor, x = area.width / 2, y = area.height / 2) =>
      setMoved((now) => zoomed(now ?? whole, factor, x, y, picture, area)),
  };
}
