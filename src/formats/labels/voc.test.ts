import { describe, expect, it } from 'vitest';
import type { ReadLabels } from './records';
import { readVoc } from './voc';
import { parseXml } from './xml';

const image = { name: 'cat.jpg', width: 100, height: 80 };
const size = '<size><width>100</width><height>80</height><depth>3</depth></size>';
const object = (name: string, box: string) => `<object><name>${name}</name><bndbox>${box}</bndbox></object>`;
const edges = (x1: unknown, y1: unknown, x2: unknown, y2: unknown) =>
  `<xmin>${x1}</xmin><ymin>${y1}</ymin><xmax>${x2}</xmax><ymax>${y2}</ymax>`;
const voc = (inside: string, head = `<filename>cat.jpg</filename>${size}`) =>
  `<?xml version="1.0"?>\n<annotation verified="yes"><!-- made by hand -->${head}${inside}</annotation>`;
const said = (read: ReadLabels) => (read.ok ? read.notes.map(({ en }) => en) : [read.error.en]);

describe('Pascal VOC', () => {
  it('reads boxes and outlines', () => {
    const polygon = '<polygon><x1>1</x1><y1>2</y1><x2>30</x2><y2>2</y2><x3>30</x3><y3>20</y3></polygon>';
    const text = voc(
      `${object('cat &amp; dog', edges(10, 20, 30.5, 40))}<object><name>tree</name><bndbox>${edges(1, 2, 30, 20)}</bndbox>${polygon}</object>`,
    );
    const read = readVoc(text, image);
    if (!read.ok) throw new Error(read.error.en);
    expect(read.labels.boxes[0]).toEqual({ id: 'b1', label: 'cat & dog', x1: 10, y1: 20, x2: 30.5, y2: 40 });
    expect(read.labels.polygons).toEqual([
      {
        id: 'b2/p1',
        label: 'tree',
        points: [
          [1, 2],
          [30, 2],
          [30, 20],
        ],
      },
    ]);
    expect(read.notes).toEqual([]);
  });

  it('names every object that it mends or leaves out', () => {
    const objects = [
      edges(30, 20, 10, 40),
      edges(10, 10, 10, 20),
      edges('NaN', 1, 2, 3),
      edges(90, 10, 130, 20),
      '',
      edges(300, 10, 330, 20),
    ];
    const read = readVoc(
      voc(`${objects.map((box) => object('cat', box)).join('')}<object><name>x</name></object>`),
      image,
    );
    expect(said(read)).toEqual([
      'object 1 (cat): its edges were in the wrong order; they were swapped',
      'object 2 (cat): it has no area; left out',
      'object 3 (cat): its coordinates are not all numbers; left out',
      'object 4 (cat): it reached 30 px over the edge of the image; clipped (the library refuses it unless "clip" is on)',
      'object 5 (cat): its coordinates are not all numbers; left out',
      'object 6 (cat): it lies outside the image; left out',
      'object 7 (x): it has no bndbox; left out',
    ]);
  });

  it('minds the size and the name of the image', () => {
    const other = `<filename>dog.jpg</filename>${size}`;
    expect(said(readVoc(voc(object('a', edges(1, 1, 9, 9)), other), image))).toEqual([
      'written for dog.jpg, taken for this image',
    ]);
    expect(said(readVoc(voc(''), { ...image, width: 300, height: 100 }))).toEqual([
      'written for an image of 100 x 80, this one is 300 x 100',
    ]);
    const twice = readVoc(voc(object('a', edges(1, 1, 9, 9))), { ...image, width: 200, height: 160 });
    expect(twice.ok && twice.labels.boxes[0]).toMatchObject({ x1: 2, x2: 18 });
  });

  it.each([
    [
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><annotation>&x;</annotation>',
      'document types and entities are refused',
    ],
    ['<!ENTITY lol "lol">', 'document types and entities are refused'],
    [voc(object('&lol;', edges(1, 1, 2, 2))), 'the entity &lol; is refused'],
    [voc(object('a & b', edges(1, 1, 2, 2))), 'the entity & is refused'],
    ['<annotation><object></annotation>', '</annotation> closes nothing that is open'],
    ['<annotation>', '<annotation> is never closed'],
    ['<annotation/><annotation/>', 'expected one root element'],
    ['hello', 'text outside the root element'],
    ['<a b=c></a>', 'not a tag'],
    ['<html></html>', 'no Pascal VOC file'],
    ['<a>'.repeat(100), 'nested too deep'],
  ])('refuses %s', (text, reason) => {
    const read = readVoc(text, image);
    expect(read.ok).toBe(false);
    expect(said(read)[0]).toContain(reason);
  });

  it('reads CDATA, numbered characters and self-closing tags as they are meant', () => {
    expect(parseXml('<a><b/><c><![CDATA[1 < 2]]></c><d>&#65;&#x42;</d></a>')).toMatchObject({
      ok: true,
      root: { children: [{ name: 'b', text: '' }, { text: '1 < 2' }, { text: 'AB' }] },
    });
  });
});
