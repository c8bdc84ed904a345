/** Small pictures of what each transform does to the user's own image. */
import type { DecodedImage } from '../../formats/image';
import { emptyPipeline } from '../../pipeline/model';
import type { Recipe } from '../../pipeline/recipe';
import { sampleRecipe } from '../../pipeline/sample';
import { type Site, sitesOf } from '../../pipeline/sites';
import { transformNamed } from '../../transforms/index';
import { defaultsOf, type Params } from '../../transforms/params';

/** Longest side of the small picture, in pixels. */
const longest = 128;

/** Pixels averaged for one of the small picture's, along a side: all of them would take long for large photographs. */
const taps = 6;

/** A reduced copy by averaging, RGBA; transforms are shown on it rather than on the full picture. */
export function reduced({ width, height, data }: DecodedImage): DecodedImage {
  const scale = Math.min(1, longest / Math.max(width, height));
  const w = Math.max(1, Math.round(width * scale));
  const h = Math.max(1, Math.round(height * scale));
  const small = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    const [y0, y1] = span(y, h, height);
    for (let x = 0; x < w; x++) {
      const [x0, x1] = span(x, w, width);
      const sum = [0, 0, 0];
      const [stepX, stepY] = [Math.ceil((x1 - x0) / taps), Math.ceil((y1 - y0) / taps)];
      let count = 0;
      for (let v = y0; v < y1; v += stepY)
        for (let u = x0; u < x1; u += stepX) {
          for (let c = 0; c < 3; c++) sum[c]! += data[(v * width + u) * 4 + c]!;
          count += 1;
        }
      small.set([...sum.map((value) => value / count), 255], (y * w + x) * 4);
    }
  }
  return { width: w, height: h, data: small };
}

const span = (i: number, small: number, large: number): readonly [number, number] => {
  const start = Math.floor((i * large) / small);
  return [start, Math.max(start + 1, Math.floor(((i + 1) * large) / small))];
};

/** The transform alone, always firing; with its defaults, or with parameters of its own choice where those show little. */
export function thumbnailRecipe(
  name: string,
  size: { readonly width: number; readonly height: number },
): { readonly recipe: Recipe; readonly sites: readonly Site[] } | null {
  const transform = transformNamed(name);
  if (transform === undefined) return null;
  const params: Params = { ...defaultsOf(transform.params), ...(transform.thumbnail as Params | undefined) };
  const pipeline = {
    ...emptyPipeline,
    workingSize: null,
    nodes: [
      {
        kind: 'transform',
        key: name,
        transform: name,
        p: 1,
        enabled: true,
        params,
      } as const,
    ],
  };
  return { recipe: sampleRecipe(pipeline, null, 1, 1, size), sites: sitesOf(pipeline, null) };
}
