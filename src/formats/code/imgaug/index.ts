/** imgaug 0.4.0, its last release. */
import type { Pipeline } from '../../../pipeline/model';
import { type Dialect, type Options, picked, translate } from '../dialect';
import type { Library, Written } from '../library';
import { placed } from '../places';
import { assign, call, float, listOf, type Py, writtenBy } from '../python';
import { blocks, flipNotes, header, runMain, steps } from '../script';
import { approximate, exact, unless } from '../verdict';
import { levels } from './levels';
import { shapes } from './shapes';

const version = '0.4.0';
const table = { ...shapes, ...levels };

const dialect: Dialect<Py> = {
  rule: (transform) => (Object.hasOwn(table, transform) ? table[transform] : undefined),
  mark: writtenBy,
  chance: (p, code) => call('iaa.Sometimes', { p: float(p), then_list: code }),
  group: (group, pieces) => {
    const children = listOf(pieces.map(({ code }) => code));
    switch (group.group) {
      case 'Compose':
      case 'Sequential':
        return { code: call('iaa.Sequential', {}, children), verdict: exact };
      case 'OneOf': {
        const even = new Set(pieces.map(({ weight }) => weight)).size === 1;
        const verdict = unless([!even, 'picks evenly, not by p', 'p와 무관하게 고르게 고름']);
        return { code: call('iaa.OneOf', {}, children), verdict };
      }
      case 'SomeOf':
      case 'RandomOrder': {
        const args = { n: picked(group, pieces.length), children, random_order: group.group === 'RandomOrder' };
        const verdict = group.replace
          ? approximate('never picks a step twice', '같은 단계를 두 번 고르지 않음')
          : exact;
        return { code: call('iaa.SomeOf', args), verdict };
      }
    }
  },
};

const main = `def main(source: str, target: str) -> None:
    image = cv2.imread(source, cv2.IMREAD_COLOR)
    if image is None:
        raise SystemExit(f"{source} cannot be read")
    image = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)`;

const withBoxes = `    # The boxes of the picture; this one is an example.
    boxes = BoundingBoxesOnImage(
        [BoundingBox(x1=8, y1=8, x2=24, y2=24, label="example")], shape=image.shape
    )
    image, boxes = augmenter(image=image, bounding_boxes=boxes)
    boxes = boxes.remove_out_of_image().clip_out_of_image()
    print("boxes", boxes.to_xyxy_array().tolist(), [box.label for box in boxes])`;

const withPoints = `    # The keypoints of the picture; this one is an example.
    points = KeypointsOnImage([Keypoint(x=16, y=12)], shape=image.shape)
    image, points = augmenter(image=image, keypoints=points)
    print("keypoints", points.to_xy_array().tolist())`;

const withBoth = `    # The labels of the picture; these are an example.
    boxes = BoundingBoxesOnImage(
        [BoundingBox(x1=8, y1=8, x2=24, y2=24, label="example")], shape=image.shape
    )
    points = KeypointsOnImage([Keypoint(x=16, y=12)], shape=image.shape)
    image, boxes, points = augmenter(
        image=image, bounding_boxes=boxes, keypoints=points
    )
    boxes = boxes.remove_out_of_image().clip_out_of_image()
    print("boxes", boxes.to_xyxy_array().tolist(), [box.label for box in boxes])
    print("keypoints", points.to_xy_array().tolist())`;

function python(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translate(pipeline, dialect, options);
  const { boxes = false, points = false } = options.has ?? {};
  const labels = [
    ...(boxes ? ['from imgaug.augmentables.bbs import BoundingBox, BoundingBoxesOnImage'] : []),
    ...(points ? ['from imgaug.augmentables.kps import Keypoint, KeypointsOnImage'] : []),
  ];
  const imports = ['import sys', '', 'import cv2', 'from imgaug import augmenters as iaa', ...labels].join('\n');
  const title = header(`imgaug ${version}`, `imgaug==${version} "numpy<1.24"`);
  const run =
    boxes && points ? withBoth : boxes ? withBoxes : points ? withPoints : '    image = augmenter(image=image)';
  const save = '    cv2.imwrite(target, cv2.cvtColor(image, cv2.COLOR_RGB2BGR))';
  const text = blocks(
    `${title}\n# imgaug still uses names that numpy 1.24 took away.\n\n${imports}`,
    assign('augmenter', call('iaa.Sequential', {}, steps(lines))),
    [main, run, save].join('\n'),
    runMain,
  );
  return { ...placed(text), badges, notes: [...(labels.length === 0 ? [] : [keep]), ...flipNotes(pipeline)] };
}

const keep = {
  en: 'Labels: boxes outside are dropped; min_area and the like are not applied.',
  ko: '라벨: 밖으로 나간 박스는 버리지만 min_area 등은 적용하지 않습니다.',
};

export const imgaug: Library = {
  id: 'imgaug',
  title: `imgaug ${version}`,
  version,
  formats: [{ id: 'python', file: 'augment.py', write: python }],
};
