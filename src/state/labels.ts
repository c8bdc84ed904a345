/** Everything a person can do to the labels of the image; every change is one step of undo. */
import type { LabelFile } from '../formats/labels';
import type { Text } from '../math/text';
import {
  type BoxLabel,
  type BoxSettings,
  emptyLabels,
  type LabelSet,
  type LabelSettings,
  labelLimits,
  ownerOf,
  type PointLabel,
  type PointSettings,
  type PolygonLabel,
} from '../pipeline/labels/model';
import { clearNotices, notify } from './actions/view';
import { edit } from './history';
import { keepMask } from './images';
import { store } from './store';

/** Takes over all labels at once. */
export function setLabels(labels: LabelSet): void {
  edit((document) => ({ ...document, labels }));
}

/** Takes all labels away, the mask too; the settings stay. */
export const clearLabels = (): void => setLabels(emptyLabels);

type Kind = 'boxes' | 'polygons' | 'points';

/** Returns the new label's id; null where there are as many as one image may have. */
export const addBox = (box: Omit<BoxLabel, 'id'>): string | null => add('boxes', box);
export const addPolygon = (polygon: Omit<PolygonLabel, 'id'>): string | null => add('polygons', polygon);
export const addPoint = (point: Omit<PointLabel, 'id'>): string | null => add('points', point);

function add(kind: Kind, label: object): string | null {
  const { labels } = store.getState().document;
  if (labels[kind].length >= labelLimits[kind]) {
    notify({ where: 'image', level: 'warning', text: tooMany(labelLimits[kind]), details: [] });
    return null;
  }
  const id = freshId(labels);
  setLabels({ ...labels, [kind]: [...labels[kind], { id, ...label }] });
  return id;
}

/** An id that no label has, nor the parts of one. */
function freshId({ boxes, polygons, points }: LabelSet): string {
  let highest = 0;
  for (const list of [boxes, polygons, points])
    for (const { id } of list) highest = Math.max(highest, Number(/^m(\d{1,9})/.exec(id)?.[1] ?? 0));
  return `m${highest + 1}`;
}

type Change = Partial<Omit<BoxLabel, 'id'> & Omit<PolygonLabel, 'id'> & Omit<PointLabel, 'id'>>;

/** Changes members of one label: its name, its edges, its points. */
export function updateLabel(id: string, change: Change): void {
  editAll((label) => (label.id === id ? { ...label, ...change } : label));
}

/** Gives one label another name; `label` is trimmed, and an empty one changes nothing. */
export function renameLabel(id: string, label: string): void {
  const name = asName(label);
  if (name !== '') updateLabel(id, { label: name });
}

const asName = (text: string): string => text.trim().slice(0, labelLimits.name);

/** Takes labels away, with the parts that belong to them. */
export function removeLabel(...ids: readonly string[]): void {
  const gone = new Set(ids);
  const stays = ({ id }: { readonly id: string }): boolean => !gone.has(id) && !gone.has(ownerOf(id));
  edit((document) => {
    const { boxes, polygons, points, mask } = document.labels;
    const labels = { boxes: boxes.filter(stays), polygons: polygons.filter(stays), points: points.filter(stays), mask };
    return { ...document, labels };
  });
}

function editAll(change: <L extends BoxLabel | PolygonLabel | PointLabel>(label: L) => L): void {
  edit((document) => ({ ...document, labels: mapLabels(document.labels, change) }));
}

const mapLabels = (
  { boxes, polygons, points, mask }: LabelSet,
  change: <L extends BoxLabel | PolygonLabel | PointLabel>(label: L) => L,
): LabelSet => ({ boxes: boxes.map(change), polygons: polygons.map(change), points: points.map(change), mask });

/** Changes settings of boxes or keypoints; numbers are held to what the library takes. */
export function setLabelSettings(change: {
  readonly boxes?: Partial<BoxSettings>;
  readonly points?: Partial<PointSettings>;
  readonly flipPairs?: LabelSettings['flipPairs'];
}): void {
  edit((document) => {
    const { labels } = document.pipeline;
    const boxes = { ...labels.boxes, ...change.boxes };
    const settings: LabelSettings = {
      boxes: heldWithin(boxes, labels.boxes),
      points: { ...labels.points, ...change.points },
      flipPairs: change.flipPairs ? soundPairs(change.flipPairs) : labels.flipPairs,
    };
    return { ...document, pipeline: { ...document.pipeline, labels: settings } };
  });
}

function heldWithin(boxes: BoxSettings, before: BoxSettings): BoxSettings {
  const least = (name: 'min_area' | 'min_width' | 'min_height', value: number): number =>
    Number.isFinite(value) ? Math.max(0, value) : before[name];
  const { min_visibility: visibility, max_accept_ratio: ratio } = boxes;
  return {
    ...boxes,
    min_area: least('min_area', boxes.min_area),
    min_width: least('min_width', boxes.min_width),
    min_height: least('min_height', boxes.min_height),
    min_visibility: Number.isFinite(visibility) ? Math.min(1, Math.max(0, visibility)) : before.min_visibility,
    max_accept_ratio: ratio === null ? null : Number.isFinite(ratio) ? Math.max(1, ratio) : before.max_accept_ratio,
  };
}

/** Two different names each, and no name twice. */
function soundPairs(pairs: LabelSettings['flipPairs']): LabelSettings['flipPairs'] {
  const taken = new Set<string>();
  return pairs
    .filter(([a, b]) => {
      if (a === '' || b === '' || a === b || taken.has(a) || taken.has(b)) return false;
      taken.add(a).add(b);
      return true;
    })
    .slice(0, labelLimits.pairs);
}

/** Whether a file holds labels rather than a pipeline; where its name does not tell, its text does. */
export async function holdsLabels(file: File): Promise<boolean> {
  const { holdsLabels: labelsIn } = await readers();
  // Only COCO files may be long; of anything else, that will be said where it is opened.
  if (file.size > longestSettings && !/\.json$/i.test(file.name)) return labelsIn(file.name, '');
  const text = await file.text().catch(() => '');
  return labelsIn(file.name, text);
}

/** They come when they are first needed. */
const readers = () => import('../formats/labels');

/** Longer YAML is no list of class names, in bytes. */
const longestSettings = 2 ** 20;

/** Counts imports: only the newest may show its labels. */
let imports = 0;

/**
 * Reads label files for the document's image: COCO, YOLO with its names, Pascal VOC, a mask. Boxes, polygons and points
 * are replaced together, a mask only by a mask. What was left out or changed is said record by record.
 */
export async function importLabels(files: readonly File[]): Promise<void> {
  const request = ++imports;
  const { image } = store.getState().document;
  if (files.length === 0) return;
  if (image === null) {
    notify({
      where: 'image',
      level: 'error',
      text: texts.noImage,
      details: files.map(({ name }) => ({ en: name, ko: name })),
    });
    return;
  }
  const read: LabelFile[] = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0))),
    })),
  );
  const { readLabelFiles } = await readers();
  const { labels: before } = store.getState().document;
  const result = await readLabelFiles(read, image, before);
  if (request !== imports || store.getState().document.image?.id !== image.id) return;
  const { labels, mask, notes, errors } = result;
  let next = before;
  if (labels) next = { ...before, ...labels };
  if (mask) next = { ...next, mask: await keepMask(mask) };
  if (labels || mask) setLabels(next);
  report(next, labels !== null || mask !== null, notes, errors);
}

function report(labels: LabelSet, changed: boolean, notes: readonly Text[], errors: readonly Text[]): void {
  const details = [...errors, ...notes];
  if (!changed) {
    notify({ where: 'image', level: 'error', text: texts.nothing, details });
    return;
  }
  const text = opened(labels);
  if (details.length > 0) notify({ where: 'image', level: 'warning', text, details });
  else {
    clearNotices('image');
    notify({ where: 'image', level: 'info', text, details: [] });
  }
}

const opened = ({ boxes, polygons, points, mask }: LabelSet): Text => ({
  en: `Labels: ${boxes.length} boxes, ${polygons.length} polygons, ${points.length} keypoints${mask ? `, a mask of ${mask.classes.length} classes` : ''}.`,
  ko: `라벨: 박스 ${boxes.length}개, 폴리곤 ${polygons.length}개, 키포인트 ${points.length}개${mask ? `, 클래스 ${mask.classes.length}개인 마스크` : ''}`,
});

const tooMany = (most: number): Text => ({
  en: `An image holds at most ${most} labels of a kind.`,
  ko: `이미지 하나에는 종류별로 라벨을 최대 ${most}개까지 넣을 수 있습니다.`,
});

const texts = {
  noImage: { en: 'Open the image first: labels belong to one.', ko: '라벨을 붙일 이미지를 먼저 여세요.' },
  nothing: { en: 'No labels could be read.', ko: '라벨을 읽지 못했습니다.' },
} satisfies { readonly [name: string]: Text };
