/** The page of `npm run render`: no interface, the same modules as the editor, driven by scripts/render.mjs. */
import { encode } from 'fast-png';
import { type DecodedImage, decodeImage } from './formats/image';
import { readAny } from './formats/import';
import { readMask } from './formats/labels/mask';
import { soundLabels } from './formats/labels/sound';
import { createEngine, type Pixels, type StartedEngine } from './gpu';
import type { Text } from './math/text';
import { type LabelSet, moveLabels } from './pipeline/labels';
import { classMapOf } from './pipeline/labels/class-map';
import type { Recipe } from './pipeline/recipe';
import { sampleRecipe } from './pipeline/sample';
import { initialDocument } from './state/store';

interface NamedBytes {
  readonly name: string;
  readonly base64: string;
}

/** Everything one job needs, with its files read. */
export interface RenderJob {
  readonly preset: { readonly name: string; readonly text: string };
  readonly input: NamedBytes;
  readonly mask?: NamedBytes;
  readonly labels: LabelSet;
  readonly tiles: number;
  readonly seed?: number;
  readonly size?: number | 'original';
  /** Also hand over what every step made. */
  readonly steps?: boolean;
}

/** A picture's size and the labels that lie in it. */
interface Scene extends LabelSet {
  readonly width: number;
  readonly height: number;
}

/** One entry of tiles.json. */
export interface TileDescription extends Scene {
  /** From 0; the recipe's `tile` counts from 1, as the page does. */
  readonly index: number;
  readonly recipe: Recipe;
  /** After each step of the recipe, where asked for. */
  readonly steps?: readonly Scene[];
}

/** PNG files in base64. */
interface Pictures {
  readonly image: string;
  readonly mask: string | null;
}

/** A finished tile. */
export interface RenderedTile extends Pictures {
  readonly description: TileDescription;
  /** After each step of the recipe, where asked for. */
  readonly steps?: readonly Pictures[];
}

declare global {
  interface Window {
    /** Runs a job, handing over tile by tile; resolves to what there was to remark. Rejects with the reason it cannot run. */
    renderJob(job: RenderJob): Promise<{ notes: string[] }>;
    /** Provided by whoever drives this page. */
    saveTile(tile: RenderedTile): Promise<void>;
  }
}

const bytesOf = ({ base64 }: NamedBytes) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Base64 of a PNG with this many channels. */
async function png(pixels: Pixels, channels: 1 | 3): Promise<string> {
  const { width, height, data } = pixels;
  const samples = channels === 3 ? data : data.filter((_, index) => index % 3 === 0);
  // Without filters a harder search for repeats saves nothing but costs as much as the kernels.
  const file = encode({ width, height, data: samples, channels, depth: 8 }, { zlib: { level: 1 } });
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([file.slice().buffer]));
  });
  const url = String(reader.result);
  return url.slice(url.indexOf(',') + 1);
}

async function readPicture(what: string, file: NamedBytes, notes: Set<string>): Promise<DecodedImage> {
  const decoded = await decodeImage(new Blob([bytesOf(file)]), file.name);
  // The error names the file itself.
  if (!decoded.ok) throw new Error(`${what} ${decoded.error.en}`);
  for (const note of decoded.notes) notes.add(`${what} ${file.name}: ${note.en}`);
  return decoded.image;
}

/** A mask's values, untouched: a palette image stands for its indices (class numbers), as PIL reads it. */
async function maskOf(file: NamedBytes, input: DecodedImage, notes: Set<string>): Promise<DecodedImage> {
  const read = await readMask(bytesOf(file), input);
  if (!read.ok) throw new Error(`mask ${file.name}: ${read.error.en}`);
  for (const note of read.notes) notes.add(`mask ${file.name}: ${note.en}`);
  return read.mask;
}

/** The recipe up to and including each of its steps. */
const prefixes = (recipe: Recipe): Recipe[] =>
  recipe.steps.map(({ output }, index) => ({ ...recipe, output, steps: recipe.steps.slice(0, index + 1) }));

let starting: Promise<StartedEngine> | undefined;

window.renderJob = async (job) => {
  const preset = readAny(job.preset.text, job.preset.name);
  if (!preset.ok) throw new Error(`preset ${preset.error.en}`);
  const notes = new Set(preset.notes.map((note) => note.en));
  const refused = (text: Text, tile: number) => notes.add(`tile ${tile} of the page: ${text.en}`);

  const workingSize = job.size === undefined ? preset.pipeline.workingSize : job.size === 'original' ? null : job.size;
  const pipeline = { ...preset.pipeline, workingSize };
  const seed = job.seed ?? preset.seed ?? initialDocument.seed;

  const input = await readPicture('input', job.input, notes);
  const mask = job.mask && (await maskOf(job.mask, input, notes));
  starting ??= createEngine();
  const { engine } = await starting;
  await engine.load('input', input.width, input.height, input.data);
  if (mask) await engine.load('mask', mask.width, mask.height, mask.data);

  const size = { width: input.width, height: input.height };
  const { labels, notes: remarks } = soundLabels(job.labels, size, pipeline.labels);
  for (const remark of remarks) notes.add(`labels: ${remark.en}`);
  const draw = async (recipe: Recipe): Promise<{ scene: Scene; pictures: Pictures }> => {
    const pixels = await engine.pixels('input', recipe, 'image');
    const image = await png(pixels, 3);
    const masked = mask ? await png(await engine.pixels('mask', recipe, 'mask'), 1) : null;
    const scene = { width: pixels.width, height: pixels.height, ...moveLabels(recipe, labels, pipeline.labels) };
    return { scene, pictures: { image, mask: masked } };
  };
  const boxes = labels.boxes.map(({ bbox: [x, y, w, h], label }) => ({ x1: x, y1: y, x2: x + w, y2: y + h, label }));
  const classes = mask ? classMapOf(mask) : null;
  for (let index = 0; index < job.tiles; index++) {
    const recipe = sampleRecipe(pipeline, null, seed, index + 1, size, boxes, classes);
    for (const { outcome } of recipe.trace) {
      if (!outcome.fired && outcome.why === 'refused') refused(outcome.text, recipe.tile);
    }
    const { scene, pictures } = await draw(recipe);
    const steps: Awaited<ReturnType<typeof draw>>[] = [];
    if (job.steps) for (const part of prefixes(recipe)) steps.push(await draw(part));
    await window.saveTile({
      description: { index, ...scene, recipe, ...(job.steps && { steps: steps.map((step) => step.scene) }) },
      ...pictures,
      ...(job.steps && { steps: steps.map((step) => step.pictures) }),
    });
  }
  return { notes: [...notes] };
};
