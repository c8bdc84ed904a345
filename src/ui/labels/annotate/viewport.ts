/** How the picture lies in the drawing area: pixels of the picture to CSS pixels of the area, and back. */
import type { Size } from '../../../math/box';

export interface Viewport {
  /** CSS pixels per pixel of the picture. */
  readonly scale: number;
  /** Where the picture's upper left corner lies in the area. */
  readonly x: number;
  readonly y: number;
}

/** A pixel of the picture never fills more than this, CSS pixels. */
const largest = 40;

const fitScale = (picture: Size, area: Size, margin: number): number =>
  Math.max(
    Math.min((area.width - 2 * margin) / picture.width, (area.height - 2 * margin) / picture.height, largest),
    1e-3,
  );

/** The whole picture, centred. */
export function fitted(picture: Size, area: Size, margin: number): Viewport {
  const scale = fitScale(picture, area, margin);
  return {
    scale,
    x: (area.width - picture.width * scale) / 2,
    y: (area.height - picture.height * scale) / 2,
  };
}

/** Larger or smaller by `factor`; what lies at `x`, `y` of the area stays there. */
export function zoomed(from: Viewport, factor: number, x: number, y: number, picture: Size, area: Size): Viewport {
  const least = fitScale(picture, area, 0) / 2;
  const scale = Math.min(largest, Math.max(least, from.scale * factor));
  const by = scale / from.scale;
  return held({ scale, x: x - (x - from.x) * by, y: y - (y - from.y) * by }, picture, area);
}

export const panned = (from: Viewport, dx: number, dy: number, picture: Size, area: Size): Viewport =>
  held({ ...from, x: from.x + dx, y: from.y + dy }, picture, area);

/** Keeps a part of the picture in sight. */
function held({ scale, x, y }: Viewport, picture: Size, area: Size): Viewport {
  const within = (at: number, length: number, room: number) => {
    const rest = Math.min(48, length, room);
    return Math.min(room - rest, Math.max(rest - length, at));
  };
  return {
    scale,
    x: within(x, picture.width * scale, area.width),
    y: within(y, picture.height * scale, area.height),
  };
}

export type At = readonly [number, number];

/** From the area to the picture. */
export const toPicture = ({ scale, x, y }: Viewport, [px, py]: At): At => [(px - x) / scale, (py - y) / scale];

/** From the picture to the area. */
export const toArea = ({ scale, x, y }: Viewport, [px, py]: At): At => [px * scale + x, py * scale + y];
