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
import { isDialect, type Transform } from '../../src/transforms/define';
import { transforms } from '../../src/transforms/index';
import { defaultsOf, type Params } from '../../src/transforms/params';
import { type Bar, bars, barsOf } from './bars';
import { changes, refused, verdictOf } from './exports-report';

/** One generated file and what it must do. */
export interface ExportTask {
  readonly id: string;
  readonly library: LibraryId;
  /** Null for whole pipelines, which only have to run. */
  readonly transform: string | null;
  /** The preset of the gallery, where it is one. */
  readonly gallery: string | null;
  readonly grade: Grade;
  readonly script: string;
  readonly source: string;
  /** The library's own picture for the same numbers; null where every run draws anew. */
  readonly wanted: string | null;
  /** A preset to learn the law of the draws from: the reference library runs it, or the page where that cannot. */
  readonly preset: string | null;
  /** Where the page leaves its own tiles of the preset; null where the reference library knows the transform. */
  readonly rendered: string | null;
  /** What belongs to the picture, for steps that look for it. */
  readonly scene: Scene | null;
  /** Whether Albumentations needs PyTorch beside it for this. */
  readonly torch: boolean;
  readonly bar: Bar;
}

interface Scene {
  /** COCO: left, top, width and height. */
  readonly boxes: readonly (readonly number[])[];
  /** In the mask: left, top, width, height and class. */
  readonly objects: readonly (readonly number[])[];
  /** The edges of one box. */
  readonly cropping: readonly number[];
}

/** A task of the page's own browser. */
export interface RenderJob {
  readonly preset: string;
  readonly input: string;
  readonly out: string;
  readonly tiles: number;
  readonly seed: number;
  readonly size: 'original';
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
  readonly gallery?: string;
  readonly pipeline: Pipeline;
  /** Whether it moves boxes and keypoints too. */
  readonly labels?: boolean;
  readonly source: string;
  readonly wanted: string | null;
  readonly preset?: string;
  readonly rendered?: string;
  readonly scene?: Scene;
}

/** As many as exports.py runs each file. */
const runs = 60;

/** Smaller than the picture that laws are measured on. */
const small: { readonly [transform: string]: Params } = {
  RandomCrop: { height: 40, width: 36 },
  RandomSizedCrop: { min_max_height: [30, 40], size: [32, 32] },
  RandomSizedBBoxSafeCrop: { height: 32, width: 40 },
  AtLeastOneBBoxRandomCrop: { height: 30, width: 34 },
  CropNonEmptyMaskIfExists: { height: 20, width: 24 },
  CoarseDropout: { hole_height_range: [0.2, 0.2], hole_width_range: [0.2, 0.2], num_holes_range: [2, 2] },
  // A wide blur would be wider than the picture, which torchvision refuses.
  ElasticTransform: { alpha: 9, sigma: 2 },
};

/** They look for boxes or a mask in the call. */
const needsScene = /BBox|Mask(?:Dropout|IfExists)$/;
const scene: Scene = {
  boxes: [
    [7, 5, 15, 13],
    [31, 20, 21, 17],
  ],
  objects: [
    [6, 4, 11, 9, 1],
    [30, 8, 14, 10, 2],
    [20, 30, 25, 12, 1],
  ],
  cropping: [14, 9, 47, 38],
};

const lawParams = ({ name, params }: Transform, changed: Params): Params => ({
  ...{ ...defaultsOf(params), ...small[name] },
  ...changed,
});

/** Where numbers cannot be fixed only the law can be compared: of the defaults, but for what is `changed`. */
function lawCase(transform: Transform, changed: Params, folder: string, source: string): Case {
  const name = ['law', transform.name, ...Object.entries(changed).map((each) => JSON.stringify(each))]
    .join('-')
    .replace(/[^\w.]+/g, '-');
  const params = lawParams(transform, changed);
  const node = { kind: 'transform', key: 'n1', transform: transform.name, p: 1, enabled: true, params } as const;
  const pipeline = { ...emptyPipeline, workingSize: null, nodes: [node] };
  const labels = /BBox/.test(transform.name);
  const preset = path.join(folder, `${name}.json`);
  const has = { boxes: labels, points: false };
  writeFileSync(preset, writePreset({ pipeline, seed: 1, grid: { rows: 1, columns: 1 } }, undefined, has));
  return {
    ...{ name, transform: transform.name, pipeline, source, wanted: null, preset },
    ...(isDialect(transform) && { rendered: path.join(folder, name) }),
    ...(needsScene.test(transform.name) && { scene, labels }),
  };
}

/** Writes every file into `folder`; `golden` holds the reference library's own pictures. */
export function exportTasks(folder: string, golden: string, cases: { readonly [name: string]: Nodes }): ExportTask[] {
  const source = path.join(golden, 'photo.png');
  const pinned = Object.entries(cases)
    .filter(([, nodes]) => nodes.length === 1 && pins(nodes[0]!))
    .map(([name, nodes]): Case => {
      const wanted = path.join(golden, 'photo', `${name}.png`);
      const transform = String(nodes[0]!.__class_fullname__);
      return { name, transform, pipeline: alone(nodes), source, wanted };
    });
  const whole = startingPresets.flatMap((preset) =>
    [false, true].map((labels): Case => {
      const name = `${labels ? 'labels' : 'preset'}-${preset.name}`;
      const pipeline = pipelineOf(preset, 256);
      return { name, transform: null, gallery: preset.name, pipeline, labels, source, wanted: null };
    }),
  );
  return libraries.flatMap((library) => {
    const fixed = pinned.flatMap((each) => tasksOf(library, each, folder));
    const proved = new Set(fixed.flatMap(({ id, transform, grade }) => (refused(id) ? [] : [`${transform} ${grade}`])));
    // Where no golden case has the badge that the defaults have in this library, or that another value brings.
    const laws = transforms.flatMap((transform) =>
      [{}, ...changes(transform)].flatMap((changed) => {
        const badge = `${transform.name} ${verdictOf(transform, library, lawParams(transform, changed)).grade}`;
        if (proved.has(badge)) return [];
        proved.add(badge);
        return tasksOf(library, lawCase(transform, changed, folder, source), folder);
      }),
    );
    return [...fixed, ...laws, ...whole.flatMap((each) => tasksOf(library, each, folder))];
  });
}

/** What the page has to render, so that a law can be held against its own tiles. */
export function renderJobs(tasks: readonly ExportTask[]): readonly RenderJob[] {
  const jobs = tasks.flatMap(({ rendered, preset, source }): RenderJob[] =>
    rendered === null || preset === null
      ? []
      : [{ preset, input: source, out: rendered, tiles: runs, seed: 1, size: 'original' }],
  );
  return jobs.filter(({ out }, index) => jobs.findIndex((each) => each.out === out) === index);
}

function tasksOf(library: Library, each: Case, folder: string): readonly ExportTask[] {
  const { name, transform, pipeline, source, wanted, preset = null, rendered = null, scene = null } = each;
  const { labels = false } = each;
  const has = { boxes: labels, points: labels && scene === null };
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
    const torch = transform === 'ToTensorV2';
    const given = { gallery: each.gallery ?? null, source, wanted, preset, rendered, scene, torch, bar };
    return [{ id, library: library.id, transform, grade, script, ...given }];
  });
}

const endings = { python: 'py', json: 'json', yaml: 'yaml' } as const;
