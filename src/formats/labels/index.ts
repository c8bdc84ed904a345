/** Reads whatever files of labels somebody drops beside a picture. */
import type { Text } from '../../math/text';
import type { LabelSet } from '../../pipeline/labels/model';
import { about } from '../../transforms/read';
import type { DecodedImage } from '../image/format';
import { limitNotes } from '../imported';
import { looksLikeCoco, parseLoosely, readCoco } from './coco';
import { readMask } from './mask';
import {
  type ForImage,
  type LabelFile,
  mostNotes,
  type ReadLabels,
  stemOf,
  textOf,
  type VectorLabels,
} from './records';
import { readVoc } from './voc';
import { isYoloNames, nameClasses, readDataYaml, readYolo, readYoloNames, type YoloNames } from './yolo';

export { looksLikeCoco, parseLoosely } from './coco';
export type { ForImage, LabelFile } from './records';
export { readDataYaml } from './yolo';

/** Larger files of text are refused before they are read, in bytes. */
const largest = 64 * 2 ** 20;

/** A mask with the file it came in. */
export interface MaskFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly image: DecodedImage;
  readonly classes: readonly { readonly value: number; readonly label: string }[];
}

export interface ReadFiles {
  /** Null where no file had any; then what is there stays. */
  readonly labels: VectorLabels | null;
  readonly mask: MaskFile | null;
  /** Remarks on what was read, each with its file and record. */
  readonly notes: readonly Text[];
  /** Files that could not be used, and why. */
  readonly errors: readonly Text[];
}

type Kind = 'coco' | 'voc' | 'yolo' | 'names' | 'mask';

interface Sorted {
  readonly file: LabelFile;
  readonly kind: Kind;
  readonly text: string;
}

/** Reads files for one picture. `before` are its labels so far: names may come after the objects that they name. */
export async function readLabelFiles(
  files: readonly LabelFile[],
  image: ForImage,
  before: LabelSet,
): Promise<ReadFiles> {
  const notes: Text[] = [];
  const errors: Text[] = [];
  const sorted = files.flatMap((file) => sort(file, errors));
  const names = namesOf(sorted, errors);
  const parts: VectorLabels[] = [];
  const yolo = forThisImage(
    sorted.filter(({ kind }) => kind === 'yolo'),
    image,
    errors,
  );
  const voc = forThisImage(
    sorted.filter(({ kind }) => kind === 'voc'),
    image,
    errors,
  );
  const coco = sorted.filter(({ kind }) => kind === 'coco');
  for (const { file, kind, text } of [...coco, ...voc, ...yolo]) {
    const read = readOne(kind, text, image, names, `${'bcdefghij'[parts.length] ?? `b${parts.length}.`}`);
    if (!read.ok) errors.push(about(file.name, read.error));
    else {
      parts.push(read.labels);
      notes.push(...limitNotes(read.notes, mostNotes).map((note) => about(file.name, note)));
    }
  }
  const mask = await maskOf(sorted, image, notes, errors);
  const named = parts.length === 0 && names !== null ? renamed(before, names) : null;
  if (names !== null && named === null && !sorted.some(({ kind }) => kind === 'yolo'))
    errors.push(
      ...sorted.filter(({ kind }) => kind === 'names').map(({ file }) => about(file.name, texts.nothingToName)),
    );
  return { labels: parts.length > 0 ? merged(parts) : named, mask, notes, errors };
}

function sort(file: LabelFile, errors: Text[]): readonly Sorted[] {
  const { name, bytes } = file;
  if (/\.png$/i.test(name) || isPng(bytes)) return [{ file, kind: 'mask', text: '' }];
  const refuse = (error: Text): readonly Sorted[] => {
    errors.push(about(name, error));
    return [];
  };
  if (bytes.length > largest) return refuse(texts.tooLarge);
  const text = textOf(file);
  if (text === null) return refuse(texts.notText);
  if (/\.xml$/i.test(name) || /^\s*<(?:\?xml|!|annotation)/.test(text)) return [{ file, kind: 'voc', text }];
  if (/\.json$/i.test(name) || /^\s*[{[]/.test(text)) return [{ file, kind: 'coco', text }];
  if (/\.ya?ml$/i.test(name) || isYoloNames(name, text)) return [{ file, kind: 'names', text }];
  if (/\.(?:txt|names|labels)$/i.test(name)) return [{ file, kind: 'yolo', text }];
  return refuse(texts.unknown);
}

const isPng = (bytes: Uint8Array): boolean => [0x89, 0x50, 0x4e, 0x47].every((byte, i) => bytes[i] === byte);

function readOne(kind: Kind, text: string, image: ForImage, names: YoloNames | null, prefix: string): ReadLabels {
  if (kind === 'voc') return readVoc(text, image, prefix);
  if (kind === 'yolo') return readYolo(text, image, names, prefix);
  const json = parseLoosely(text);
  return json === undefined ? { ok: false, error: texts.notJson } : readCoco(json, image, prefix);
}

/** The names of YOLO classes, from the last file that has some; `data.yaml` knows most. */
function namesOf(sorted: readonly Sorted[], errors: Text[]): YoloNames | null {
  let found: YoloNames | null = null;
  for (const { file, kind, text } of sorted) {
    if (kind !== 'names') continue;
    const yaml = /\.ya?ml$/i.test(file.name);
    const names = yaml ? readDataYaml(text) : readYoloNames(text);
    if (names === null) errors.push(about(file.name, texts.noNames));
    else if (found === null || yaml) found = names;
  }
  return found;
}

/** Of files that each belong to one picture, those of this one; a single file is taken at its word. */
function forThisImage(sorted: readonly Sorted[], image: ForImage, errors: Text[]): readonly Sorted[] {
  if (sorted.length < 2) return sorted;
  const own = sorted.filter(({ file }) => stemOf(file.name).toLowerCase() === stemOf(image.name).toLowerCase());
  for (const { file } of sorted.filter((entry) => !own.includes(entry)))
    errors.push(about(file.name, otherImage(image.name)));
  return own;
}

async function maskOf(
  sorted: readonly Sorted[],
  image: ForImage,
  notes: Text[],
  errors: Text[],
): Promise<MaskFile | null> {
  const [first, ...more] = forThisMask(
    sorted.filter(({ kind }) => kind === 'mask'),
    image,
  );
  for (const { file } of more) errors.push(about(file.name, texts.oneMask));
  if (first === undefined) return null;
  const { name } = first.file;
  const bytes = new Uint8Array(first.file.bytes);
  const read = await readMask(bytes, image);
  if (!read.ok) {
    errors.push(about(name, read.error));
    return null;
  }
  notes.push(...read.notes.map((note) => about(name, note)));
  return { name, bytes, image: read.mask, classes: read.classes };
}

/** The mask named after the picture first. */
const forThisMask = (masks: readonly Sorted[], image: ForImage): readonly Sorted[] => {
  const isOwn = ({ file }: Sorted): boolean =>
    stemOf(file.name).toLowerCase().startsWith(stemOf(image.name).toLowerCase());
  return [...masks.filter(isOwn), ...masks.filter((entry) => !isOwn(entry))];
};

/** The labels so far under their names; null where that changes nothing. */
function renamed({ boxes, polygons, points }: LabelSet, names: YoloNames): VectorLabels | null {
  const next = {
    boxes: nameClasses(boxes, names),
    polygons: nameClasses(polygons, names),
    points,
  };
  const changed = [...next.boxes, ...next.polygons].some(
    (label, i) => label.label !== [...boxes, ...polygons][i]!.label,
  );
  return changed ? next : null;
}

const merged = (parts: readonly VectorLabels[]): VectorLabels => ({
  boxes: parts.flatMap(({ boxes }) => boxes),
  polygons: parts.flatMap(({ polygons }) => polygons),
  points: parts.flatMap(({ points }) => points),
});

const otherImage = (name: string): Text => ({
  en: `belongs to another image than ${name}; left out`,
  ko: `${name}의 라벨이 아니라 제외했습니다`,
});

const texts = {
  tooLarge: { en: 'larger than 64 MB', ko: '64 MB보다 큽니다' },
  notText: { en: 'not a text file in UTF-8', ko: 'UTF-8 텍스트 파일이 아닙니다' },
  notJson: { en: 'no JSON that could be read', ko: '읽을 수 있는 JSON이 아닙니다' },
  unknown: {
    en: 'not a file of labels: COCO (.json), YOLO (.txt), Pascal VOC (.xml) and masks (.png) are read',
    ko: '라벨 파일이 아닙니다. COCO(.json), YOLO(.txt), Pascal VOC(.xml), 마스크(.png)를 읽습니다',
  },
  nothingToName: {
    en: 'names of classes, but there are no YOLO labels that they name',
    ko: '클래스 이름 목록이지만 이름을 붙일 YOLO 라벨이 없습니다',
  },
  noNames: { en: 'no names of classes in it', ko: '클래스 이름이 없습니다' },
  oneMask: { en: 'an image has one mask; left out', ko: '마스크는 이미지마다 하나라 제외했습니다' },
} satisfies { readonly [name: string]: Text };

/** Whether the text of a file holds labels rather than a pipeline: asked where the name alone does not tell. */
export function holdsLabels(name: string, text: string): boolean {
  if (/\.(?:xml|txt|names)$/i.test(name)) return true;
  if (/\.ya?ml$/i.test(name)) return readDataYaml(text) !== null;
  return /"annotations"|"images"/.test(text) && looksLikeCoco(parseLoosely(text));
}
