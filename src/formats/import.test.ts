import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLabelSettings } from '../pipeline/labels/model';
import { limits, type Node, walk } from '../pipeline/model';
import { readAny } from './import';
import { positionOf, scanJson } from './json-scan';
import { writePreset } from './preset';
import { randomPipeline } from './testing/pipelines';

const fixture = (name: string) => readFileSync(new URL(`albumentations/fixtures/${name}`, import.meta.url), 'utf8');
const errorOf = (text: string, name = 'a.json') => {
  const result = readAny(text, name);
  return result.ok ? 'no error' : result.error.en;
};
/** The tree in short, whether a transform is known yet or not. */
const outline = (nodes: readonly Node[]): unknown[] =>
  nodes.map((node) => {
    if (node.kind === 'group') return [`${node.group} ${node.p}`, ...outline(node.children)];
    return `${node.kind === 'unknown' ? node.name : node.transform} ${node.p}`;
  });

describe('files that every version must go on reading', () => {
  it.each(['compose-1.3.1.json', 'compose-1.3.1.yaml'])('%s', (name) => {
    const result = readAny(fixture(name), name);
    if (!result.ok) throw new Error(result.error.en);
    expect(result.pipeline.workingSize).toBeNull();
    expect(outline(result.pipeline.nodes)).toEqual([
      'HorizontalFlip 0.5',
      ['OneOf 0.3', 'Blur 1', 'GaussNoise 0.5'],
      ['SomeOf 1', 'ToGray 1', 'InvertImg 1'],
      ['Sequential 1', 'RandomBrightnessContrast 0.5'],
      'Normalize 1',
    ]);
    const noise = [...walk(result.pipeline.nodes)]
      .map(({ node }) => node)
      .find((node) => node.kind === 'transform' && node.transform === 'GaussNoise');
    expect(noise).toMatchObject({
      params: { std_range: [Math.sqrt(5) / 255, Math.sqrt(20) / 255], mean_range: [0, 0] },
    });
    expect(result.notes.map(({ en }) => en)).toContain(
      'GaussNoise: var_limit → std_range (√ ÷ 255), mean → mean_range (÷ 255)',
    );
  });

  it('compose-2.0.8.json', () => {
    const result = readAny(fixture('compose-2.0.8.json'), 'compose.json');
    if (!result.ok) throw new Error(result.error.en);
    expect(outline(result.pipeline.nodes)).toEqual([
      'HorizontalFlip 0.5',
      ['OneOf 0.3', 'Blur 1', 'GaussNoise 0.5'],
      ['SomeOf 1', 'ToGray 0.5', 'InvertImg 0.5'],
      ['RandomOrder 1', 'ToGray 0.5', 'InvertImg 0.5'],
      ['Sequential 0.7', 'RandomBrightnessContrast 0.5'],
      'SelectiveChannelTransform 1',
      'Normalize 1',
      'ToTensorV2 1',
    ]);
    expect(result.pipeline.labels).toEqual({
      boxes: { ...defaultLabelSettings.boxes, min_area: 10, min_visibility: 0.1, clip: true },
      points: { ...defaultLabelSettings.points, remove_invisible: false },
      flipPairs: [],
    });
    expect(result.notes.map(({ en }) => en.split(':')[0])).toEqual(
      expect.arrayContaining(['additional_targets', 'SelectiveChannelTransform']),
    );
  });
});

describe('readAny', () => {
  it.each([
    ['', 'the file is empty'],
    ['  \n', 'the file is empty'],
    ['\ufffdPNG\r\n\x1a\n\0\0', 'not a text file'],
    ['{"a": 1', 'JSON: line 1, column 8: the file ends too early'],
    ['{\n  "a": 1,\n}', 'JSON: line 3, column 1: expected a name in double quotes'],
    ["{'a': 1}", 'JSON: line 1, column 2: expected a name in double quotes'],
    ['{"p": NaN}', 'JSON: line 1, column 7: NaN and Infinity are not JSON'],
    ['{"p": 1e999}', 'JSON: p: not a finite number or text'],
    ['{"p": 01}', 'JSON: line 1, column 7: expected a value'],
    ['{"p": 1} x', 'JSON: line 1, column 10: expected the end of the file'],
    ['{"a" 1}', 'JSON: line 1, column 6: expected ":"'],
    ['[1 2]', 'JSON: line 1, column 4: expected "," or "]"'],
    [
      '{"a": "x\ny"}',
      'JSON: line 1, column 9: a text in quotes is not closed, or holds a character that must be escaped',
    ],
    ['[1, 2]', 'neither a preset nor an Albumentations file (JSON or YAML)'],
    ['{"a": 1}', 'no pipeline in it: expected "transform" with "__class_fullname__"'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 'JSON: nested deeper than 64 levels'],
    [`{"a": ${'['.repeat(400_000)}`, 'JSON: line 1, column 400007: the file ends too early'],
    [' '.repeat(2 ** 20 + 1), 'larger than 1 MB'],
  ])('says what is wrong: %#', (text, message) => {
    expect(errorOf(text)).toBe(message);
  });

  it.each([
    ['transform: &a [*a, *a]', 'YAML'],
    ['a: &x [1,1,1,1,1,1,1,1]\nb: &y [*x,*x,*x,*x,*x,*x,*x,*x]\nc: [*y,*y,*y,*y,*y,*y,*y,*y]', 'too many aliases'],
    ['transform: !!python/object:os.system x', 'line 1, column 12'],
    ['a: [1, 2\nb: 3', 'line 2'],
    ['a: .nan', 'a: not a finite number or text'],
    ['--- 1\n--- 2', 'line'],
    ['just words', 'neither a preset'],
    ['- '.repeat(20_000), 'YAML'],
    ['['.repeat(20_000), 'YAML'],
    [`a: ${'x'.repeat(300_000)}`, '256 kB'],
  ])('says what is wrong with YAML: %#', (text, part) => {
    expect(errorOf(text, 'a.yaml')).toContain(part);
  });

  it('reads YAML under any name, and JSON that is called YAML', () => {
    const yaml = '\ufeffshared: &p 0.25\ntransform:\n  __class_fullname__: HorizontalFlip\n  p: *p\n';
    for (const name of ['a.yml', 'pasted', '']) {
      expect(readAny(yaml, name)).toMatchObject({
        ok: true,
        pipeline: { nodes: [{ transform: 'HorizontalFlip', p: 0.25 }] },
      });
    }
    expect(readAny('{transform: {__class_fullname__: HorizontalFlip, p: 1}}', 'a.yaml').ok).toBe(true);
    expect(readAny('{"transform": {"__class_fullname__": "HorizontalFlip", "p": 1}}', 'a.yaml').ok).toBe(true);
  });

  it('keeps the number of remarks readable', () => {
    const transforms = Array.from({ length: 150 }, () => ({ __class_fullname__: 'Mystery', p: 1 }));
    const result = readAny(JSON.stringify({ transform: { __class_fullname__: 'Compose', transforms } }), '');
    expect(result.ok && result.notes).toHaveLength(61);
    expect(result.ok && result.notes.at(-1)?.en).toBe('… and 90 more');
  });

  it('never throws, whatever it is given', () => {
    const names = fc.constantFrom('a.json', 'a.yaml', '');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), names, (text, name) => void readAny(text, name)),
    );
    fc.assert(fc.property(fc.json(), names, (text, name) => void readAny(text, name)));
    const yamlish = fc.array(
      fc.constantFrom('a', ':', ' ', '-', '\n', '[', '{', '}', ']', '&', '*', '!', '|', '"', '#', ',', '?', '<<'),
      { maxLength: 60 },
    );
    fc.assert(fc.property(yamlish, (parts) => void readAny(parts.join(''), 'a.yaml')));
  });

  it('gives a legal pipeline or an error for any damage to a preset', () => {
    const damage = fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(randomPipeline, fc.array(damage, { minLength: 1, maxLength: 4 }), ({ shared, lookup }, damages) => {
        const preset = JSON.parse(writePreset(shared, lookup));
        for (const [place, value] of damages) replaceSomewhere(preset, place, value);
        const result = readAny(JSON.stringify(preset), 'a.json', lookup);
        if (!result.ok) return;
        const nodes = [...walk(result.pipeline.nodes)];
        expect(new Set(nodes.map(({ node }) => node.key)).size).toBe(nodes.length);
        expect(nodes.every(({ node, depth }) => depth < limits.depth && node.p >= 0 && node.p <= 1)).toBe(true);
        // What was read is what a file of it reads back.
        const again = readAny(writePreset({ seed: 0, grid: { rows: 1, columns: 1 }, ...result }, lookup), '', lookup);
        expect(again).toMatchObject({ ok: true, notes: [], pipeline: result.pipeline });
      }),
      { numRuns: 300 },
    );
  });
});

/** Replaces one member of the tree, chosen by a number. */
function replaceSomewhere(tree: object, place: number, value: unknown): void {
  const places: [object, string][] = [];
  const visit = (part: object): void => {
    for (const [name, member] of Object.entries(part)) {
      places.push([part, name]);
      if (typeof member === 'object' && member !== null) visit(member);
    }
  };
  visit(tree);
  const [part, name] = places[place % places.length]!;
  Object.assign(part, { [name]: value });
}

describe('scanJson', () => {
  it('agrees with the browser on what is JSON', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\n',
      '\\',
      '\\u00e9',
      '\t',
      'é',
    );
    const soup = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.json(), fc.string()), (text) => {
        expect(scanJson(text).ok).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('counts lines and columns as editors do', () => {
    expect(positionOf('a\nbc\r\nd', 0)).toEqual({ line: 1, column: 1 });
    expect(positionOf('a\nbc\r\nd', 3)).toEqual({ line: 2, column: 2 });
    expect(positionOf('a\nbc\r\nd', 6)).toEqual({ line: 3, column: 1 });
  });
});
