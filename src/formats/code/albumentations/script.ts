/** The script around an Albumentations pipeline; 1.3 and 2.0 differ in nothing that it uses. */
import type { LabelSettings } from '../../../pipeline/labels/model';
import type { Has } from '../../label-settings';
import { writeLibrarySettings } from '../../label-settings';
import type { Badge, Line } from '../dialect';
import { type Needs, needsOf } from '../needs';
import { assign, call, float, type Py, type PyArguments } from '../python';
import { blocks, header, namesIn, runMain, steps } from '../script';

interface Script {
  readonly title: string;
  readonly packages: string;
  /** What `ToTensorV2` needs besides. */
  readonly torch: string;
  readonly lines: readonly Line<Py>[];
  readonly badges: readonly Badge[];
  readonly labels: LabelSettings;
  readonly has: Has;
  /** Members of the label settings that the version does not have. */
  readonly without: ReadonlySet<string>;
}

/** Classes that turn levels into something that no PNG holds. */
const numeric = /^(?:Normalize|ToFloat|FromFloat|ToTensorV2)$/;

export function albumentationsScript({ title, packages, torch, lines, badges, labels, has, without }: Script): string {
  const written = writeLibrarySettings(labels, has);
  const settings = (name: string, given: object | null): PyArguments =>
    given === null
      ? {}
      : { [name]: call(`A.${name === 'bbox_params' ? 'BboxParams' : 'KeypointParams'}`, kept(given as PyArguments)) };
  const kept = (given: PyArguments): PyArguments =>
    Object.fromEntries(
      Object.entries(given)
        .filter(([name]) => !without.has(name))
        .map(([name, value]) => [name, name === 'label_fields' ? listOf(value) : value]),
    );
  const boxes = settings('bbox_params', written.bbox_params);
  const points = settings('keypoint_params', written.keypoint_params);
  const used = namesIn(badges);
  const floats = used.some((name) => numeric.test(name));
  const needs = needsOf(used);
  const imports = [
    'import sys',
    '',
    'import albumentations as A',
    'import cv2',
    ...(floats || needs.mask ? ['import numpy as np'] : []),
    ...(used.includes('ToTensorV2') ? ['from albumentations.pytorch import ToTensorV2'] : []),
  ].join('\n');
  const transform = assign('transform', call('A.Compose', { ...boxes, ...points, p: float(1) }, steps(lines)));
  return blocks(
    `${header(title, used.includes('ToTensorV2') ? `${packages} ${torch}` : packages)}\n\n${imports}`,
    transform,
    mainOf({
      ...{ boxes: written.bbox_params?.format ?? null, points: written.keypoint_params?.format ?? null },
      ...{ floats, needs },
    }),
    runMain,
  );
}

const listOf = (value: PyArguments[string]): Py => ({
  ...{ py: 'brackets', open: '[', close: ']' },
  items: (value as readonly string[]).map((text) => ({ value: { py: 'word', text: JSON.stringify(text) } })),
});

/** One box and one keypoint to start from, in the format of the settings. */
const sampleBoxes: { readonly [format: string]: string } = {
  coco: '[[8, 8, 16, 16]]',
  pascal_voc: '[[8, 8, 24, 24]]',
  yolo: '[[0.5, 0.5, 0.25, 0.25]]',
  albumentations: '[[0.25, 0.25, 0.5, 0.5]]',
};
const samplePoints: { readonly [format: string]: string } = {
  xy: '[[16, 12]]',
  yx: '[[12, 16]]',
  xya: '[[16, 12, 0]]',
  xys: '[[16, 12, 1]]',
  xyas: '[[16, 12, 0, 1]]',
  xysa: '[[16, 12, 1, 0]]',
};

interface Example {
  /** Formats of the boxes and the keypoints, if there are any. */
  readonly boxes: unknown;
  readonly points: unknown;
  readonly floats: boolean;
  readonly needs: Needs;
}

function mainOf({ boxes, points, floats, needs }: Example): string {
  const labels = [
    ...(needs.mask ? ['mask=mask'] : []),
    ...(needs.croppingBox ? ['cropping_bbox=[8, 8, 24, 24]'] : []),
    ...(boxes === null ? [] : [`bboxes=${sampleBoxes[String(boxes)]}`, 'labels=["example"]']),
    ...(points === null ? [] : [`keypoints=${samplePoints[String(points)]}`, 'keypoint_labels=["example"]']),
  ];
  const call =
    labels.length === 0
      ? '    result = transform(image=image)'
      : `    # The labels of the picture; these are an example.\n    result = transform(\n${['image=image', ...labels].map((each) => `        ${each},`).join('\n')}\n    )`;
  const shown = [
    ...(boxes === null ? [] : ['    print("boxes", result["bboxes"], result["labels"])']),
    ...(points === null ? [] : ['    print("keypoints", result["keypoints"], result["keypoint_labels"])']),
  ];
  return [
    'def main(source: str, target: str) -> None:',
    '    image = cv2.imread(source, cv2.IMREAD_COLOR)',
    '    if image is None:',
    '        raise SystemExit(f"{source} cannot be read")',
    '    image = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)',
    ...(needs.mask ? ['    mask = np.zeros(image.shape[:2], np.uint8)', '    mask[8:24, 8:24] = 1'] : []),
    call,
    ...shown,
    ...(floats
      ? [
          '    # Training numbers, not levels: no picture format holds them.',
          '    np.save(target, np.asarray(result["image"]))',
        ]
      : ['    cv2.imwrite(target, cv2.cvtColor(result["image"], cv2.COLOR_RGB2BGR))']),
  ].join('\n');
}
