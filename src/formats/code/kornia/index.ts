/** Kornia 0.8: augmentation on batches of tensors, floats 0..1, on the GPU where there is one. */
import type { Pipeline } from '../../../pipeline/model';
import { type Dialect, type Options, picked, translate } from '../dialect';
import type { Library, Written } from '../library';
import { placed } from '../places';
import { assign, call, float, list, listOf, type Py, writtenBy } from '../python';
import { blocks, flipNotes, header, namesIn, runMain, steps } from '../script';
import { approximate, both, exact, none, unless } from '../verdict';
import { levels } from './levels';
import { shapes } from './shapes';

const version = '0.8.2';
const table = { ...shapes, ...levels };

const sequence = (children: readonly Py[]): Py => call('K.ImageSequential', {}, ...children);

/** Groups have no p of their own: a step that never runs stands for "nothing happens". */
const nothing = call('K.RandomInvert', { p: float(0) });

const perBatch = approximate('chooses once for the whole batch', '배치 전체에 대해 한 번만 고름');

const choice = (weights: readonly number[], children: readonly Py[]): Py =>
  call('K.ImageSequential', { random_apply: 1, random_apply_weights: list(weights.map(float)) }, ...children);

const dialect: Dialect<Py> = {
  rule: (transform) => (Object.hasOwn(table, transform) ? table[transform] : undefined),
  mark: writtenBy,
  chance: (p, code) => choice([p, 1 - p], [code, nothing]),
  group: (group, pieces) => {
    const inner = pieces.map(({ code }) => code);
    const batch = group.p < 1 ? perBatch : exact;
    switch (group.group) {
      case 'Compose':
      case 'Sequential':
        return { code: sequence(inner), verdict: batch };
      case 'OneOf': {
        const total = pieces.reduce((sum, { weight }) => sum + weight, 0);
        const weights = pieces.map(({ weight }) => Number((weight / total).toFixed(6)));
        return { code: choice(weights, inner), verdict: perBatch };
      }
      case 'SomeOf':
      case 'RandomOrder': {
        if (group.replace) return { verdict: none('never picks a step twice', '같은 단계를 두 번 고를 수 없음') };
        const n = picked(group, inner.length);
        const order = unless([group.group === 'SomeOf' && n > 1, 'picks in random order', '순서를 섞어 고름']);
        return { code: call('K.ImageSequential', { random_apply: n }, ...inner), verdict: both(perBatch, order) };
      }
    }
  },
};

const read = `def main(source: str, target: str) -> None:
    # A batch of one, floats 0..1.
    image = decode_image(source, mode=ImageReadMode.RGB)[None].float() / 255`;

function python(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translate(pipeline, dialect, options);
  const { boxes = false, points = false } = options.has ?? {};
  const floats = namesIn(badges).includes('Normalize');
  const keys = ['input', ...(boxes ? ['bbox_xyxy'] : []), ...(points ? ['keypoints'] : [])];
  const imports = [
    'import sys',
    '',
    'import kornia.augmentation as K',
    ...(floats ? ['import numpy as np'] : []),
    'import torch',
    `from torchvision.io import ImageReadMode, decode_image${floats ? '' : ', write_png'}`,
  ].join('\n');
  const augmentation: Py = {
    ...{ py: 'brackets', open: 'K.AugmentationSequential(', close: ')' },
    items: [...stepItems(lines), { before: 'data_keys=', value: listOf(keys) }],
  };
  const names = keys.map((key) => ({ input: 'image', bbox_xyxy: 'boxes', keypoints: 'points' })[key]!);
  const examples = [
    ...(boxes ? ['    boxes = torch.tensor([[[8.0, 8.0, 24.0, 24.0]]])  # An example.'] : []),
    ...(points ? ['    points = torch.tensor([[[16.0, 12.0]]])  # An example.'] : []),
  ];
  const run =
    names.length === 1
      ? '    image = augment(image)'
      : `    ${names.join(', ')} = augment(${names.join(', ')})\n    print(${names.slice(1).join(', ')})`;
  const save = floats
    ? '    # Training numbers, not levels: no picture format holds them.\n    np.save(target, image[0].permute(1, 2, 0).numpy())'
    : '    levels = (image[0].clamp(0, 1) * 255).round().to(torch.uint8)\n    write_png(levels, target)';
  const text = blocks(
    `${header(`Kornia ${version}`, `kornia==${version} torch torchvision`)}\n\n${imports}`,
    assign('augment', augmentation),
    [read, ...examples, run, save].join('\n'),
    runMain,
  );
  return { ...placed(text), badges, notes: [...(boxes || points ? [keep] : []), ...flipNotes(pipeline)] };
}

const stepItems = (lines: Parameters<typeof steps>[0]) => {
  const made = steps(lines);
  return made.py === 'brackets' ? made.items : [];
};

const keep = {
  en: 'Labels: boxes keep their number; what lies outside is not dropped.',
  ko: '라벨: 박스 수가 그대로이며 밖으로 나간 것도 버리지 않습니다.',
};

export const kornia: Library = {
  id: 'kornia',
  title: 'Kornia 0.8',
  version,
  formats: [{ id: 'python', file: 'augment.py', write: python }],
};
