/** Finds the pipeline in a script: the first composer's call, wherever it stands. */
import type { SyntaxNode } from '@lezer/common';
import { transformNamed } from '../../transforms/index';
import { isGroupKind } from '../imported';
import { augments } from './readers/keras';
import { type Call, Refused, type Source } from './text/syntax';

/** Whose words a pipeline is written in. */
export type Dialect = 'albumentations' | 'torchvision' | 'imgaug' | 'keras';

export interface Found {
  readonly dialect: Dialect;
  readonly call: Call;
  /** Where it stands. */
  readonly place: SyntaxNode;
  /** How many more there are. */
  readonly others: number;
}

const composers: readonly (readonly [RegExp, Dialect])[] = [
  [/^iaa\.Sequential$|^imgaug\.augmenters\.Sequential$/, 'imgaug'],
  [/^(?:v2|transforms|T|tvt|torchvision\.transforms(?:\.v2)?)\.Compose$/, 'torchvision'],
  [/^(?:A|albumentations|alb|albu)\.(?:Replay)?Compose$/, 'albumentations'],
];

/** What a list of steps starts with, where it is given to no composer. */
const members: readonly (readonly [RegExp, Dialect])[] = [
  [/^(?:A|albumentations|alb|albu)\.\w+$/, 'albumentations'],
  [/^(?:v2|transforms|tvt)\.\w+$/, 'torchvision'],
  [/^iaa\.\w+$/, 'imgaug'],
  [/^(?:tf\.|tensorflow\.)?(?:keras\.)?(?:layers\.)?\w+$/, 'keras'],
];

const kerasComposer = /^(?:tf\.|tensorflow\.)?(?:keras\.)?(?:models\.|layers\.)?(?:Sequential|Pipeline)$/;

/** A bare `Compose` belongs to whoever is imported. */
function bare(text: string): Dialect | null {
  if (/from\s+torchvision\b/.test(text) && !/\balbumentations\b/.test(text)) return 'torchvision';
  if (/\balbumentations\b/.test(text) || !/\btorchvision\b/.test(text)) return 'albumentations';
  return null;
}

function dialectOf(name: string, text: string): Dialect | null {
  const known = composers.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  return name === 'Compose' || name === 'ReplayCompose' ? bare(text) : name === 'Sequential' ? imgaugOnly(text) : null;
}

const imgaugOnly = (text: string): Dialect | null => (/\bimgaug\b/.test(text) ? 'imgaug' : null);

/** The nodes of the composers' calls that are in no other composer. */
function callsOf(source: Source): readonly (readonly [SyntaxNode, Dialect])[] {
  const found: (readonly [SyntaxNode, Dialect])[] = [];
  source.tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'CallExpression') return;
      const callee = node.firstChild && source.name(node.firstChild);
      const other = callee && kerasComposer.test(callee) && augments(source.of(node)) ? 'keras' : null;
      const dialect = (callee && dialectOf(callee, source.text)) || other;
      if (!dialect) return;
      found.push([node, dialect]);
      // What is inside belongs to it.
      return false;
    },
  });
  return found;
}

const memberOf = (callee: string): Dialect | undefined => members.find(([pattern]) => pattern.test(callee))?.[1];

/** `dict(type="Rotate", …)`: how the configurations of detection libraries write Albumentations. */
function configured(list: string): Dialect | null {
  const type = /^\[\s*dict\(\s*type\s*=\s*['"](\w+)['"]/.exec(list)?.[1];
  return type && (transformNamed(type) || isGroupKind(type)) ? 'albumentations' : null;
}

/** The first list of steps, where there is no composer around it. */
function listOf(source: Source): Found | null {
  let found: Found | null = null;
  source.tree.iterate({
    enter: ({ name, node }) => {
      if (found || name !== 'ArrayExpression') return;
      const first = source.parts(node)[0];
      const callee = first?.name === 'CallExpression' && first.firstChild && source.name(first.firstChild);
      const dialect = callee ? (configured(source.of(node)) ?? memberOf(callee)) : undefined;
      if (!dialect || (dialect === 'keras' && !augments(source.of(node)))) return;
      const value = source.value(node);
      const composer = dialect === 'keras' || dialect === 'imgaug' ? 'Sequential' : 'Compose';
      const call: Call = { kind: 'call', name: composer, positional: [value], named: new Map(), line: value.line };
      found = { dialect, call, place: node, others: 0 };
    },
  });
  return found;
}

export function findPipeline(source: Source): Found {
  const [first, ...others] = callsOf(source);
  if (!first) {
    const list = firstError(source) === null ? listOf(source) : null;
    if (list) return list;
    const broken = firstError(source);
    if (broken !== null) throw new Refused(broken, { en: 'not valid Python', ko: 'Python 문법에 맞지 않습니다' });
    throw new Refused(1, {
      en: 'no A.Compose(…), v2.Compose(…), iaa.Sequential(…) or keras.Sequential(…) in it',
      ko: 'A.Compose(…), v2.Compose(…), iaa.Sequential(…), keras.Sequential(…)가 없습니다',
    });
  }
  return { dialect: first[1], call: source.call(first[0]), place: first[0], others: others.length };
}

function firstError(source: Source): number | null {
  const cursor = source.tree.cursor();
  do if (cursor.type.isError) return source.line(cursor.node);
  while (cursor.next());
  return null;
}
