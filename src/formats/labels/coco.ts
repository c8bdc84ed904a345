/** COCO: boxes, polygons and keypoints of one image among many in a JSON file. */
import type { Text } from '../../math/text';
import { baseName, Collector, type ForImage, labelName, otherShape, type ReadLabels, scaleTo, stemOf } from './records';

type Record = { readonly [name: string]: unknown };
const isRecord = (value: unknown): value is Record =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether parsed JSON is meant to be COCO rather than anything else. */
export const looksLikeCoco = (json: unknown): boolean =>
  isRecord(json) && Array.isArray(json.images) && (Array.isArray(json.annotations) || Array.isArray(json.categories));

/** Parses JSON as Python writes it: NaN and Infinity, which are no JSON, become null. Undefined where it is none. */
export function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const mended = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
      token.startsWith('"') ? token : 'null',
    );
    try {
      return JSON.parse(mended);
    } catch {
      return undefined;
    }
  }
}

/** The annotations of the image with this name, else of the only one of this size. */
export function readCoco(json: unknown, image: ForImage, prefix = 'b'): ReadLabels {
  if (!isRecord(json) || !Array.isArray(json.images) || !Array.isArray(json.annotations))
    return { ok: false, error: texts.notCoco };
  const images = json.images.filter(isRecord);
  const annotations = json.annotations;
  const found = imageFor(images, image);
  if ('error' in found) return { ok: false, error: found.error };
  const { entry, notes } = found;
  const size = sizeOf(entry);
  const scale = size ? scaleTo(image, size.width, size.height) : { x: 1, y: 1, note: null };
  if (scale === null && size) return { ok: false, error: otherShape(image, size.width, size.height) };
  const collector = new Collector(image, prefix);
  collector.notes.push(...notes);
  if (scale?.note) collector.notes.push(scale.note);
  const reader = new AnnotationReader(collector, categoriesOf(json.categories), scale?.x ?? 1, scale?.y ?? 1);
  const known = new Set(images.map(({ id }) => id));
  let others = 0;
  for (const [index, annotation] of annotations.entries()) {
    const record = recordOf(annotation, index);
    if (!isRecord(annotation)) collector.note(record, texts.notARecord);
    else if (annotation.image_id === entry.id) reader.read(annotation, record);
    else if (known.has(annotation.image_id)) others++;
    else collector.note(record, noSuchImage(annotation.image_id));
  }
  if (collector.count === 0) collector.notes.push(others > 0 ? elsewhere(others) : texts.none);
  return collector.result();
}

interface Category {
  readonly name: string;
  readonly keypoints: readonly unknown[];
}

function categoriesOf(value: unknown): ReadonlyMap<unknown, Category> {
  return new Map(
    listOf(value)
      .filter(isRecord)
      .map((category) => [
        category.id,
        { name: labelName(category.name, `class ${String(category.id)}`), keypoints: listOf(category.keypoints) },
      ]),
  );
}

class AnnotationReader {
  private readonly collector: Collector;
  private readonly categories: ReadonlyMap<unknown, Category>;
  private readonly x: number;
  private readonly y: number;

  constructor(collector: Collector, categories: ReadonlyMap<unknown, Category>, x: number, y: number) {
    this.collector = collector;
    this.categories = categories;
    this.x = x;
    this.y = y;
  }

  read(annotation: Record, record: Text): void {
    const category = this.categories.get(annotation.category_id);
    const label = category?.name ?? `class ${String(annotation.category_id ?? '?')}`;
    if (!category) this.collector.note(record, noSuchCategory(annotation.category_id, label));
    const { bbox, segmentation, keypoints } = annotation;
    if (![bbox, segmentation, keypoints].some((part) => typeof part === 'object' && part !== null))
      this.collector.note(record, texts.nothing);
    const owner = this.readBox(annotation, record, label);
    this.readOutlines(annotation.segmentation, record, label, owner);
    this.readPoints(listOf(annotation.keypoints), record, category ?? { name: label, keypoints: [] }, owner);
  }

  private readBox({ bbox, segmentation }: Record, record: Text, label: string): string | null {
    const outlines = listOf(segmentation).filter(Array.isArray) as readonly (readonly unknown[])[];
    const numbers = listOf(bbox);
    if (numbers.length >= 4) {
      const [x, y, width, height] = numbers
        .slice(0, 4)
        .map((value) => (typeof value === 'number' ? value : Number.NaN));
      return this.collector.addBox(record, label, [
        x! * this.x,
        y! * this.y,
        (x! + width!) * this.x,
        (y! + height!) * this.y,
      ]);
    }
    if (outlines.length === 0) {
      if (numbers.length > 0) this.collector.note(record, texts.shortBox);
      return null;
    }
    // Some tools leave the box to whoever reads.
    const all = outlines.flat().filter((value) => typeof value === 'number');
    const [xs, ys] = [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)];
    this.collector.note(record, texts.boxFromOutline);
    return this.collector.addBox(record, label, [
      Math.min(...xs) * this.x,
      Math.min(...ys) * this.y,
      Math.max(...xs) * this.x,
      Math.max(...ys) * this.y,
    ]);
  }

  private readOutlines(segmentation: unknown, record: Text, label: string, owner: string | null): void {
    if (isRecord(segmentation)) this.collector.note(record, texts.rle);
    for (const outline of listOf(segmentation)) {
      if (!Array.isArray(outline)) {
        this.collector.note(record, texts.badOutline);
        // A flat list of numbers would be complained about number by number.
        return;
      }
      const scaled = outline.map((value, i) =>
        typeof value === 'number' ? value * (i % 2 === 0 ? this.x : this.y) : Number.NaN,
      );
      this.collector.addPolygon(record, label, scaled, owner);
    }
  }

  private readPoints(values: readonly unknown[], record: Text, category: Category, owner: string | null): void {
    if (values.length % 3 !== 0) this.collector.note(record, texts.oddKeypoints);
    for (let i = 0; i + 2 < values.length; i += 3) {
      const [x, y, visibility] = values.slice(i, i + 3);
      // 0 is COCO's "not labelled": its coordinates mean nothing.
      if (visibility === 0) continue;
      const name = labelName(category.keypoints[i / 3], `${category.name} ${i / 3 + 1}`);
      const at = (value: unknown, scale: number): number => (typeof value === 'number' ? value * scale : Number.NaN);
      const which = { en: `${record.en}, keypoint ${name}`, ko: `${record.ko}, 키포인트 ${name}` };
      this.collector.addPoint(which, name, at(x, this.x), at(y, this.y), owner);
    }
  }
}

type Found = { readonly entry: Record; readonly notes: readonly Text[] } | { readonly error: Text };

/** The file's entry for the image: by file name, else the only one of its size. */
function imageFor(images: readonly Record[], image: ForImage): Found {
  if (images.length === 0) return { error: texts.noImages };
  const named = (same: (name: string) => boolean): Record | undefined =>
    images.find(({ file_name }) => typeof file_name === 'string' && same(file_name));
  const wanted = baseName(image.name).toLowerCase();
  const byName =
    named((name) => baseName(name) === baseName(image.name)) ??
    named((name) => baseName(name).toLowerCase() === wanted);
  if (byName) return { entry: byName, notes: [] };
  const byStem = named((name) => stemOf(name).toLowerCase() === stemOf(image.name).toLowerCase());
  if (byStem) return { entry: byStem, notes: [takenFor(image.name, byStem)] };
  const fitting = images.filter((entry) => {
    const size = sizeOf(entry);
    return size?.width === image.width && size.height === image.height;
  });
  const [only] = fitting;
  if (only && fitting.length === 1) return { entry: only, notes: [takenFor(image.name, only)] };
  const [single] = images;
  if (single && images.length === 1 && sizeOf(single) === null)
    return { entry: single, notes: [takenFor(image.name, single)] };
  return { error: noImageFor(image, images, fitting.length) };
}

function sizeOf({ width, height }: Record): { width: number; height: number } | null {
  if (typeof width !== 'number' || typeof height !== 'number' || !(width > 0) || !(height > 0)) return null;
  return { width, height };
}

/** An annotation as a person finds it in the file: by its id, else by its place. */
const recordOf = (annotation: unknown, index: number): Text => {
  const id = isRecord(annotation) ? annotation.id : undefined;
  return typeof id === 'number' || typeof id === 'string'
    ? { en: `annotation ${id}`, ko: `어노테이션 ${id}` }
    : { en: `annotation number ${index + 1}`, ko: `${index + 1}번째 어노테이션` };
};

const takenFor = (name: string, { file_name, id }: Record): Text => ({
  en: `no image is called ${name}; the entry of ${String(file_name ?? id)} was taken`,
  ko: `${name}이라는 이미지가 없어 ${String(file_name ?? id)}의 라벨을 썼습니다`,
});

function noImageFor({ name, width, height }: ForImage, images: readonly Record[], fitting: number): Text {
  const names = images
    .slice(0, 5)
    .map(({ file_name, id }) => String(file_name ?? id))
    .join(', ');
  const more = images.length > 5 ? ', …' : '';
  return {
    en: `none of its ${images.length} images is called ${name}, and ${fitting === 0 ? 'none' : fitting} of them measure ${width} x ${height} (it has ${names}${more})`,
    ko: `이미지 ${images.length}개 중 이름이 ${name}인 것이 없고, 크기가 ${width} x ${height}인 것은 ${fitting}개입니다(${names}${more})`,
  };
}

const noSuchImage = (id: unknown): Text => ({
  en: `its image ${String(id)} is not in the file; left out`,
  ko: `이미지 ${String(id)}이(가) 파일에 없어 제외했습니다`,
});
const noSuchCategory = (id: unknown, label: string): Text => ({
  en: `its category ${String(id)} is not in the file; named "${label}"`,
  ko: `범주 ${String(id)}이(가) 파일에 없어 "${label}"(으)로 표시합니다`,
});
const elsewhere = (count: number): Text => ({
  en: `it has nothing for this image; ${count} annotations belong to others`,
  ko: `이 이미지의 라벨이 없습니다. 다른 이미지의 어노테이션이 ${count}개 있습니다`,
});

const texts = {
  notCoco: {
    en: 'no COCO file: it needs "images" and "annotations"',
    ko: 'COCO 파일이 아닙니다: "images"와 "annotations"가 필요합니다',
  },
  noImages: { en: 'it names no images', ko: '이미지 목록이 비어 있습니다' },
  none: { en: 'it has no annotations that could be used', ko: '쓸 수 있는 어노테이션이 없습니다' },
  notARecord: { en: 'not a record; left out', ko: '올바른 항목이 아니라 제외했습니다' },
  nothing: {
    en: 'it has neither box nor outline nor keypoints; left out',
    ko: '박스도 윤곽선도 키포인트도 없어 제외했습니다',
  },
  shortBox: { en: 'its bbox needs four numbers; left out', ko: 'bbox에는 숫자 4개가 필요해 제외했습니다' },
  boxFromOutline: {
    en: 'it has no bbox; the box around its outline was taken',
    ko: 'bbox가 없어 윤곽선을 둘러싼 박스를 씁니다',
  },
  rle: {
    en: 'its outline is run-length encoded, which is not read here; its box is kept',
    ko: 'RLE로 압축된 윤곽선은 읽지 않고 박스만 씁니다',
  },
  badOutline: { en: 'its outline is not a list of lists; left out', ko: '윤곽선이 목록의 목록이 아니라 제외했습니다' },
  oddKeypoints: {
    en: 'its keypoints are not triples of x, y and visibility; those left over were ignored',
    ko: '키포인트가 x, y, 가시성의 세 값씩이 아니어서 남는 값을 무시했습니다',
  },
} satisfies { readonly [name: string]: Text };
