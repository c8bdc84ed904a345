/** Finding transforms and groups by whatever people call them. */
import { type GroupKind, groupKinds } from '../../pipeline/model';
import { transforms } from '../../transforms';
import { type Category, categories, type Transform } from '../../transforms/define';

export type Entry =
  | { readonly kind: 'transform'; readonly name: string; readonly transform: Transform }
  | { readonly kind: 'group'; readonly name: GroupKind };

export type Shelf = Category | 'group';

/** The shelves that hold something, in the order of the palette. */
export const shelves: readonly Shelf[] = [
  ...categories.filter((category) => transforms.some((transform) => transform.category === category)),
  'group',
];

export const shelfOf = (entry: Entry): Shelf => (entry.kind === 'group' ? 'group' : entry.transform.category);

export const entries: readonly Entry[] = [
  ...categories.flatMap((category) =>
    transforms
      .filter((transform) => transform.category === category)
      .map((transform) => ({ kind: 'transform', name: transform.name, transform }) as const),
  ),
  ...groupKinds.map((name) => ({ kind: 'group', name }) as const),
];

const groupWords = ['group', 'nest', 'choose', 'random', '그룹', '묶음', '하나만', '무작위', '순서'];

/** RandomResizedCrop: random, resized, crop. */
const partsOf = (name: string): string[] =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase());

interface Index {
  readonly name: string;
  readonly parts: readonly string[];
  readonly initials: string;
  readonly words: readonly string[];
  readonly doc: string;
}

const indexOf = (entry: Entry): Index => {
  const parts = partsOf(entry.name);
  const words = entry.kind === 'group' ? groupWords : entry.transform.words;
  const doc = entry.kind === 'group' ? '' : `${entry.transform.doc.en} ${entry.transform.doc.ko}`;
  return {
    name: entry.name.toLowerCase(),
    parts,
    initials: parts.map((part) => part[0]).join(''),
    words: words.flatMap((word) => [word.toLowerCase(), ...word.toLowerCase().split(/\s+/)]),
    doc: doc.toLowerCase(),
  };
};

const indexes = new Map(entries.map((entry) => [entry, indexOf(entry)]));

/** Whether the letters appear in this order: "rndcrp" in "randomcrop". */
function inOrder(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** How well one typed word fits, 0 for not at all. */
function closeness(word: string, index: Index): number {
  if (index.name === word) return 100;
  if (index.name.startsWith(word)) return 80;
  if (index.parts.some((part) => part.startsWith(word))) return 60;
  if (index.words.some((other) => other.startsWith(word))) return 50;
  if (word.length > 1 && index.initials.startsWith(word)) return 45;
  if (index.name.includes(word)) return 40;
  if (word.length > 1 && index.words.some((other) => other.includes(word))) return 30;
  if (word.length > 1 && index.doc.includes(word)) return 20;
  return word.length > 2 && index.name.startsWith(word[0] ?? '') && inOrder(word, index.name) ? 10 : 0;
}

/** The entries that every typed word fits, best first; all of them, in their order, while nothing is typed. */
export function search(query: string, shelf: Shelf | null): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shelved = entries.filter((entry) => shelf === null || shelfOf(entry) === shelf);
  if (words.length === 0) return shelved;
  return shelved
    .map((entry) => {
      const index = indexes.get(entry);
      const fits = words.map((word) => (index ? closeness(word, index) : 0));
      return { entry, score: fits.includes(0) ? 0 : fits.reduce((sum, one) => sum + one, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
