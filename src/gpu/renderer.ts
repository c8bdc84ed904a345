/** The engine itself, on whichever thread it runs: pictures in, painted bitmaps out, one request at a time. */
import type { Recipe } from '../pipeline/recipe';
import type { Target } from '../transforms/define';
import { capacity, runBatch } from './batch';
import { choose, type Work } from './choose';
import { discard, grouped, paintGroup, type Studio } from './paint';
import { afterWorkingSize, Pictures, siteOf } from './pictures';
import { Presenter } from './present';
import type { Counts, Description, Engine, Painted, PaintRequest, Pixels } from './protocol';
import { Surfaces, showingOf } from './surface';
import { Tensors } from './tensors';

interface Waiting {
  readonly request: PaintRequest;
  resolve(painted: Painted | null): void;
  reject(error: unknown): void;
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

const contextAttributes: WebGLContextAttributes = {
  alpha: true,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: true,
  preserveDrawingBuffer: true,
  powerPreference: 'high-performance',
};

/** @throws where there is no WebGL2, or it cannot draw to float textures. */
export function createRenderer(canvas: Canvas): Renderer {
  const gl = canvas.getContext('webgl2', contextAttributes) as WebGL2RenderingContext | null;
  if (gl === null) throw new Error('This browser offers no WebGL2 context.');
  if (gl.getExtension('EXT_color_buffer_float') === null) throw new Error('This GPU cannot draw to float textures.');
  return new Renderer(canvas, gl);
}

export class Renderer implements Engine {
  private readonly canvas: Canvas;
  private tensors: Tensors;
  private presenter: Presenter;
  private surfaces: Surfaces;
  private readonly pictures = new Pictures(() => (this.lost ? null : this.tensors));
  private readonly waiting = new Map<string, Waiting>();
  private readonly listeners: ((state: 'lost' | 'restored') => void)[] = [];
  private running = false;
  private lost = false;
  private frames = 0;
  /** Read-backs and passes of contexts that are gone. */
  private past = { programs: 0, passes: 0, readBacks: 0 };

  constructor(canvas: Canvas, gl: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.tensors = new Tensors(gl);
    this.presenter = new Presenter(this.tensors);
    this.surfaces = new Surfaces(gl);
    canvas.addEventListener('webglcontextlost', (event) => {
      // Without this the browser never gives the context back.
      event.preventDefault();
      this.lost = true;
      for (const listener of this.listeners) listener('lost');
    });
    canvas.addEventListener('webglcontextrestored', () => this.rebuild(gl));
  }

  private rebuild(gl: WebGL2RenderingContext): void {
    const { programs } = this.tensors.counts();
    this.past = {
      programs: this.past.programs + programs,
      passes: this.past.passes + this.tensors.passes,
      readBacks: this.past.readBacks + this.tensors.readBacks,
    };
    this.tensors = new Tensors(gl);
    this.presenter = new Presenter(this.tensors);
    this.surfaces = new Surfaces(gl);
    this.pictures.forgetSheets();
    this.lost = false;
    for (const listener of this.listeners) listener('restored');
    void this.work();
  }

  async load(name: string, width: number, height: number, rgba: Uint8ClampedArray): Promise<void> {
    const largest = this.tensors.maxTextureSize;
    if (width > largest || height > largest)
      throw new Error(`This GPU holds pictures up to ${largest} pixels a side; this one is ${width} x ${height}.`);
    this.pictures.set(name, { width, height, rgba });
  }

  async unload(name: string): Promise<void> {
    this.pictures.delete(name);
  }

  paint(request: PaintRequest): Promise<Painted | null> {
    this.waiting.get(request.channel)?.resolve(null);
    return new Promise((resolve, reject) => {
      this.waiting.set(request.channel, { request, resolve, reject });
      void this.work();
    });
  }

  /** Paints what waits, oldest channel first. */
  private async work(): Promise<void> {
    if (this.running || this.isLost) return;
    this.running = true;
    for (const [channel, job] of this.waiting) {
      if (this.isLost) break;
      this.waiting.delete(channel);
      const { tensors } = this;
      try {
        const painted = await this.paintNow(job.request);
        // A context lost on the way left no picture: ask again, unless something newer waits already.
        if (painted !== null) job.resolve(painted);
        else if (this.waiting.has(channel)) job.resolve(null);
        else this.waiting.set(channel, job);
      } catch (error) {
        if (!tensors.lost) job.reject(error);
        else if (this.waiting.has(channel)) job.resolve(null);
        else this.waiting.set(channel, job);
      }
    }
    this.running = false;
    if (this.waiting.size > 0 && !this.isLost) void this.work();
  }

  /** The event that tells comes later than the loss: what fails in between fails because of it. */
  private get isLost(): boolean {
    return this.lost || this.tensors.lost;
  }

  private async paintNow(request: PaintRequest): Promise<Painted | null> {
    const start = performance.now();
    const { tensors } = this;
    const surface = request.budget === undefined ? null : this.surfaces.of(request);
    this.presenter.aim(request.width, request.height, surface);
    const work: Work =
      surface === null ? { cells: request.cells, complete: true } : choose(request, surface, this.presenter);
    /** Waiting for a compiler says nothing about the pace of what follows. */
    const waited = tensors.programs.waited;
    let passes = 0;
    const studio: Studio = { tensors, presenter: this.presenter, pictures: this.pictures };
    for (const group of grouped(studio, request, work.cells)) {
      passes += await paintGroup(studio, request, group);
      await tensors.settle();
      if (tensors.lost) return null;
    }
    const milliseconds = performance.now() - start;
    work.done?.();
    if (surface !== null) {
      if (work.cells.length > 0)
        surface.pace.note(work.cells.length, milliseconds - (tensors.programs.waited - waited));
      this.presenter.show(surface);
    }
    const bitmap =
      'transferToImageBitmap' in this.canvas
        ? this.canvas.transferToImageBitmap()
        : await createImageBitmap(this.canvas);
    this.frames += 1;
    const showing = surface === null ? request.cells.map(() => 'asked' as const) : showingOf(surface, request.cells);
    return { bitmap, showing, complete: work.complete, tiles: work.cells.length, passes, milliseconds };
  }

  async pixels(name: string, recipe: Recipe, target: Target): Promise<Pixels> {
    while (this.isLost)
      await new Promise((resolve) => this.canvas.addEventListener('webglcontextrestored', resolve, { once: true }));
    const picture = this.pictures.named(name);
    const source = this.pictures.prepared(this.tensors, picture, recipe, target);
    const rest = afterWorkingSize(recipe);
    if (capacity([rest], source, this.tensors.maxTextureSize) === 0)
      throw new Error('A step makes pictures larger than this GPU can hold.');
    const { tensors } = this;
    const made = await tensors
      .holding(source.sheet, async () => {
        const { spots } = await runBatch(tensors, source, rest.steps.map(siteOf), [rest], target);
        const { sheet, x, y, width, height } = spots[0]!;
        const rgba = tensors.readBytes(sheet, x, y, width, height);
        discard(tensors, spots, source);
        return { width, height, rgba };
      })
      .catch((error: unknown) => {
        if (!tensors.lost) throw error;
        return null;
      });
    if (made === null || tensors.lost) return this.pixels(name, recipe, target);
    const { width, height, rgba } = made;
    const data = new Uint8Array(width * height * 3);
    for (let i = 0, j = 0; j < data.length; i += 4) {
      data[j++] = rgba[i]!;
      data[j++] = rgba[i + 1]!;
      data[j++] = rgba[i + 2]!;
    }
    return { width, height, data };
  }

  async counts(): Promise<Counts> {
    const { programs, tensors, bytes } = this.tensors.counts();
    return {
      programs: this.past.programs + programs,
      passes: this.past.passes + this.tensors.passes,
      readBacks: this.past.readBacks + this.tensors.readBacks,
      tensors,
      bytes,
      frames: this.frames,
    };
  }

  async describe(): Promise<Description> {
    return { renderer: this.tensors.renderer, backend: 'webgl' };
  }

  async loseContext(): Promise<void> {
    const extension = this.tensors.gl.getExtension('WEBGL_lose_context');
    if (extension === null) throw new Error('This browser cannot lose a context on purpose.');
    const gone = new Promise((resolve) => this.canvas.addEventListener('webglcontextlost', resolve, { once: true }));
    extension.loseContext();
    await gone;
    // The context may only be restored after the event's own task has ended.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const back = new Promise((resolve) =>
      this.canvas.addEventListener('webglcontextrestored', resolve, { once: true }),
    );
    extension.restoreContext();
    await back;
  }

  async onContext(listener: (state: 'lost' | 'restored') => void): Promise<void> {
    this.listeners.push(listener);
  }
}
