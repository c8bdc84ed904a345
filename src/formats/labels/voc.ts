/** Pascal VOC: one XML file per picture. Coordinates are taken as they are, as the library takes `pascal_voc`. */
import type { Text } from '../../math/text';
import { baseName, Collector, type ForImage, labelName, otherShape, type ReadLabels, scaleTo, stemOf } from './records';
import { parseXml, type XmlElement } from './xml';

export function readVoc(text: string, image: ForImage, prefix = 'b'): ReadLabels {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const { root } = parsed;
  if (root.name !== 'annotation') return { ok: false, error: texts.notVoc };
  const size = child(root, 'size');
  const [width, height] = [numberIn(size, 'width'), numberIn(size, 'height')];
  // Some tools write 0 where they do not know.
  const known = width > 0 && height > 0;
  const scale = known ? scaleTo(image, width, height) : { x: 1, y: 1, note: null };
  if (scale === null) return { ok: false, error: otherShape(image, width, height) };
  const collector = new Collector(image, prefix);
  const file = child(root, 'filename')?.text ?? '';
  if (file !== '' && stemOf(file).toLowerCase() !== stemOf(image.name).toLowerCase())
    collector.notes.push(writtenFor(baseName(file)));
  if (scale.note) collector.notes.push(scale.note);
  const objects = root.children.filter(({ name }) => name === 'object');
  for (const [index, object] of objects.entries()) {
    const label = labelName(child(object, 'name')?.text, 'object');
    const record = { en: `object ${index + 1} (${label})`, ko: `${index + 1}번째 객체(${label})` };
    readObject(object, record, label, scale, collector);
  }
  if (objects.length === 0) collector.notes.push(texts.empty);
  return collector.result();
}

function readObject(
  object: XmlElement,
  record: Text,
  label: string,
  scale: { readonly x: number; readonly y: number },
  collector: Collector,
): void {
  const box = child(object, 'bndbox');
  const outline = child(object, 'polygon');
  if (box === undefined && outline === undefined) collector.note(record, texts.noBox);
  let owner: string | null = null;
  if (box !== undefined) {
    owner = collector.addBox(record, label, [
      numberIn(box, 'xmin') * scale.x,
      numberIn(box, 'ymin') * scale.y,
      numberIn(box, 'xmax') * scale.x,
      numberIn(box, 'ymax') * scale.y,
    ]);
  }
  if (outline === undefined) return;
  const numbers: number[] = [];
  for (let i = 1; child(outline, `x${i}`) !== undefined; i++)
    numbers.push(numberIn(outline, `x${i}`) * scale.x, numberIn(outline, `y${i}`) * scale.y);
  collector.addPolygon(record, label, numbers, owner);
}

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((entry) => entry.name === name);

/** NaN where there is none. */
function numberIn(element: XmlElement | undefined, name: string): number {
  const text = child(element, name)?.text ?? '';
  return text === '' ? Number.NaN : Number(text);
}

const writtenFor = (name: string): Text => ({
  en: `written for ${name}, taken for this image`,
  ko: `${name}의 라벨을 이 이미지에 썼습니다`,
});

const texts = {
  notVoc: {
    en: 'no Pascal VOC file: its root must be <annotation>',
    ko: 'Pascal VOC 파일이 아닙니다: 루트가 <annotation>이어야 합니다',
  },
  noBox: { en: 'it has no bndbox; left out', ko: 'bndbox가 없어 제외했습니다' },
  empty: { en: 'it has no objects', ko: '객체가 없습니다' },
} satisfies { readonly [name: string]: Text };
