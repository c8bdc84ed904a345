/** What every reader of labels does with its records: sound ones are kept, the others are mended or left out, and said. */
import type { Size } from '../../math/box';
import type { Text } from '../../math/text';
import {
  type BoxLabel,
  type LabelSet,
  labelLimits,
  type PointLabel,
  type PolygonLabel,
} from '../../pipeline/labels/model';
import { clipOutline, outlineArea } from '../../pipeline/labels/outlines';

/** A file of labels with what it is called in messages. */
export interface LabelFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The picture that the labels are for. */
export interface ForImage extends Size {
  readonly name: string;
}

export type VectorLabels = Pick<LabelSet, 'boxes' | 'polygons' | 'points'>;

export type ReadLabels =
  | { readonly ok: true; readonly labels: VectorLabels; readonly notes: readonly Text[] }
  | { readonly ok: false; readonly error: Text };

type Edges = readonly [number, number, number, number];

/** Lying over the edge by less than this is the rounding of whoever wrote the file, in pixels. */
const rounding = 0.01;
/** At most this many notes of a file; the last says how many more there were. */
export const mostNotes = 200;

const show = (value: number): string =>
  Number.isFinite(value) ? String(Math.round(value * 100) / 100) : String(value);

/** Collects the sound labels of one file, in pixels of the picture, and a note for every record that was not. */
export class Collector {
  readonly notes: Text[] = [];
  private readonly boxes: BoxLabel[] = [];
  private readonly polygons: PolygonLabel[] = [];
  private readonly points: PointLabel[] = [];
  private vertices = 0;
  private readonly image: Size;
  private readonly prefix: string;

  /** `prefix` starts every id, so that several files can be read for one picture. */
  constructor(image: Size, prefix: string) {
    this.image = image;
    this.prefix = prefix;
  }

  /** A remark on a record: which, and what was done with it. */
  note(record: Text, what: Text): void {
    this.notes.push({ en: `${record.en}: ${what.en}`, ko: `${record.ko}: ${what.ko}` });
  }

  /** Adds a box by its edges; returns its id, or null where it was left out. */
  addBox(record: Text, label: string, edges: Edges): string | null {
    if (!edges.every(Number.isFinite)) return this.leaveOut(record, texts.notNumbers);
    if (this.boxes.length >= labelLimits.boxes) return this.leaveOut(record, texts.tooMany);
    const [x1, x2] = [Math.min(edges[0], edges[2]), Math.max(edges[0], edges[2])];
    const [y1, y2] = [Math.min(edges[1], edges[3]), Math.max(edges[1], edges[3])];
    if (x1 === x2 || y1 === y2) return this.leaveOut(record, texts.noSize);
    if (x1 !== edges[0] || y1 !== edges[1]) this.note(record, texts.inverted);
    const { width, height } = this.image;
    const inside = {
      x1: Math.min(Math.max(x1, 0), width),
      y1: Math.min(Math.max(y1, 0), height),
      x2: Math.min(Math.max(x2, 0), width),
      y2: Math.min(Math.max(y2, 0), height),
    };
    if (inside.x1 >= inside.x2 || inside.y1 >= inside.y2) return this.leaveOut(record, texts.outside);
    const over = Math.max(-x1, -y1, x2 - width, y2 - height);
    if (over > rounding) this.note(record, clippedBox(over));
    const id = `${this.prefix}${this.boxes.length + 1}`;
    this.boxes.push({ id, label, ...inside });
    return id;
  }

  /** Adds an outline of x and y in turn, as a part of `owner` where there is one. */
  addPolygon(record: Text, label: string, numbers: readonly unknown[], owner: string | null): void {
    if (numbers.length % 2 !== 0 || numbers.length < 6) return void this.leaveOut(record, texts.notAPolygon);
    if (!numbers.every(Number.isFinite)) return void this.leaveOut(record, texts.notNumbers);
    const points = Array.from(
      { length: numbers.length / 2 },
      (_, i) => [numbers[2 * i] as number, numbers[2 * i + 1] as number] as const,
    );
    this.vertices += points.length;
    if (this.polygons.length >= labelLimits.polygons || this.vertices > labelLimits.vertices)
      return void this.leaveOut(record, texts.tooMany);
    if (outlineArea(points) === 0) return void this.leaveOut(record, texts.noSize);
    const { width, height } = this.image;
    const clipped = clipOutline(points, this.image);
    if (outlineArea(clipped) === 0) return void this.leaveOut(record, texts.outside);
    const over = Math.max(...points.map(([x, y]) => Math.max(-x, -y, x - width, y - height)));
    if (over > rounding) this.note(record, texts.clippedPolygon);
    const part = `p${this.polygons.length + 1}`;
    this.polygons.push({ id: owner === null ? `${this.prefix}${part}` : `${owner}/${part}`, label, points: clipped });
  }

  /** Adds a keypoint, as a part of `owner` where there is one. */
  addPoint(record: Text, label: string, x: unknown, y: unknown, owner: string | null): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return void this.leaveOut(record, texts.notNumbers);
    if (this.points.length >= labelLimits.points) return void this.leaveOut(record, texts.tooMany);
    const [column, row] = [x as number, y as number];
    if (column < 0 || row < 0 || column >= this.image.width || row >= this.image.height)
      return void this.leaveOut(record, outsidePoint(column, row));
    const part = `k${this.points.length + 1}`;
    this.points.push({
      id: owner === null ? `${this.prefix}${part}` : `${owner}/${part}`,
      label,
      x: column,
      y: row,
    });
  }

  private leaveOut(record: Text, why: Text): null {
    this.note(record, { en: `${why.en}; left out`, ko: `${why.ko}. 제외했습니다` });
    return null;
  }

  get count(): number {
    return this.boxes.length + this.polygons.length + this.points.length;
  }

  result(): Extract<ReadLabels, { ok: true }> {
    const { boxes, polygons, points, notes } = this;
    return { ok: true, labels: { boxes, polygons, points }, notes };
  }
}

const texts = {
  notNumbers: { en: 'its coordinates are not all numbers', ko: '숫자가 아닌 좌표가 있습니다' },
  noSize: { en: 'it has no area', ko: '넓이가 없습니다' },
  outside: { en: 'it lies outside the image', ko: '이미지 밖에 있습니다' },
  inverted: {
    en: 'its edges were in the wrong order; they were swapped',
    ko: '모서리 순서가 뒤바뀌어 있어 바로잡았습니다',
  },
  notAPolygon: {
    en: 'an outline needs three points or more, x and y in turn',
    ko: '윤곽선에는 x, y 순서로 점이 3개 이상 필요합니다',
  },
  clippedPolygon: { en: 'it reached over the edge of the image; clipped', ko: '이미지 밖으로 나가 잘라 냈습니다' },
  tooMany: { en: 'there are more than this page can hold', ko: '이 페이지가 담을 수 있는 수를 넘었습니다' },
} satisfies { readonly [name: string]: Text };

const clippedBox = (over: number): Text => ({
  en: `it reached ${show(over)} px over the edge of the image; clipped (the library refuses it unless "clip" is on)`,
  ko: `이미지 밖으로 ${show(over)}px 나가 잘라 냈습니다(라이브러리는 "clip"을 켜야 받아들입니다)`,
});

const outsidePoint = (x: number, y: number): Text => ({
  en: `it lies outside the image, at ${show(x)}, ${show(y)}`,
  ko: `이미지 밖(${show(x)}, ${show(y)})에 있습니다`,
});

/** The same text in both languages: names and numbers. */
export const plain = (text: string): Text => ({ en: text, ko: text });

/** A name fit for showing; what is no text, or an empty one, gets `otherwise`. */
export const labelName = (value: unknown, otherwise: string): string => {
  const name = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return name === '' ? otherwise : name.slice(0, labelLimits.name);
};

/** Without folders, whichever way the slashes go. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** Without folders and without the last extension. */
export const stemOf = (path: string): string => baseName(path).replace(/\.[^.]*$/, '');

/** Text of a file; null where it is not UTF-8. */
export function textOf({ bytes }: LabelFile): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, '');
  } catch {
    return null;
  }
}

/** How coordinates for a picture of another size fit this one; null where its shape differs. */
export function scaleTo(
  image: Size,
  width: number,
  height: number,
): { x: number; y: number; note: Text | null } | null {
  if (width === image.width && height === image.height) return { x: 1, y: 1, note: null };
  const [x, y] = [image.width / width, image.height / height];
  // A resized copy keeps its shape but for the rounding of one side.
  if (Math.abs(width * y - image.width) > 1 && Math.abs(height * x - image.height) > 1) return null;
  return {
    x,
    y,
    note: {
      en: `written for ${width} x ${height}, the image is ${image.width} x ${image.height}; all coordinates were scaled`,
      ko: `${width} x ${height} 크기로 작성된 라벨이라 ${image.width} x ${image.height} 이미지에 맞게 좌표를 바꾸었습니다`,
    },
  };
}

/** Why labels of a picture with another shape are refused. */
export const otherShape = (image: Size, width: number, height: number): Text => ({
  en: `written for an image of ${width} x ${height}, this one is ${image.width} x ${image.height}`,
  ko: `${width} x ${height} 이미지의 라벨입니다. 열린 이미지는 ${image.width} x ${image.height}입니다`,
});
