/** 2D canvases that never wait for the graphics card. */
import type { Size } from '../../../math/box';

/**
 * The context of a canvas of this many CSS pixels, cleared, and its canvas pixels per CSS pixel. It is drawn by the
 * processor: the card may be busy with the grid's pictures for long, and drawing through it would wait for them.
 */
export function surfaceOf(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
): { readonly context: CanvasRenderingContext2D; readonly ratio: number } | null {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const ratio = globalThis.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  else context.clearRect(0, 0, w, h);
  return { context, ratio };
}
