/** Pictures of many cells, kept from frame to frame so that only cells that changed are painted again. */
import { Pace } from './pace';
import type { Cell, PaintRequest, Placement, Showing } from './protocol';

export class Surface {
  readonly width: number;
  readonly height: number;
  readonly texture: WebGLTexture;
  readonly framebuffer: WebGLFramebuffer;
  /** Which picture and how many cells it is laid out for. */
  layout = '';
  /** What each cell shows, as a key. */
  shown: string[] = [];
  /** Where each cell was painted. */
  placed: Placement[] = [];
  /** Where the next frame begins, so that every cell gets its turn while requests keep changing. */
  next = 0;
  /** Which steps the pace was measured with. */
  steps = '';
  pace = new Pace();

  constructor(gl: WebGL2RenderingContext, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.texture = gl.createTexture() as WebGLTexture;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    gl.bindTexture(gl.TEXTURE_2D, null);
    this.framebuffer = gl.createFramebuffer() as WebGLFramebuffer;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture, 0);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  /** Shows what another surface did, cell by cell, stretched: where only the room changed nothing goes blank. */
  takeOver(gl: WebGL2RenderingContext, old: Surface, cells: readonly Cell[]): void {
    const { layout, steps, pace } = old;
    Object.assign(this, { layout, steps, pace });
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, old.framebuffer);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.framebuffer);
    gl.scissor(0, 0, this.width, this.height);
    cells.forEach(({ place }, i) => {
      const from = old.placed[i];
      if (from === undefined) return;
      gl.blitFramebuffer(...edges(from, old.height), ...edges(place, this.height), gl.COLOR_BUFFER_BIT, gl.LINEAR);
      this.placed[i] = place;
      this.shown[i] = '';
    });
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  /** Forgets what the cells show. */
  reset(layout: string): void {
    this.layout = layout;
    this.shown = [];
    this.placed = [];
    this.next = 0;
  }
}

/** Left, lower, right and upper edge, as WebGL counts: upwards. */
const edges = ({ x, y, width, height }: Placement, whole: number): [number, number, number, number] => [
  x,
  whole - y - height,
  x + width,
  whole - y,
];

/** The surfaces of one context, by channel; the least recently used are let go. */
export class Surfaces {
  private readonly gl: WebGL2RenderingContext;
  private readonly byChannel = new Map<string, Surface>();

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl;
  }

  /** The surface of a channel; one that takes over from another where the size has changed. */
  of({ channel, width, height, cells }: PaintRequest): Surface {
    const known = this.byChannel.get(channel);
    this.byChannel.delete(channel);
    let surface = known;
    if (surface === undefined || surface.width !== width || surface.height !== height) {
      surface = new Surface(this.gl, width, height);
      if (known) {
        surface.takeOver(this.gl, known, cells);
        this.release(known);
      }
    }
    this.byChannel.set(channel, surface);
    for (const [name, old] of this.byChannel) {
      if (this.byChannel.size <= 2) break;
      this.byChannel.delete(name);
      this.release(old);
    }
    return surface;
  }

  private release({ texture, framebuffer }: Surface): void {
    this.gl.deleteFramebuffer(framebuffer);
    this.gl.deleteTexture(texture);
  }
}

/** Cells of the request that a surface does not show yet, from its turn on. */
export function staleCells(surface: Surface, keys: readonly string[]): number[] {
  const order = keys.map((_, i) => (surface.next + i) % keys.length);
  return order.filter((i) => surface.shown[i] !== keys[i]);
}

/** Tells whether two cells look the same. */
export const keyOf = (cell: Cell): string => JSON.stringify(cell);

export const showingOf = (surface: Surface, cells: readonly Cell[]): Showing[] =>
  cells.map((cell, i) => {
    const shown = surface.shown[i];
    return shown === undefined ? 'nothing' : shown === keyOf(cell) ? 'asked' : 'before';
  });
