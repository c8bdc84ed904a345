/** Finds the pipeline in a script: the first composer's call, wherever it stands. */
import type { SyntaxNode } from '@lezer/common';
import { type Call, Refused, type Source } from './syntax';

/** Whose words a pipeline is written in. */
export type Dialect = 'albumentations' | 'torchvision' | 'imgaug';

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
      const dialect = callee ? dialectOf(callee, source.text) : null;
      if (!dialect) return;
      found.push([node, dialect]);
      // What is inside belongs to it.
      return false;
    },
  });
  return found;
}

export function findPipeline(source: Source): Found {
  const [first, ...others] = callsOf(source);
  if (!first) {
    const broken = firstError(source);
    if (broken !== null) throw new Refused(broken, { en: 'not valid Python', ko: 'Python 문법에 맞지 않습니다' });
    throw new Refused(1, {
      en: 'no A.Compose(…), v2.Compose(…) or iaa.Sequential(…) in it',
      ko: 'A.Compose(…), v2.Compose(…), iaa.Sequential(…)가 없습니다',
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
