/** The only place that sees randomness: a pipeline and a seed become the recipe of one tile. */
import type { Size } from '../math/box';
import { type Draws, draws } from '../math/random';
import { type ClassMap, Refusal, type Scene, type SceneBox, type Transform } from '../transforms/define';
import { transformNamed } from '../transforms/index';
import { defaultsOf, type Params } from '../transforms/params';
import { boxesAfter, enteringBoxes } from './labels/boxes';
import { classesAfter } from './labels/class-map';
import type { GroupNode, Key, Node, Pipeline, TransformNode } from './model';
import { outputSize } from './output-size';
import type { Outcome, Recipe, Step, Trace } from './recipe';
import { active, picks, siteWithin, soloKeys, workingSizeKey } from './sites';

/** Parameters of the node that the working size stands for. */
export const workingSizeParams = (longest: number): Params => ({
  ...defaultsOf(transformNamed('LongestMaxSize')!.params),
  max_size: longest,
  area_for_downscale: 'image',
});

/**
 * The recipe of a tile. A node's draws depend on `seed`, `tile` and its key alone (and on how often it ran before, where
 * a group may repeat it). `source` is the picture's size in pixels, `boxes` and `mask` lie in it; only transforms that mind
 * the labels look at them.
 */
export function sampleRecipe(
  pipeline: Pipeline,
  solo: Key | null,
  seed: number,
  tile: number,
  source: Size,
  boxes: readonly SceneBox[] = [],
  mask: ClassMap | null = null,
): Recipe {
  const keep = soloKeys(pipeline.nodes, solo);
  const steps: Step[] = [];
  const trace: Trace[] = [];
  const runs = new Map<Key, number>();
  const settings = pipeline.labels.boxes;
  let size: Size = { width: source.width, height: source.height };
  // Few transforms ask for the boxes: they are moved when one does.
  let known = { steps: 0, boxes: null as readonly SceneBox[] | null };
  const boxesNow = (): readonly SceneBox[] => {
    const start = known.boxes ?? enteringBoxes(boxes, source, settings);
    const moved = steps
      .slice(known.steps)
      .reduce((all, step, i) => boxesAfter(all, step, settings, known.steps + i), start);
    known = { steps: steps.length, boxes: moved };
    return moved;
  };
  let seen = { steps: 0, mask: mask as ReturnType<typeof classesAfter> };
  const maskNow = (): typeof seen.mask => {
    seen = { steps: steps.length, mask: steps.slice(seen.steps).reduce(classesAfter, seen.mask) };
    return seen.mask;
  };

  const apply = (key: Key, site: string, transform: Transform, params: Params, random: Draws): Outcome => {
    const wrong = transform.check?.(params) ?? null;
    if (wrong !== null) return { fired: false, why: 'refused', text: wrong };
    try {
      const input = size;
      const scene: Scene = {
        ...input,
        get boxes() {
          return boxesNow();
        },
        get names() {
          return boxes.flatMap(({ label }) => (label === undefined ? [] : [label]));
        },
        get mask() {
          return maskNow();
        },
      };
      const draw = transform.sample(params, random, scene);
      const use = { params, draw, input };
      const output = outputSize(transform.kernel(params), use);
      const step = { key, site, transform: transform.name, params, draw, input, output };
      steps.push(step);
      size = { width: output.width, height: output.height };
      return { fired: true, step: steps.length - 1 };
    } catch (error) {
      if (error instanceof Refusal) return { fired: false, why: 'refused', text: error.text };
      throw error;
    }
  };

  const occurrence = (key: Key): number => {
    const count = runs.get(key) ?? 0;
    runs.set(key, count + 1);
    return count;
  };

  const skip = (node: Node, depth: number, outcome: Outcome): void => {
    trace.push({ key: node.key, depth, outcome: ownReason(node) ?? outcome });
    if (node.kind === 'group')
      for (const child of node.children) skip(child, depth + 1, { fired: false, why: 'parent' });
  };

  const ownReason = (node: Node): Outcome | null => {
    if (node.kind === 'unknown') return { fired: false, why: 'unknown' };
    return active(node, keep) ? null : { fired: false, why: 'disabled' };
  };

  const visit = (node: Node, prefix: string, depth: number, forced: boolean): void => {
    if (node.kind === 'unknown' || !active(node, keep)) {
      skip(node, depth, { fired: false, why: 'disabled' });
      return;
    }
    const random = draws(seed, tile, node.key, occurrence(node.key));
    const drew = random.unit('p');
    if (!fires(node, forced, drew)) skip(node, depth, { fired: false, why: 'chance', p: node.p, drew });
    else if (node.kind === 'group') runGroup(node, prefix, depth, random);
    else runTransform(node, prefix, depth, random);
  };

  const runTransform = (node: TransformNode, prefix: string, depth: number, random: Draws): void => {
    const transform = transformNamed(node.transform);
    const outcome: Outcome =
      transform === undefined
        ? { fired: false, why: 'unknown' }
        : apply(node.key, prefix + node.key, transform, node.params, random);
    trace.push({ key: node.key, depth, outcome });
  };

  const runGroup = (group: GroupNode, prefix: string, depth: number, random: Draws): void => {
    const candidates = group.children.filter((child) => active(child, keep));
    const chosen = choose(group, candidates, random);
    trace.push({
      key: group.key,
      depth,
      outcome: { fired: true, step: null, chosen: chosen.map(({ node }) => node.key) },
    });
    const picked = new Set(chosen.map(({ node }) => node));
    if (group.group === 'RandomOrder') {
      for (const { node, round } of chosen) visit(node, siteWithin(prefix, group, round), depth + 1, false);
      for (const child of group.children)
        if (!picked.has(child)) skip(child, depth + 1, { fired: false, why: 'not chosen' });
      return;
    }
    for (const child of group.children) {
      if (!picked.has(child)) skip(child, depth + 1, { fired: false, why: 'not chosen' });
      for (const { node, round } of chosen)
        if (node === child) visit(node, siteWithin(prefix, group, round), depth + 1, group.group === 'OneOf');
    }
  };

  if (pipeline.workingSize !== null) {
    const resize = transformNamed('LongestMaxSize')!;
    apply(
      workingSizeKey,
      workingSizeKey,
      resize,
      workingSizeParams(pipeline.workingSize),
      draws(seed, tile, workingSizeKey),
    );
  }
  for (const node of pipeline.nodes) visit(node, '', 0, false);
  return { tile, input: source, output: size, steps, trace };
}

/** The library's rules: p <= 0 never, p >= 1 always; a parent may force all but SomeOf and RandomOrder. */
function fires(node: TransformNode | GroupNode, forced: boolean, drew: number): boolean {
  const ignoresForce = node.kind === 'group' && (node.group === 'SomeOf' || node.group === 'RandomOrder');
  if (forced && !ignoresForce && node.p > 0) return true;
  return drew < node.p;
}

interface Choice {
  readonly node: Node;
  /** Slot of RandomOrder, or which repeat of this child it is. */
  readonly round: number;
}

/**
 * Which children run, by a race in which every child has its own random time: adding, removing or reordering a child
 * changes nothing for tiles that it does not win. OneOf weighs by p; SomeOf and RandomOrder choose evenly.
 */
function choose(group: GroupNode, candidates: readonly Node[], random: Draws): readonly Choice[] {
  const time = (node: Node, index: number): number => {
    const weight = group.group === 'OneOf' ? node.p : 1;
    return weight > 0 ? -Math.log(1 - random.unit(`choice ${node.key}`, index)) / weight : Number.POSITIVE_INFINITY;
  };
  const ranked = (index: number): Node[] =>
    candidates
      .map((node) => ({ node, time: time(node, index) }))
      .filter((entry) => entry.time < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.time - b.time)
      .map((entry) => entry.node);
  if (group.group === 'Compose' || group.group === 'Sequential') return candidates.map((node) => ({ node, round: 0 }));
  if (group.group === 'OneOf')
    return ranked(0)
      .slice(0, 1)
      .map((node) => ({ node, round: 0 }));
  const count = picks(group, candidates.length);
  if (!group.replace)
    return ranked(0)
      .slice(0, count)
      .map((node, round) => ({ node, round }));
  const drawn = Array.from({ length: count }, (_, index) => ranked(index)[0]).filter((node) => node !== undefined);
  if (group.group === 'RandomOrder') return drawn.map((node, round) => ({ node, round }));
  return drawn.map((node, index) => ({ node, round: drawn.slice(0, index).filter((other) => other === node).length }));
}
