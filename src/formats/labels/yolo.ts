/** YOLO: one line per object in fractions of the picture, and the names of the classes in another file. */
import type { Text } from '../../math/text';
import { parseYaml } from '../parse-yaml';
import { Collector, type ForImage, labelName, type ReadLabels } from './records';

/** Names of the classes, and what `data.yaml` says about keypoints. */
export interface YoloNames {
  readonly names: ReadonlyMap<number, string>;
  /** How many keypoints an object has, and whether each has two numbers or three. */
  readonly keypoints: readonly [number, number] | null;
}

/** The label of a class whose name is not known. */
export const unnamedClass = (id: number): string => `class ${id}`;

const isListName = (name: string): boolean =>
  /^(?:classes|labels|obj|predefined_classes|coco|voc)\.(?:txt|names)$|\.names$|^_darknet\.labels$/i.test(name);

/** Whether a text file lists the names of classes rather than objects: by its name, or because no line has numbers. */
export function isYoloNames(name: string, text: string): boolean {
  if (isListName(name)) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isName = (line: string): boolean => line.length <= longestName && !/(?:^|\s)[-+]?[\d.]+\s+[\d.]+/.test(line);
  return /\.txt$/i.test(name) && lines.length > 0 && lines.every(isName);
}

/** Longer lines are prose. */
const longestName = 80;

/** A list of names, one per line; empty lines at the end do not count. */
export function readYoloNames(text: string): YoloNames {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  return { names: new Map(lines.map((line, id) => [id, labelName(line, unnamedClass(id))])), keypoints: null };
}

/** `data.yaml`: names as a list or by number; null where there are none. */
export function readDataYaml(text: string): YoloNames | null {
  const parsed = parseYaml(text);
  if (!parsed.ok || typeof parsed.json !== 'object' || parsed.json === null || Array.isArray(parsed.json)) return null;
  const { names, kpt_shape: shape } = parsed.json as { readonly [name: string]: unknown };
  if (typeof names !== 'object' || names === null) return null;
  const entries = Array.isArray(names) ? names.map((name, id) => [id, name] as const) : Object.entries(names);
  const known = entries
    .map(([id, name]) => [Number(id), labelName(name, unnamedClass(Number(id)))] as const)
    .filter(([id]) => Number.isInteger(id) && id >= 0);
  const [count, numbers] = Array.isArray(shape) ? shape : [];
  const keypoints =
    Number.isInteger(count) && count > 0 && (numbers === 2 || numbers === 3) ? ([count, numbers] as const) : null;
  return { names: new Map(known), keypoints };
}

/** The objects of one picture. Without names, classes are called by their numbers. */
export function readYolo(text: string, image: ForImage, given: YoloNames | null, prefix = 'b'): ReadLabels {
  const collector = new Collector(image, prefix);
  let objects = 0;
  let scored = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const fields = line.trim().split(/\s+/);
    if (line.trim() === '') continue;
    const record = { en: `line ${index + 1}`, ko: `${index + 1}행` };
    const label = classOf(fields[0]!, record, given, collector);
    if (label === null) continue;
    objects++;
    scored =
      readObject(fields.slice(1).map(numberOf), record, label, image, given?.keypoints ?? null, collector) || scored;
  }
  if (objects === 0 && collector.notes.length > 0) return { ok: false, error: texts.notYolo };
  if (objects === 0) collector.notes.push(texts.empty);
  if (given === null && objects > 0) collector.notes.push(texts.noNames);
  if (scored) collector.notes.push(texts.scores);
  return collector.result();
}

/** `Number` takes an empty text for 0, and hexadecimals. */
const numberOf = (field: string): number =>
  /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(field) ? Number(field) : Number.NaN;

function classOf(field: string, record: Text, given: YoloNames | null, collector: Collector): string | null {
  const id = numberOf(field);
  if (!Number.isInteger(id) || id < 0) {
    const shown = field.slice(0, 20);
    collector.note(record, {
      en: `its class "${shown}" is not a whole number from 0; left out`,
      ko: `클래스 "${shown}"이(가) 0 이상의 정수가 아니라 제외했습니다`,
    });
    return null;
  }
  const name = given?.names.get(id);
  if (name === undefined && given !== null) {
    const label = unnamedClass(id);
    collector.note(record, {
      en: `its class ${id} is not among the ${given.names.size} names; kept as "${label}"`,
      ko: `클래스 ${id}이(가) 이름 ${given.names.size}개에 없어 "${label}"(으)로 둡니다`,
    });
  }
  return name ?? unnamedClass(id);
}

/** Returns whether there was a confidence beside the box, which is not read. */
function readObject(
  numbers: readonly number[],
  record: Text,
  label: string,
  { width, height }: ForImage,
  keypoints: YoloNames['keypoints'],
  collector: Collector,
): boolean {
  const posed = keypoints !== null && numbers.length === 4 + keypoints[0] * keypoints[1];
  if (numbers.length === 4 || numbers.length === 5 || posed) {
    const [x, y, w, h] = numbers as unknown as readonly [number, number, number, number];
    if ([x, y, w, h].some((value) => Math.abs(value) > 2)) {
      collector.note(record, texts.pixels);
      return false;
    }
    const owner = collector.addBox(record, label, [
      (x - w / 2) * width,
      (y - h / 2) * height,
      (x + w / 2) * width,
      (y + h / 2) * height,
    ]);
    if (posed) readPose(numbers.slice(4), keypoints[1], record, label, { width, height }, owner, collector);
    return numbers.length === 5;
  }
  if (numbers.length >= 6 && numbers.length % 2 === 0) {
    const outline = numbers.map((value, i) => value * (i % 2 === 0 ? width : height));
    const [xs, ys] = [outline.filter((_, i) => i % 2 === 0), outline.filter((_, i) => i % 2 === 1)];
    const owner = collector.addBox(record, label, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    if (owner !== null) collector.addPolygon(record, label, outline, owner);
    return false;
  }
  collector.note(record, wrongCount(numbers.length));
  return false;
}

function readPose(
  numbers: readonly number[],
  each: number,
  record: Text,
  label: string,
  { width, height }: { readonly width: number; readonly height: number },
  owner: string | null,
  collector: Collector,
): void {
  for (let i = 0; i < numbers.length; i += each) {
    const number = i / each + 1;
    const [x, y, visibility] = numbers.slice(i, i + each);
    if (visibility === 0 || (each === 2 && x === 0 && y === 0)) continue;
    const which = { en: `${record.en}, keypoint ${number}`, ko: `${record.ko}, 키포인트 ${number}` };
    collector.addPoint(which, `${label} ${number}`, x! * width, y! * height, owner);
  }
}

const wrongCount = (count: number): Text => ({
  en: `${count + 1} values: an object has a class and 4 numbers, or a class and the points of its outline; left out`,
  ko: `값이 ${count + 1}개입니다. 클래스와 숫자 4개, 또는 클래스와 윤곽선의 점이 필요해 제외했습니다`,
});

const texts = {
  notYolo: {
    en: 'no YOLO labels: every line needs a class number and four numbers',
    ko: 'YOLO 라벨이 아닙니다: 줄마다 클래스 번호와 숫자 4개가 필요합니다',
  },
  empty: { en: 'the file is empty: an image without objects', ko: '빈 파일입니다. 객체가 없는 이미지로 봅니다' },
  noNames: {
    en: 'no names of classes were given (classes.txt or data.yaml): they are called by their numbers',
    ko: '클래스 이름(classes.txt나 data.yaml)이 없어 번호로 표시합니다',
  },
  scores: { en: 'confidences beside the boxes were not read', ko: '박스 뒤의 신뢰도는 읽지 않았습니다' },
  pixels: {
    en: 'its numbers look like pixels, YOLO wants fractions of the image; left out',
    ko: '픽셀 값으로 보입니다. YOLO는 이미지에 대한 비율이어야 해서 제외했습니다',
  },
} satisfies { readonly [name: string]: Text };

/** Labels named by number get their names where those come later. */
export const nameClasses = <L extends { readonly label: string }>(
  labels: readonly L[],
  { names }: YoloNames,
): readonly L[] =>
  labels.map((label) => {
    const id = /^class (\d+)$/.exec(label.label)?.[1];
    const name = id === undefined ? undefined : names.get(Number(id));
    return name === undefined ? label : { ...label, label: name };
  });
