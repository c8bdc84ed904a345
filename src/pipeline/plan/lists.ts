/**
 * Lists that tiles point into (tables, taps, holes), as RGBA texels of one float texture. Texel i lies at
 * (i mod 1024, i div 1024), so that a list may be as long as it likes whatever the texture limits are.
 */

export const listsWidth = 1024;

export class Lists {
  private data = new Float32Array(listsWidth * 4 * 4);
  private used = 0;
  private readonly shared = new Map<Float32Array, number>();

  /** Appends floats as a list; returns the index of its first texel. An array that all tiles share lies there once. */
  append(values: readonly number[] | Float32Array): number {
    const known = values instanceof Float32Array ? this.shared.get(values) : undefined;
    if (known !== undefined) return known;
    const first = this.used;
    if (values instanceof Float32Array) this.shared.set(values, first);
    this.used += Math.ceil(values.length / 4);
    if (this.used * 4 > this.data.length) {
      const larger = new Float32Array(Math.max(this.data.length * 2, this.used * 4));
      larger.set(this.data);
      this.data = larger;
    }
    this.data.set(values, first * 4);
    return first;
  }

  /** Whole rows of the texture; the height is rounded up to a power of two so that few texture shapes occur. */
  rows(): { readonly height: number; readonly data: Float32Array } {
    let height = 4;
    while (height * listsWidth < this.used) height *= 2;
    const data = new Float32Array(height * listsWidth * 4);
    data.set(this.data.subarray(0, Math.min(this.data.length, data.length)));
    return { height, data };
  }
}
