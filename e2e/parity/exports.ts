/** What the page writes for other libraries, as files to run there; and what came of it, as a table. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromAlbumentations } from '../../src/formats/albumentations';
import { libraries } from '../../src/formats/code';
import { isFixed } from '../../src/formats/code/fixed';
import type { Library, LibraryId } from '../../src/formats/code/library';
import type { Grade } from '../../src/formats/code/verdict';
import { writePreset } from '../../src/formats/preset';
import type { Json } from '../../src/math/text';
import { emptyPipeline, type Pipeline } from '../../src/pipeline/model';
import { pipelineOf, startingPresets } from '../../src/state/presets';
import { transforms } from '../../src/transforms/index';
import { defaultsOf, type Params } from '../../src/transforms/params';
import { type Bar, bars, barsOf } from './bars';

/** One generated file and what it must do. */
export interface ExportTask {
  readonly id: string;
  readonly library: LibraryId;
  /** Null for whole pipelines, which only have to run. */
  readonly transform: string | null;
  readonly grade: Grade;
  readonly script: string;
  readonly source: string;
  /** The library's own picture for the same numbers; null where every run draws anew. */
  readonly wanted: string | null;
  /** A preset for the reference library, to learn the law of the draws from. */
  readonly preset: string | null;
  readonly bar: Bar;
}

type Nodes = readonly { readonly [name: string]: Json }[];

const alone = (nodes: Json): Pipeline => {
  const read = fromAlbumentations({
    __version__: '2.0.8',
    transform: { __class_fullname__: 'Compose', p: 1, transforms: nodes },
  });
  if (!read.ok) throw new Error(read.error.en);
  return { ...read.pipeline, workingSize: null };
};

/** Other libraries' own transforms may draw although their golden picture has one draw. */
const pins = (node: Nodes[number]): boolean =>
  !String(node.__class_fullname__).includes('.') ||
  alone([node]).nodes.every((each) => each.kind === 'transform' && isFixed(each));

interface Case {
  readonly name: string;
  readonly transform: string | null;
  readonly pipeline: Pipeline;
  /** Whether it moves boxes and keypoints too. */
  readonly labels?: boolean;
  readonly source: string;
  readonly wanted: string | null;
  readonly preset: string | null;
}

/** Smaller than the picture that laws are measured on. */
const small: { readonly [transform: string]: Params } = {
  RandomCrop: { height: 40, width: 36 },
  RandomSizedCrop: { min_max_height: [30, 40], size: [32, 32] },
  CoarseDropout: { hole_height_range: [0.2, 0.2], hole_width_range: [0.2, 0.2], num_holes_range: [2, 2] },
  GaussNoise: { std_range: [0.1, 0.1] },
  // A wide blur would be wider than the picture, which torchvision refuses.
  ElasticTransform: { alpha: 9, sigma: 2 },
};

/** Transforms that no golden case can pin, with their defaults: only their law can be compared. */
function lawCases(covered: ReadonlySet<string>, folder: string, source: string): readonly Case[] {
  return transforms
    .filter(({ name, params }) => !covered.has(name) && !needsLabels.test(name) && params !== undefined)
    .map((transform) => {
      const params = { ...defaultsOf(transform.params), ...small[transform.name] };
      const node = { kind: 'transform', key: 'n1', transform: transform.name, p: 1, enabled: true, params } as const;
      const pipeline = { ...emptyPipeline, workingSize: null, nodes: [node] };
      // Another library's own transform has no law in the reference.
      const foreign = transform.name.includes('.');
      const preset = foreign ? null : path.join(folder, `law-${transform.name}.json`);
      if (preset) writeFileSync(preset, writePreset({ pipeline, seed: 1, grid: { rows: 1, columns: 1 } }));
      const name = `law-${transform.name}`;
      return { name, transform: transform.name, pipeline, source, wanted: null, preset };
    });
}

/** They look for boxes or a mask in the call, which is another journey. */
const needsLabels = /BBox|Mask(?:Dropout|IfExists)$|^Mosaic$|^OverlayElements$/;

/** Writes every file into `folder`; `golden` holds the reference library's own pictures. */
export function exportTasks(folder: string, golden: string, cases: { readonly [name: string]: Nodes }): ExportTask[] {
  const source = path.join(golden, 'photo.png');
  const pinned = Object.entries(cases)
    .filter(([, nodes]) => nodes.length === 1 && pins(nodes[0]!))
    .map(([name, nodes]): Case => {
      const wanted = path.join(golden, 'photo', `${name}.png`);
      const transform = String(nodes[0]!.__class_fullname__);
      return { name, transform, pipeline: alone(nodes), source, wanted, preset: null };
    });
  const covered = new Set(pinned.map(({ transform }) => transform!));
  const whole = startingPresets.flatMap((preset) =>
    [false, true].map((labels): Case => {
      const name = `${labels ? 'labels' : 'preset'}-${preset.name}`;
      return { name, transform: null, pipeline: pipelineOf(preset, 256), labels, source, wanted: null, preset: null };
    }),
  );
  const all = [...pinned, ...lawCases(covered, folder, source), ...whole];
  return libraries.flatMap((library) => all.flatMap((each) => taskOf(library, each, folder)));
}

function taskOf(library: Library, each: Case, folder: string): readonly ExportTask[] {
  const { name, transform, pipeline, labels = false, source, wanted, preset } = each;
  const has = { boxes: labels, points: labels };
  const place = path.join(folder, library.id);
  mkdirSync(place, { recursive: true });
  const steps = pipeline.nodes.flatMap((node) => (node.kind === 'transform' ? [node] : []));
  const bar = transform === null ? bars.exact : barsOf(steps).image;
  // Whole pipelines go through every format of the library, single transforms through its Python.
  return library.formats.slice(0, transform === null ? undefined : 1).flatMap((format): ExportTask[] => {
    const { text, badges } = format.write(pipeline, { has });
    const { grade } = badges.at(-1)!.verdict;
    if (transform !== null && grade === 'none') return [];
    const script = path.join(place, `${name.replace(/\W+/g, '_')}.${endings[format.id]}`);
    writeFileSync(script, text);
    const id = `${library.id}/${name}${format.id === 'python' ? '' : `-${format.id}`}`;
    return [{ id, library: library.id, transform, grade, script, source, wanted, preset, bar }];
  });
}

const endings = { python: 'py', json: 'json', yaml: 'yaml' } as const;
