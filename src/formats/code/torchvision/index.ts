/** torchvision's transforms v2, on tensors: its PIL path has other pixels. */
import type { Pipeline } from '../../../pipeline/model';
import { type Dialect, type Options, picked, translate } from '../dialect';
import type { Library, Written } from '../library';
import { placed } from '../places';
import { assign, call, float, listOf, type Py, writtenBy } from '../python';
import { blocks, flipNotes, header, namesIn, runMain, steps } from '../script';
import { exact, none } from '../verdict';
import { arrangements, combinations } from '../writing';
import { levels } from './levels';
import { shapes } from './shapes';

const version = '0.29.2';
const table = { ...shapes, ...levels };

/** Beyond this many orders the list says nothing to a reader any more. */
const mostChoices = 24;

const compose = (children: readonly Py[]): Py =>
  children.length === 1 ? children[0]! : call('v2.Compose', {}, listOf(children));

const dialect: Dialect<Py> = {
  rule: (transform) => (Object.hasOwn(table, transform) ? table[transform] : undefined),
  mark: writtenBy,
  chance: (p, code) => call('v2.RandomApply', { p: float(p) }, listOf([code])),
  group: (group, pieces) => {
    const inner = pieces.map(({ code }) => code);
    const n = picked(group, inner.length);
    const choose = (ways: readonly (readonly Py[])[]) =>
      ways.length > mostChoices
        ? {
            verdict: none(
              `would need a list of ${ways.length} ways to pick`,
              `고르는 방법 ${ways.length}가지를 모두 적어야 함`,
            ),
          }
        : { code: call('v2.RandomChoice', {}, listOf(ways.map(compose))), verdict: exact };
    if (group.replace && n > 1 && (group.group === 'SomeOf' || group.group === 'RandomOrder'))
      return { verdict: none('never picks a step twice', '같은 단계를 두 번 고를 수 없음') };
    switch (group.group) {
      case 'Compose':
      case 'Sequential':
        return { code: call('v2.Compose', {}, listOf(inner)), verdict: exact };
      case 'OneOf': {
        const weights = pieces.map(({ weight }) => weight);
        const even = new Set(weights).size === 1;
        const p = even ? {} : { p: listOf(weights.map(float)) };
        return { code: call('v2.RandomChoice', p, listOf(inner)), verdict: exact };
      }
      case 'SomeOf':
        return n === inner.length
          ? { code: call('v2.Compose', {}, listOf(inner)), verdict: exact }
          : choose(combinations(inner, n));
      case 'RandomOrder':
        return n === inner.length
          ? { code: call('v2.RandomOrder', {}, listOf(inner)), verdict: exact }
          : choose(arrangements(inner, n));
    }
  },
};

const plainMain = `def main(source: str, target: str) -> None:
    image = tv_tensors.Image(decode_image(source, mode=ImageReadMode.RGB))
    image = transform(image)`;

const labelled = (boxes: boolean, points: boolean): string => `def main(source: str, target: str) -> None:
    image = tv_tensors.Image(decode_image(source, mode=ImageReadMode.RGB))
    size = tuple(image.shape[-2:])
    # The labels of the picture; these are an example.
    labels = {
${[
  ...(boxes
    ? [
        '        "boxes": tv_tensors.BoundingBoxes(',
        '            [[8, 8, 24, 24]], format="XYXY", canvas_size=size',
        '        ),',
        '        "labels": torch.tensor([1]),',
      ]
    : []),
  ...(points ? ['        "keypoints": tv_tensors.KeyPoints([[16, 12]], canvas_size=size),'] : []),
].join('\n')}
    }
    image, labels = transform(image, labels)
    print(labels)`;

function python(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translate(pipeline, dialect, options);
  const { boxes = false, points = false } = options.has ?? {};
  const floats = namesIn(badges).some((name) => /^(?:Normalize|ToFloat|FromFloat)$/.test(name));
  const imports = [
    'import sys',
    '',
    ...(floats ? ['import numpy as np'] : []),
    ...(floats || boxes ? ['import torch'] : []),
    'from torchvision import tv_tensors',
    `from torchvision.io import ImageReadMode, decode_image${floats ? '' : ', write_png'}`,
    'from torchvision.transforms import v2',
  ].join('\n');
  const sanitize = {
    name: 'SanitizeBoundingBoxes',
    notes: [],
    code: call('v2.SanitizeBoundingBoxes', sanitized(pipeline)),
  };
  const all = boxes ? [...lines, { name: 'Clamp', notes: [], code: call('v2.ClampBoundingBoxes') }, sanitize] : lines;
  const save = floats
    ? '    # Training numbers, not levels: no picture format holds them.\n    np.save(target, image.permute(1, 2, 0).numpy())'
    : '    write_png(image, target)';
  const text = blocks(
    `${header(`torchvision ${version}`, `torchvision==${version} torch${floats ? ' numpy' : ''}`)}\n# On tensors; PIL images would get other pixels.\n\n${imports}`,
    assign('transform', call('v2.Compose', {}, steps(all))),
    [boxes || points ? labelled(boxes, points) : plainMain, save].join('\n'),
    runMain,
  );
  return { ...placed(text), badges, notes: flipNotes(pipeline) };
}

const sanitized = ({ labels }: Pipeline) => {
  const { min_area, min_width, min_height } = labels.boxes;
  // At least a pixel: it refuses less.
  return { min_size: float(Math.max(1, min_width, min_height)), min_area: float(Math.max(1, min_area)) };
};

export const torchvision: Library = {
  id: 'torchvision',
  title: 'torchvision v2',
  version,
  formats: [{ id: 'python', file: 'augment.py', write: python }],
};
