/** Albumentations 2.0.8: the library whose words the page speaks. */
import { stringify } from 'yaml';
import type { Pipeline } from '../../../pipeline/model';
import { transformNamed } from '../../../transforms/index';
import type { Param, ParamValue } from '../../../transforms/params';
import { toAlbumentations } from '../../albumentations';
import { type Dialect, type Options, type Piece, picked, type Rule, translate } from '../dialect';
import type { Library, Written } from '../library';
import { placed, placesOfClasses } from '../places';
import { call, float, list, type Py, type PyArguments, writtenBy } from '../python';
import { flipNotes } from '../script';
import { exact } from '../verdict';
import { throwing } from '../writing';
import { albumentationsScript } from './script';

const version = '2.0.8';
const nothing = { boxes: false, points: false };

/** Some lists are dictionaries in the library. */
function argument(spec: Param | undefined, value: ParamValue): PyArguments[string] {
  const keyed = spec?.kind === 'vector' && spec.keyed && Array.isArray(value);
  if (!keyed) return value as PyArguments[string];
  return Object.fromEntries(spec.names.map((name, index) => [name, value[index] as number]));
}

const rule = (name: string): Rule<Py> | undefined => {
  if (name.includes('.')) return undefined;
  const specs = transformNamed(name)?.params ?? {};
  return ({ params, p }) => {
    const written = Object.entries(params).map(([each, value]) => [each, argument(specs[each], value)]);
    const args: PyArguments = { ...Object.fromEntries(written), p: float(p) };
    return throwing(call(name === 'ToTensorV2' ? name : `A.${name}`, args), exact);
  };
};

/** In a OneOf the children's own p are its weights. */
const weighted = ({ code, weight }: Piece<Py>): Py =>
  code.py !== 'brackets'
    ? code
    : { ...code, items: code.items.map((item) => (item.before === 'p=' ? { ...item, value: float(weight) } : item)) };

const dialect: Dialect<Py> = {
  rule,
  mark: writtenBy,
  // Every class takes its own p.
  chance: (_, code) => code,
  group: (group, pieces) => {
    const children = list(pieces.map((piece) => (group.group === 'OneOf' ? weighted(piece) : piece.code)));
    const counted = group.group === 'SomeOf' || group.group === 'RandomOrder';
    const args = counted ? { n: picked(group, pieces.length), replace: group.replace } : {};
    return {
      verdict: exact,
      throwsDice: true,
      code: call(`A.${group.group}`, { ...args, p: float(group.p) }, children),
    };
  },
};

function python(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translate(pipeline, dialect, options);
  const text = albumentationsScript({
    ...{ title: `Albumentations ${version}`, packages: `albumentations==${version} opencv-python-headless` },
    ...{
      torch: 'torch',
      lines,
      badges,
      labels: pipeline.labels,
      has: options.has ?? nothing,
      without: new Set<string>(),
    },
  });
  return { ...placed(text), badges, notes: flipNotes(pipeline) };
}

/** `A.load(…, data_format="yaml")` reads it. */
function yaml(pipeline: Pipeline, options: Options = {}): Written {
  const { lookup = transformNamed, has = nothing } = options;
  const { badges } = translate(pipeline, dialect, options);
  const kept = options.fixedOnly ? onlyFixed(pipeline, options.fixedOnly) : pipeline;
  const { json } = toAlbumentations(kept, lookup, has);
  return inOrder(stringify(json, { aliasDuplicateObjects: false }), badges, flipNotes(pipeline));
}

function json(pipeline: Pipeline, options: Options = {}): Written {
  const { lookup = transformNamed, has = nothing } = options;
  const { badges } = translate(pipeline, dialect, options);
  const kept = options.fixedOnly ? onlyFixed(pipeline, options.fixedOnly) : pipeline;
  const text = `${JSON.stringify(toAlbumentations(kept, lookup, has).json, null, 2)}\n`;
  return inOrder(text, badges, flipNotes(pipeline));
}

/** A file of the library's own format, which holds the nodes in their order. */
export function inOrder(text: string, badges: Written['badges'], notes: Written['notes']): Written {
  const keys = badges.filter(({ verdict }) => verdict.grade !== 'none').map(({ key }) => key);
  return { text, places: placesOfClasses(text, keys), badges, notes };
}

/** The pipeline without what is random. */
export function onlyFixed(pipeline: Pipeline, keep: NonNullable<Options['fixedOnly']>): Pipeline {
  const visit = (nodes: Pipeline['nodes']): Pipeline['nodes'] =>
    nodes.flatMap((node): Pipeline['nodes'] => {
      if (node.kind === 'transform') return node.p >= 1 && keep(node) ? [node] : [];
      if (node.kind !== 'group' || node.p < 1 || (node.group !== 'Compose' && node.group !== 'Sequential')) return [];
      return [{ ...node, children: visit(node.children) }];
    });
  return { ...pipeline, nodes: visit(pipeline.nodes) };
}

export const albumentations: Library = {
  id: 'albumentations',
  title: `Albumentations ${version}`,
  version,
  formats: [
    { id: 'python', file: 'augment.py', write: python },
    { id: 'json', file: 'transform.json', write: json },
    { id: 'yaml', file: 'transform.yaml', write: yaml },
  ],
};
