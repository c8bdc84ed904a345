/** The presets that `npm run parity` has the real library read: as the page writes them, covering every transform. */
import { writePreset } from '../../src/formats/preset';
import { draws } from '../../src/math/random';
import { emptyPipeline, type GroupNode, groupKinds, type Node, type TransformNode } from '../../src/pipeline/model';
import { Refusal, type Transform } from '../../src/transforms/define';
import { libraryTransforms, transformNamed } from '../../src/transforms/index';
import { defaultsOf, intervalsFor, type Param, type Params, type ParamValue } from '../../src/transforms/params';

export interface PresetFile {
  readonly name: string;
  readonly text: string;
}

/** As the first picture that check_presets.py runs them on; its others are larger. */
const picture = { width: 320, height: 288 };

const nodeOf = (transform: Transform, params: Params, key = 'n1'): TransformNode => ({
  ...{ key, kind: 'transform', transform: transform.name },
  ...{ p: 1, enabled: true, params },
});

/** Values of a parameter other than its default that take another path through the library's checks. */
function otherValues(param: Param): readonly ParamValue[] {
  const none = 'nullable' in param && param.nullable ? [null] : [];
  switch (param.kind) {
    case 'interval':
      return [...none, param.slider, [param.slider[0], param.slider[0]]];
    case 'interval-xy':
      return [...none, { x: param.slider, y: [param.slider[1], param.slider[1]] }];
    case 'number':
      return [...none, ...param.slider];
    case 'choice':
      return param.options.map((option) => option.value);
    case 'flag':
      return [!param.default];
    case 'fill':
      return [...none, ...param.words.map((word) => word.value), 128, [255, 128, 0]];
    case 'intervals':
      return Object.keys(param.sets).map((choice) => intervalsFor(param, choice));
    case 'list':
      return param.of === 'numbers' ? [[param.hard[0], param.hard[1]]] : [['cat', 'dog']];
    case 'vector':
      return [...none, param.names.map(() => param.hard[0])];
  }
}

/** The defaults, and then every parameter changed by itself. */
function variants(transform: Transform): readonly Params[] {
  const defaults = defaultsOf(transform.params);
  const changed = Object.entries(transform.params).flatMap(([name, param]) =>
    otherValues(param).map((value) => ({ ...defaults, [name]: value })),
  );
  return [defaults, ...changed];
}

/** What the library would not even build is left out of the export, so that its file runs. */
const built = ({ transform, params }: TransformNode): boolean => !transformNamed(transform)?.check?.(params);

/** Some transforms need one; all of it is an object. */
const mask = { ...picture, values: new Uint8Array(picture.width * picture.height).fill(1) };

/** Whether the page says that the library would raise on this picture: such files say so in their name. */
function refused(transform: Transform, node: TransformNode): boolean {
  if (!built(node)) return false;
  try {
    transform.sample(node.params, draws(7, 1, node.key), { ...picture, boxes: [], mask });
    return false;
  } catch (error) {
    // The library does some things that the page cannot.
    if (error instanceof Refusal) return error.by === 'library';
    throw error;
  }
}

const movesLabels = (node: Node): boolean =>
  node.kind === 'group' ||
  (node.kind === 'transform' && built(node) && transformNamed(node.transform)?.labels !== undefined);

/** With label settings where something moves labels: crops that look for boxes need some, others warn about them. */
const preset = (name: string, nodes: readonly Node[], workingSize: number | null = null): PresetFile => ({
  name,
  text: writePreset(
    { pipeline: { ...emptyPipeline, workingSize, nodes }, seed: 7, grid: { rows: 5, columns: 5 } },
    transformNamed,
    { boxes: nodes.some(movesLabels), points: nodes.some(movesLabels) },
  ),
});

/** Every kind of group, each around two transforms and around each other. */
function nested(): GroupNode {
  const [first, second] = libraryTransforms;
  if (!first || !second) throw new Error('There are no transforms to nest.');
  return groupKinds.reduce<GroupNode | null>((inner, group, index) => {
    const leaves = [first, second].map((transform, leaf) =>
      nodeOf(transform, defaultsOf(transform.params), `leaf${index}-${leaf}`),
    );
    const children = inner === null ? leaves : [...leaves, inner];
    const key = `group${index}`;
    return { key, kind: 'group', group, p: 0.9, enabled: true, n: 2, replace: index % 2 === 1, children };
  }, null)!;
}

export function presetFiles(): readonly PresetFile[] {
  const single = libraryTransforms.flatMap((transform) =>
    variants(transform).map((params, index) => {
      const node = nodeOf(transform, params);
      return preset(`${refused(transform, node) ? 'refused-' : ''}${transform.name}-${index}`, [node]);
    }),
  );
  return [...single, preset('groups', [nested()]), preset('working-size', [nested()], 256)];
}
