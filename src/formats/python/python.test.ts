import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emptyPipeline, type GroupNode, type Node, type TransformNode } from '../../pipeline/model';
import { transformNamed } from '../../transforms/index';
import { defaultsOf } from '../../transforms/params';
import { libraries } from '../code';
import { readText } from '../import';
import { readPython } from '.';

const read = (text: string) => {
  const result = readPython(text);
  if (!result.ok) throw new Error(result.error.en);
  return result;
};
const nodes = (text: string): readonly Node[] => read(text).pipeline.nodes;
const error = (text: string): string => {
  const result = readPython(text);
  if (result.ok) throw new Error('was read');
  expect(result.error.ko).toMatch(/\d+행: .*[가-힣]/);
  return result.error.en;
};
const transform = (node: Node | undefined) => node as TransformNode;

describe('Albumentations', () => {
  it('reads a pipeline with defaults, groups and OpenCV names', () => {
    const [flip, rotate, group] = nodes(`
import albumentations as A, cv2
SIZE = 224
def get_train():
    return A.Compose([
        A.HorizontalFlip(),           # as in the library: 0.5
        A.Rotate(limit=(-30, 15.5), border_mode=cv2.BORDER_REFLECT_101, fill=[1, 2, 3], p=.7),
        A.OneOf([A.Resize(SIZE, 200, p=0.4), A.Transpose(p=1)], p=0.25),
    ], p=1)
`);
    expect(flip).toMatchObject({ transform: 'HorizontalFlip', p: 0.5 });
    expect(rotate).toMatchObject({ p: 0.7, params: { limit: [-30, 15.5], border_mode: 4, fill: [1, 2, 3] } });
    expect(group).toMatchObject({ group: 'OneOf', p: 0.25 });
    const [resize, transpose] = (group as GroupNode).children;
    expect(resize).toMatchObject({ p: 0.4, params: { height: 224, width: 200 } });
    expect(transpose).toMatchObject({ transform: 'Transpose', p: 1 });
  });

  it('takes label settings along', () => {
    const { pipeline } = read(
      'A.Compose([A.Blur()], bbox_params=A.BboxParams("yolo", label_fields=["labels"], min_visibility=0.3))',
    );
    expect(pipeline.labels.boxes).toMatchObject({ format: 'yolo', min_visibility: 0.3 });
  });

  it('knows the older names by themselves, by the pin and by always_apply', () => {
    const old = read('A.Compose([A.Rotate(limit=30, value=40, border_mode=1, p=1)])');
    expect(transform(old.pipeline.nodes[0]).params).toMatchObject({ fill: 40, limit: [-30, 30] });
    expect(old.notes.map(({ en }) => en).join()).toMatch(/1\.3\.1.*value → fill/);
    const pinned = read('# pip install albumentations==1.3.1\nA.Compose([A.Rotate(limit=30)])');
    expect(transform(pinned.pipeline.nodes[0]).params.border_mode).toBe(4);
    const always = read('A.Compose([A.Resize(height=8, width=9, always_apply=True)])');
    expect(always.pipeline.nodes[0]!.p).toBe(1);
    expect(transform(nodes('A.Compose([A.Rotate(limit=30)])')[0]).params.border_mode).toBe(0);
  });

  it('keeps what it does not know, switched off', () => {
    const [unknown, flip] = nodes('A.Compose([A.FrobnicateMore(strength=(1, 2), p=0.3), A.VerticalFlip(p=1)])');
    expect(unknown).toMatchObject({ kind: 'unknown', name: 'FrobnicateMore', enabled: false, p: 0.3 });
    expect(flip).toMatchObject({ transform: 'VerticalFlip' });
  });

  it('does the sums, and knows lists and settings by their names', () => {
    const { pipeline, notes } = read(`
class CFG:
    size = 416
mean, std = [0.5] * 3, (0.2, 0.2, 0.2)
def build(scale=1.1):
    geometry = [A.LongestMaxSize(max_size=int(CFG.size * scale)), A.HorizontalFlip(p=1 - 1 / 4)]
    colour = A.OneOf([A.CLAHE(p=1), A.RandomGamma(p=1)], p=-(2 - 2.9))
    sizes = {"crop": (7, 9)}
    return A.Compose(geometry + [colour, *[A.RandomCrop(*sizes["crop"])], A.Normalize(mean=mean, std=tuple(std))])
`);
    expect(notes).toEqual([]);
    const [longest, flip, colour, crop, normalize] = pipeline.nodes;
    expect(transform(longest).params).toMatchObject({ max_size: 457 });
    expect(flip).toMatchObject({ p: 0.75 });
    expect(colour).toMatchObject({ group: 'OneOf', p: expect.closeTo(0.9) });
    expect(transform(crop).params).toMatchObject({ height: 7, width: 9 });
    expect(transform(normalize).params).toMatchObject({ mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2] });
  });

  it('reads the configurations of detection libraries', () => {
    const { pipeline, notes } = read(`
albu_train_transforms = [
    dict(type='ShiftScaleRotate', rotate_limit=7, p=0.5),
    dict(type='OneOf', transforms=[dict(type='Blur', p=1.0), {'type': 'MedianBlur', 'blur_limit': 3, 'p': 1.0}], p=0.1),
    dict(type='JpegCompression', quality_lower=85, quality_upper=95, p=0.2),
]
train_pipeline = [dict(type='LoadImageFromFile'), dict(type='Albu', transforms=albu_train_transforms)]`);
    const [rotate, blurs, jpeg] = pipeline.nodes;
    expect(transform(rotate).params).toMatchObject({ rotate_limit: [-7, 7] });
    expect((blurs as GroupNode).children).toMatchObject([{ transform: 'Blur' }, { transform: 'MedianBlur' }]);
    expect(transform(jpeg).params).toMatchObject({ quality_range: [85, 95] });
    expect(notes[0]!.en).toBe('read as Albumentations 1.3.1');
  });

  it('takes the variables of the function that the pipeline is in', () => {
    const [train] = nodes(`
def train():
    steps = [A.Resize(8, 9)]
    return A.Compose(steps)
def valid():
    steps = [A.CenterCrop(8, 9)]
    return A.Compose(steps)`);
    expect(train).toMatchObject({ transform: 'Resize' });
  });

  it('takes arguments without names in the order of the library', () => {
    const [affine, noise, jitter] = nodes(
      'A.Compose([A.Affine(1.1, 0.2), A.ISONoise((0.02, 0.03)), A.ColorJitter(0.4)])',
    );
    expect(transform(affine).params).toMatchObject({ scale: { x: [1.1, 1.1] }, translate_percent: { x: [0.2, 0.2] } });
    expect(transform(noise).params).toMatchObject({ color_shift: [0.02, 0.03] });
    expect(transform(jitter).params).toMatchObject({ brightness: [0.6, 1.4] });
  });

  it('reads back what the export wrote', () => {
    const made = ['Rotate', 'Affine', 'CoarseDropout', 'Downscale', 'RandomCrop'].map((name, index): Node => {
      const { params, p } = transformNamed(name)!;
      return { kind: 'transform', key: `n${index + 1}`, transform: name, p, enabled: true, params: defaultsOf(params) };
    });
    const { text } = libraries[0]!.formats[0].write({ ...emptyPipeline, workingSize: 256, nodes: made });
    const { pipeline, notes } = read(text);
    expect(pipeline).toEqual({
      ...emptyPipeline,
      workingSize: 256,
      nodes: made.map((node, i) => ({ ...node, key: `n${i + 1}` })),
    });
    expect(notes).toEqual([]);
  });
});

describe('torchvision', () => {
  it('reads the usual training pipeline', () => {
    const { pipeline, notes } = read(`
from torchvision.transforms import v2
tf = v2.Compose([
    v2.ToImage(),
    v2.RandomResizedCrop(224, scale=(0.5, 1.0), antialias=True),
    v2.RandomHorizontalFlip(p=0.5),
    v2.RandomApply([v2.ColorJitter(0.4, 0.4, 0.2, 0.1)], p=0.8),
    v2.RandomAffine(degrees=(10, 20), translate=(0.1, 0.2), shear=5),
    v2.RandomChoice([v2.RandomGrayscale(p=1.0), v2.RandomInvert(p=0.3)], p=[0.2, 0.8]),
    v2.ToDtype(torch.float32, scale=True),
    v2.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225]),
])`);
    const [crop, flip, jitter, affine, choice, normalize] = pipeline.nodes;
    expect(crop).toMatchObject({ params: { size: [224, 224], scale: [0.5, 1] } });
    expect(flip).toMatchObject({ transform: 'HorizontalFlip', p: 0.5 });
    expect(jitter).toMatchObject({ group: 'Sequential', p: 0.8 });
    expect(transform((jitter as GroupNode).children[0]).params).toMatchObject({
      brightness: [0.6, 1.4],
      hue: [-0.1, 0.1],
    });
    // Clockwise there.
    expect(transform(affine).params).toMatchObject({
      rotate: [-20, -10],
      translate_percent: { x: [-0.1, 0.1], y: [-0.2, 0.2] },
    });
    expect((choice as GroupNode).children.map(({ p }) => p)).toEqual([0.2, 0.8]);
    expect(normalize).toMatchObject({ transform: 'Normalize', p: 1 });
    expect(notes.map(({ en }) => en).join('\n')).toMatch(/line 5: RandomResizedCrop: no smoothing/);
  });

  it('keeps what has no equal', () => {
    expect(nodes('transforms.Compose([transforms.RandomZoomOut(p=0.5)])')[0]).toMatchObject({
      ...{ kind: 'unknown', name: 'transforms.RandomZoomOut', enabled: false },
    });
  });
});

describe('imgaug', () => {
  it('reads a sequence', () => {
    const { pipeline } = read(`
import imgaug.augmenters as iaa
seq = iaa.Sequential([
    iaa.Fliplr(0.5),
    iaa.Sometimes(0.3, iaa.GaussianBlur(sigma=(0.5, 2.0))),
    iaa.Affine(rotate=(-10, 20), scale={"x": (0.8, 1.2), "y": 1.0}, cval=30),
    iaa.SomeOf(2, [iaa.Invert(1.0), iaa.Multiply((0.5, 1.5)), iaa.FastSnowyLandscape()]),
])`);
    const [flip, sometimes, affine, some] = pipeline.nodes;
    expect(flip).toMatchObject({ transform: 'HorizontalFlip', p: 0.5 });
    expect(sometimes).toMatchObject({ group: 'Sequential', p: 0.3 });
    expect(transform(affine).params).toMatchObject({
      rotate: [-20, 10],
      scale: { x: [0.8, 1.2], y: [1, 1] },
      fill: 30,
    });
    expect(some).toMatchObject({ group: 'SomeOf', n: 2 });
    expect((some as GroupNode).children[2]).toMatchObject({ kind: 'unknown', enabled: false });
  });
});

describe('Keras', () => {
  it('reads preprocessing layers, alone or at the start of a model', () => {
    const { pipeline, notes } = read(`
model = tf.keras.Sequential([layers.Conv2D(8, 3), layers.Dense(2)])
augment = keras.Sequential([
    layers.Input((180, 180, 3)), layers.Rescaling(1 / 255),
    layers.RandomFlip("horizontal", input_shape=(180, 180, 3)),
    layers.RandomRotation(0.1, fill_mode="nearest", seed=3),
    layers.RandomZoom((-0.3, 0.1)),
    layers.RandomContrast(0.2),
    layers.RandomErasing(0.6),
    layers.RandomFlip(),
    layers.Conv2D(8, 3),
    layers.Resizing(8, 9, interpolation="nearest"),
])`);
    const [flip, rotation, zoom, contrast, erasing, both, other, resize] = pipeline.nodes;
    expect(flip).toMatchObject({ transform: 'HorizontalFlip', p: 0.5 });
    expect(rotation).toMatchObject({
      ...{ transform: 'keras.RandomRotation', p: 1 },
      params: { factor: [-0.1, 0.1], fill_mode: 'nearest' },
    });
    expect(transform(zoom).params).toMatchObject({ height_factor: [-0.3, 0.1], width_factor: null });
    expect(transform(contrast).params).toMatchObject({ factor: [0.2, 0.2] });
    // A chance is drawn from 0..0.6 for each picture.
    expect(erasing).toMatchObject({ transform: 'keras.RandomErasing', p: 0.3 });
    expect(both).toMatchObject({ group: 'Sequential', p: 0.5 });
    expect(other).toMatchObject({ kind: 'unknown', enabled: false });
    expect(transform(resize).params).toMatchObject({ height: 8, width: 9, interpolation: 0 });
    expect(pipeline.nodes).toHaveLength(8);
    expect(notes.map(({ en }) => en).join()).toMatch(/line 10: RandomFlip: Keras 3 flips both ways/);
  });

  it('is not any other Sequential', () => {
    expect(error('nn.Sequential([nn.Conv2d(3, 8, 3)])')).toMatch(/no A\.Compose/);
    expect(error('keras.Sequential([layers.Dense(3)])')).toMatch(/no A\.Compose/);
  });
});

test.each([
  ['steps = [A.HorizontalFlip(), A.Blur()]', 'HorizontalFlip'],
  ['steps = [layers.RandomContrast(0.1)]', 'keras.RandomContrast'],
  ['[v2.RandomVerticalFlip()]', 'VerticalFlip'],
  ['[iaa.Flipud(1)]', 'VerticalFlip'],
])('a list is enough: %s', (text, first) => {
  expect(nodes(text)[0]).toMatchObject({ transform: first });
});

describe('hostile and broken text', () => {
  const inside = (what: string) => `A.Compose([\n  A.Rotate(limit=${what}),\n])`;
  test.each([
    ['[i for i in range(9)]', 'a comprehension is not read here'],
    ['f"{__import__(\'os\')}"', 'an f-string is not read here'],
    ['lambda: 1', 'a lambda is not read here'],
    ['90 if x else 1', 'a condition is not read here'],
    ['eval("90")', 'the call of "eval" is not read here'],
    ['int("90")', 'arithmetic of what is not a number is not read here'],
    ['LIMIT', '"LIMIT" is not known here'],
    ['limits["a"]', 'an element of something unknown is not read here'],
    ['1e999', 'a number without a finite value'],
    ['1 / 0', 'a number without a finite value'],
    ['3j', 'a number without a finite value'],
    ['b"12"', '"b"12"" is not read here'],
  ])('%s leaves the default, and says so', (what, why) => {
    const { pipeline, notes } = read(inside(what));
    expect(transform(pipeline.nodes[0]).params.limit).toEqual([-90, 90]);
    expect(notes.map(({ en }) => en)).toEqual([`line 2: Rotate, limit: ${why}; its default stays`]);
    expect(notes[0]!.ko).toMatch(/^2행: Rotate, limit: .*[가-힣]/);
  });

  it('leaves out what is no transform, and refuses a pipeline of nothing but that', () => {
    const { pipeline, notes } = read('A.Compose([A.Blur(), 3, None, flip if train else None])');
    expect(pipeline.nodes).toHaveLength(1);
    expect(notes.map(({ en }) => en)).toEqual(['line 1: expected a transform such as A.Rotate(…); left out']);
    expect(error('A.Compose(steps)')).toMatch(/line 1: "steps" is not known here/);
    expect(read('A.Compose(steps + [A.Blur()])').pipeline.nodes).toHaveLength(1);
    expect(error('steps = [A.Blur()]\nsteps.append(A.Rotate())\nA.Compose(steps)')).toMatch(
      /line 3: "steps" is not known/,
    );
    for (const text of ['v2.Compose(steps)', 'iaa.Sequential(steps, random_order=True)', 'A.Compose([3], p=q)'])
      expect(error(text)).toMatch(/line 1: ("steps" is not known here|expected a transform)/);
    expect(error('A.Compose(p=1)')).toMatch(/line 1: Compose: expected a list/);
  });

  it('is not kept busy by lists of lists', () => {
    const names = Array.from({ length: 40 }, (_, i) => `a${i + 1} = [a${i}, a${i}]`).join('\n');
    const sums = Array.from({ length: 40 }, (_, i) => `a${i + 1} = a${i} + a${i}`).join('\n');
    const before = performance.now();
    for (const steps of [names, sums])
      expect(error(`a0 = [1, 2]\n${steps}\nA.Compose([A.Rotate(limit=a40)])`)).toMatch(/far too many values/);
    for (const text of [
      'S = [S]\nA.Compose(S)',
      'S = A.OneOf([S, S])\nA.Compose([S])',
      'S = iaa.Sometimes(0.5, S)\niaa.Sequential([S])',
      'S = v2.RandomApply([S])\nv2.Compose([S])',
    ])
      expect(error(text)).toMatch(/far too many/);
    const twice = read('S = [S]\nA.Compose([A.Rotate(limit=S)])');
    expect(twice.notes).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('says where the grammar breaks', () => {
    expect(error('A.Compose([\n A.Rotate(limit=30,,),\n])')).toMatch(/line 2: not valid Python/);
    expect(error('A.Compose([A.Rotate(')).toMatch(/not valid Python/);
    expect(error('x = 1')).toMatch(/no A\.Compose/);
  });

  it('refuses a megabyte and depth at once', () => {
    const before = performance.now();
    expect(error(`A.Compose([${'A.Blur(),'.repeat(120_000)}])`)).toMatch(/256 kB/);
    expect(error(`A.Compose(${'['.repeat(5000)}${']'.repeat(5000)})`)).toMatch(/nested too deep|not valid Python/);
    expect(error(`A.Compose([A.Blur(blur_limit=${'('.repeat(60)}3${')'.repeat(60)})])`)).toMatch(
      /nested too deep|not valid Python/,
    );
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('has no variable that changes', () => {
    for (const text of ['def f(S):\n  return A.Compose([A.Resize(S, 9)])\nS = 1', 'S = 1\ndef f():\n  S.append(2)'])
      expect(read(`${text}\nA.Compose([A.Resize(S, 9)])`).notes.map(({ en }) => en)).toContainEqual(
        expect.stringMatching(/Resize, height: "S" is not known/),
      );
    for (const text of [
      'S = 1\nfor S in range(3): pass',
      'S = 1\nS = 2',
      'S = S',
      'S = 1\nS += 1',
      'S, T = f()',
      'for S in (1, 2): pass',
      'S = S + 1',
    ])
      expect(read(`${text}\nA.Compose([A.Resize(S, 9)])`).notes.map(({ en }) => en)).toEqual([
        expect.stringMatching(/Resize, height: .*default stays/),
      ]);
  });

  it('answers whatever is left of a script', () => {
    const whole = `S, T = 3, [0.5] * 3
def f(size=(8, 9), *args, **more):
    steps = [A.Resize(*size), A.OneOf([A.Blur(int(S * 1.1)), None], p=T[0]), {"type": "Rotate"}]
    steps += [A.Affine(scale={"x": (1, -2)}, **more)]
    return A.Compose(steps + [A.Normalize(mean=T, std=tuple(T)) if S else f(), *args], p=1)
keras.Sequential([layers.RandomFlip("vertical"), layers.RandomZoom(-.1)])`;
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(60), fc.nat(whole.length), fc.nat(60));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
        let text = whole;
        for (const [from, length, to, copied] of cuts)
          text = text.slice(0, from) + text.slice(to, to + copied) + text.slice(from + length);
        const result = readPython(text);
        if (!result.ok) expect(result.error.en).not.toBe('');
      }),
    );
  });

  it('does not touch prototypes', () => {
    const [node] = nodes('A.Compose([A.constructor(__proto__={"a": 1})])');
    expect(node).toMatchObject({ kind: 'unknown', name: 'constructor' });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

test('Python is told from JSON and YAML by its text or its name', async () => {
  const text = 'A.Compose([A.InvertImg(p=1)])';
  expect(await readText(text, 'pasted text')).toMatchObject({ ok: true });
  expect(await readText('x = 1', 'a.py')).toMatchObject({
    ok: false,
    error: { en: expect.stringMatching(/^Python: line 1/) },
  });
  expect(await readText('[\n  A.InvertImg(p=1),\n]', 'pasted text')).toMatchObject({ ok: true });
  expect(await readText(text, 'a.json')).toMatchObject({ ok: false });
  expect(await readText('["A.InvertImg()"]', 'x')).toMatchObject({
    ok: false,
    error: { en: expect.not.stringContaining('Python') },
  });
  expect(await readText('{"transform": {"__class_fullname__": "InvertImg", "p": 1}}', 'x')).toMatchObject({ ok: true });
});
