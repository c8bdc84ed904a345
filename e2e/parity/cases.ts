/** The golden cases, on pictures as large as people use. */
import { readAny } from '../../src/formats/import';
import type { Json } from '../../src/math/text';
import type { Step } from '../../src/pipeline/recipe';
import type { Draw } from '../../src/transforms/define';
import { barsOf, nameOf } from './bars';
import type { Picture } from './pictures';
import { recipeOf } from './random-pipelines';
import { alike } from './replay';
import { type Job, type Rendered, type Result, sceneOf, startOf, type Task } from './tasks';

export interface Case {
  readonly name: string;
  /** The library's own dictionaries, as cases.py has them. */
  readonly nodes: readonly Json[];
  /** No parameter pins it. */
  readonly drawn: boolean;
}

/** The cases of golden/cases.json and golden/drawn.json; the draws of the latter belong to smaller pictures. */
export function casesOf(
  pinned: { readonly [name: string]: readonly Json[] },
  drawn: { readonly [name: string]: { readonly node: Json } },
): readonly Case[] {
  return [
    ...Object.entries(pinned).map(([name, nodes]) => ({ name, nodes, drawn: false })),
    ...Object.entries(drawn).map(([name, { node }]) => ({ name, nodes: [node], drawn: true })),
  ];
}

const idOf = ({ name }: Case, { name: picture }: Picture): string => `cases/${name}/${picture}`;

const preset = (transforms: readonly Json[]): string =>
  JSON.stringify({ __version__: '2.0.8', transform: { __class_fullname__: 'Compose', p: 1, transforms } });

/** Pictures of one case follow each other: its programs are still there. Every case has a seed of its own. */
export const caseJobs = (cases: readonly Case[], pictures: readonly Picture[]): readonly Job[] =>
  cases.flatMap((each, seed) =>
    pictures.map((picture) => ({
      ...{ id: idOf(each, picture), preset: preset(each.nodes), picture, seed, size: 'original' as const },
    })),
  );

export const caseTasks = (
  cases: readonly Case[],
  pictures: readonly Picture[],
  rendered: ReadonlyMap<string, Rendered>,
  injectable: ReadonlySet<string>,
): readonly Task[] =>
  cases.flatMap((each) =>
    pictures.flatMap((picture) => {
      const id = idOf(each, picture);
      const done = rendered.get(id);
      const steps = done?.tile?.recipe.steps ?? [];
      if (done === undefined || steps.length !== each.nodes.length) return [];
      const scenes = { start: startOf(picture), end: sceneOf(done) };
      return [
        {
          id,
          ...scenes,
          transforms: each.nodes,
          draws: drawnBy(each, picture, steps, injectable),
          bars: barsOf(steps),
          law: null,
        },
      ];
    }),
  );

/**
 * The draws that other seeds would change, as no parameter pins them on this picture: the library's objects are given
 * the page's, where they can be.
 */
function drawnBy(each: Case, picture: Picture, steps: readonly Step[], injectable: ReadonlySet<string>): Task['draws'] {
  const read = readAny(preset(each.nodes), 'case.json');
  if (!read.ok) throw new Error(`${each.name}: ${read.error.en}`);
  const pipeline = { ...read.pipeline, workingSize: null };
  const others = [1, 2, 3].map((other) => recipeOf(pipeline, 2 ** 31 + other, picture).steps);
  const pinned = (draw: Draw, index: number): boolean => others.every((other) => alike(draw, other[index]?.draw));
  return Object.fromEntries(
    steps.flatMap(({ transform, draw }, index) =>
      injectable.has(transform) && (each.drawn || !pinned(draw, index)) ? [[index, draw]] : [],
    ),
  );
}

function transformOf({ nodes }: Case): string | null {
  const [first, ...others] = nodes;
  const name = (first as { readonly __class_fullname__?: unknown } | undefined)?.__class_fullname__;
  return others.length === 0 && typeof name === 'string' ? name : null;
}

/** One line of the table: the worst of all pictures. */
export interface CaseRow {
  readonly name: string;
  /** Whose case it is; null for a chain of several. */
  readonly transform: string | null;
  readonly class: string;
  readonly equal: number;
  readonly mean: number;
  readonly most: number;
  readonly mask: number;
  readonly labels: number;
  /** With the picture that shows it. */
  readonly problems: readonly string[];
}

export function caseRows(
  cases: readonly Case[],
  pictures: readonly Picture[],
  rendered: ReadonlyMap<string, Rendered>,
  results: ReadonlyMap<string, Result>,
): readonly CaseRow[] {
  return cases.map((each) => {
    const ids = pictures.map((picture) => idOf(each, picture));
    const found = ids.map((id) => results.get(id));
    const problems = pictures.flatMap((picture, index) =>
      problemsOf(rendered.get(ids[index]!), each.nodes.length, found[index]).map((text) => ({
        on: picture.name,
        text,
      })),
    );
    const steps = ids.map((id) => rendered.get(id)?.tile?.recipe.steps).find((each) => each !== undefined) ?? [];
    const images = found.flatMap((result) => result?.image ?? []);
    return {
      name: each.name,
      transform: transformOf(each),
      class: nameOf(steps),
      equal: Math.min(1, ...images.map(({ equal }) => equal)),
      mean: Math.max(0, ...images.map(({ mean }) => mean)),
      most: Math.max(0, ...images.map(({ most }) => most)),
      mask: Math.min(1, ...found.flatMap((result) => result?.mask?.equal ?? [])),
      labels: Math.max(0, ...found.flatMap((result) => result?.labels ?? [])),
      problems: together(problems),
    };
  });
}

function problemsOf(done: Rendered | undefined, nodes: number, result: Result | undefined): readonly string[] {
  if (done?.tile === undefined) return ['the page did not render it'];
  const ran = done.tile.recipe.steps.length;
  if (ran !== nodes) return [`the page ran ${ran} of ${nodes} transforms`];
  return result?.problems ?? ['the library gave no answer'];
}

/** Names every problem once, with the pictures that show it. */
function together(problems: readonly { readonly on: string; readonly text: string }[]): readonly string[] {
  const texts = new Map<string, string[]>();
  for (const { on, text } of problems) texts.set(text, [...(texts.get(text) ?? []), on]);
  return [...texts].map(([text, on]) => `${on.join(', ')}: ${text}`);
}
