import { describe, expect, it, test } from 'vitest';
import { emptyPipeline, type GroupNode, type Node, type Pipeline } from '../../pipeline/model';
import { transformNamed, transforms } from '../../transforms/index';
import { defaultsOf, type Params } from '../../transforms/params';
import { others } from '../testing/values';
import { isFixed } from './fixed';
import { libraries } from './index';
import { loops } from './loops';
import { measuredOf, proofOf } from './measured';
import { comment, print, py } from './python';

const node = (transform: string, params: Params = {}, p = 1, key = 'n1'): Node => ({
  ...{ kind: 'transform', key, transform, p, enabled: true },
  params: { ...defaultsOf(transformNamed(transform)!.params), ...params },
});
const group = (kind: GroupNode['group'], children: readonly Node[], p = 1, n = 1): GroupNode => ({
  ...{ kind: 'group', key: 'g', group: kind, p, enabled: true, n, replace: false, children },
});
const pipeline = (...nodes: readonly Node[]): Pipeline => ({ ...emptyPipeline, workingSize: null, nodes });
const library = (id: string) => libraries.find((each) => each.id === id)!;
const python = (id: string, made: Pipeline) => library(id).formats[0].write(made);

describe('every transform in every library', () => {
  for (const { id, formats } of libraries)
    test(id, () => {
      for (const { name } of transforms) {
        const { badges, text } = formats[0].write(pipeline(node(name)));
        expect(badges.map((badge) => badge.name)).toEqual([name]);
        const { grade, why } = badges[0]!.verdict;
        if (grade === 'exact') expect(why).toBeUndefined();
        else {
          expect(why!.en, name).not.toBe('');
          expect(why!.ko, name).toMatch(/[가-힣]/);
        }
        // What is left out is said in the file itself.
        expect(text.includes(`# Left out: ${name}: `), `${name} in ${id}`).toBe(grade === 'none');
      }
    });
});

test('no value of a parameter throws, and every line of every file closes what it opens', () => {
  for (const { name, params } of transforms)
    for (const [param, spec] of Object.entries(params))
      for (const value of others(spec))
        for (const { id, formats } of libraries) {
          const { text } = formats[0].write(pipeline(node(name, { [param]: value }, 0.5)));
          const code = text.replace(/#.*|"(?:[^"\\\\]|\\\\.)*"/g, '');
          for (const pair of ['()', '[]', '{}'])
            expect(code.split(pair[0]!).length, `${id} ${name} ${param}`).toBe(code.split(pair[1]!).length);
          expect(code, `${id} ${name} ${param}`).not.toMatch(/\b(?:undefined|NaN|Infinity|null|true|false)\b/);
        }
});

test('a transform that no table knows is not mapped, and says so', () => {
  const lookup = (name: string) => (name === 'Brandnew' ? { ...transformNamed('InvertImg')!, name } : undefined);
  const made = pipeline({ ...node('InvertImg'), transform: 'Brandnew' } as Node);
  for (const { id, formats } of libraries) {
    const { badges } = formats[0].write(made, { lookup });
    expect(badges[0]!.verdict, id).toMatchObject(
      id === 'albumentations' ? { grade: 'exact' } : { grade: 'none', why: { en: 'not mapped to this library' } },
    );
  }
});

test('what is called exact was measured, but for what needs torch beside it', () => {
  for (const { id, formats } of libraries)
    for (const { name } of transforms) {
      const [badge] = formats[0].write(pipeline(node(name))).badges;
      const proof = proofOf(id, badge!, false);
      if (badge!.verdict.grade === 'exact' && proof !== null) expect(proof.en, `${id} ${name}`).toBe('not measured');
      if (badge!.verdict.grade === 'exact' && proof === null)
        expect(measuredOf(id, name)!.exact, `${id} ${name}`).toBeGreaterThan(0);
    }
});

describe('the Python', () => {
  it('stays within 88 columns but for comments', () => {
    for (const { formats } of libraries) {
      const { text } = formats[0].write(
        pipeline(...transforms.map(({ name }, index) => node(name, {}, 0.5, `k${index}`))),
      );
      for (const line of text.split('\n'))
        if (!line.trim().startsWith('#')) expect(line.length, line).toBeLessThanOrEqual(88);
    }
  });

  it('cannot be broken by a name from a file', () => {
    const evil = 'x\n__import__("os").system("true")\u2028y\r';
    const unknown: Node = { kind: 'unknown', key: 'n1', name: evil, p: 1, enabled: false, raw: null };
    for (const { formats } of libraries) {
      const { text } = formats[0].write(pipeline(unknown));
      for (const line of text.split(/[\n\r\u2028]/))
        expect(line.includes('__import__') && !line.trim().startsWith('#')).toBe(false);
    }
    expect(comment('a\nb')).toBe('# a b');
    expect(print(py('a"\u2028\n'))).toBe('"a\\"\\u2028\\n"');
  });

  it('turns angles the way each library counts them', () => {
    const made = pipeline(node('Rotate', { limit: [10, 25] }));
    expect(python('albumentations', made).text).toContain('limit=(10, 25)');
    expect(python('imgaug', made).text).toContain('rotate=(-25.0, -10.0)');
    expect(python('torchvision', made).text).toContain('degrees=(10.0, 25.0)');
    const affine = pipeline(node('Affine', { rotate: [10, 25] }));
    expect(python('torchvision', affine).text).toContain('degrees=(-25.0, -10.0)');
    expect(python('kornia', affine).text).toContain('degrees=(-25.0, -10.0)');
  });

  it('keeps the weights of a OneOf and runs what it picks for certain', () => {
    const made = pipeline(
      group('OneOf', [node('HorizontalFlip', {}, 0.2, 'a'), node('VerticalFlip', {}, 0.6, 'b')], 0.7),
    );
    expect(python('albumentations', made).text).toMatch(/A\.HorizontalFlip\(p=0\.2\), A\.VerticalFlip\(p=0\.6\)/);
    expect(python('torchvision', made).text).toMatch(/RandomHorizontalFlip\(p=1\.0\)[\s\S]*p=\[0\.2, 0\.6\]/);
    expect(python('tensorflow', made).text).toContain('[0.2, 0.6]');
    expect(python('imgaug', made).badges[0]!.verdict.grade).toBe('approximate');
  });

  it('spells out choices that a library has no class for', () => {
    const children = ['HorizontalFlip', 'VerticalFlip', 'Transpose'].map((name) => node(name, {}, 1, name));
    const { text, badges } = python('torchvision', pipeline(group('SomeOf', children, 1, 2)));
    expect(badges[0]!.verdict.grade).toBe('exact');
    expect(text.match(/v2\.Compose\(/g)!.length).toBe(6);
  });

  it('knows what of a group it had to leave out', () => {
    const { badges, text } = python(
      'torchvision',
      pipeline(group('OneOf', [node('HorizontalFlip'), node('ZoomBlur')])),
    );
    expect(badges[0]!.verdict.why!.en).toMatch(/fewer steps/);
    expect(text).toContain('# Left out: ZoomBlur');
  });

  it('takes labels along', () => {
    const options = { has: { boxes: true, points: true } };
    const write = (id: string) => library(id).formats[0].write(pipeline(node('HorizontalFlip')), options);
    expect(write('albumentations').text).toMatch(/bbox_params=A\.BboxParams\([\s\S]*max_accept_ratio=None/);
    expect(write('albumentations1').text).not.toContain('max_accept_ratio');
    expect(write('torchvision').text).toContain('tv_tensors.BoundingBoxes');
    expect(write('imgaug').text).toContain('BoundingBoxesOnImage');
    expect(write('kornia').text).toContain('"bbox_xyxy"');
    expect(write('tensorflow').notes).toHaveLength(1);
  });
});

test('1.3.1 leaves out what would raise as soon as there are labels', () => {
  const made = pipeline(node('CoarseDropout'), { ...node('ElasticTransform'), key: 'n2' });
  const grades = (boxes: boolean, points: boolean) =>
    library('albumentations1')
      .formats[0].write(made, { has: { boxes, points } })
      .badges.map(({ verdict }) => verdict.grade);
  expect(grades(false, false)).toEqual(['approximate', 'approximate']);
  expect(grades(true, false)).toEqual(['none', 'approximate']);
  expect(grades(false, true)).toEqual(['approximate', 'none']);
});

test('TensorFlow says of every step that its labels stay behind', () => {
  const made = pipeline(node('HorizontalFlip'), { ...node('InvertImg'), key: 'n2' });
  const { badges, notes, text } = library('tensorflow').formats[0].write(made, { has: { boxes: true, points: false } });
  expect(badges.map(({ verdict }) => verdict.grade)).toEqual(['approximate', 'exact']);
  expect(text).toContain('# HorizontalFlip: boxes and keypoints stay behind');
  // Of the pixels it was shown.
  expect(proofOf('tensorflow', badges[0]!, false)).toBeNull();
  expect(notes[0]!.en).toMatch(/stay behind/);
  expect(python('tensorflow', made).badges[0]!.verdict.grade).toBe('exact');
});

test('the training loops take the labels that there are', () => {
  for (const boxes of [false, true])
    for (const points of [false, true])
      for (const mask of [false, true])
        for (const croppingBox of [false, true])
          for (const { text, id } of loops({ boxes, points, mask, croppingBox })) {
            expect(/bboxes/.test(text), `${id} ${boxes}`).toBe(boxes);
            expect(/keypoint_labels/.test(text), `${id} ${points}`).toBe(points);
            expect(/cat-mask/.test(text), `${id} ${mask}`).toBe(mask);
            expect(/cropping_bbox/.test(text), `${id} ${croppingBox}`).toBe(croppingBox);
          }
});

test('what raises without a mask or a box gets one in the example', () => {
  for (const id of ['albumentations', 'albumentations1']) {
    const write = (...nodes: Node[]) => python(id, pipeline(group('OneOf', nodes))).text;
    expect(write(node('MaskDropout'))).toMatch(/mask\[8:24, 8:24\] = 1[\s\S]*mask=mask/);
    expect(write(node('RandomCropNearBBox'))).toContain('cropping_bbox=[8, 8, 24, 24]');
    expect(write(node('InvertImg'))).not.toMatch(/mask|cropping/);
    // Within a group, too, what makes floats is not written as a picture.
    expect(write(node('Normalize'))).toContain('np.save(');
    expect(write(node('ToTensorV2'))).toMatch(/# pip install .* torch/);
  }
});

test('what no library does with labels is said', () => {
  const made = pipeline(node('HorizontalFlip'));
  const paired: Pipeline = { ...made, labels: { ...made.labels, flipPairs: [['left', 'right']] } };
  for (const { formats } of libraries)
    for (const { write } of formats)
      expect(
        write(paired)
          .notes.map(({ en }) => en)
          .join(),
      ).toMatch(/Flip pairs/);
});

describe('the version for tests', () => {
  it('keeps what is the same every time', () => {
    const made = pipeline(
      ...[node('Resize', {}, 1, 'a'), node('Rotate', {}, 1, 'b'), node('Normalize', {}, 1, 'c')],
      node('ToGray', {}, 0.5, 'd'),
    );
    const { text, badges } = library('albumentations').formats[0].write(made, { fixedOnly: isFixed });
    expect(badges.map(({ verdict }) => verdict.grade)).toEqual(['exact', 'none', 'exact', 'none']);
    expect(text).toContain('A.Resize(');
    expect(text).not.toContain('A.Rotate(');
  });
});

test('1.3.1 JSON has the older names', () => {
  const [, json] = library('albumentations1').formats;
  const { text } = json!.write(pipeline(node('Rotate', { fill: 40, border_mode: 1 }, 0.4)));
  const { __version__, transform } = JSON.parse(text);
  expect(__version__).toBe('1.3.1');
  expect(transform.transforms[0]).toMatchObject({
    ...{ __class_fullname__: 'Rotate', always_apply: false, p: 0.4 },
    ...{ value: 40, border_mode: 1, limit: [-90, 90] },
  });
});
