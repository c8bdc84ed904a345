import type { Size } from '../../../math/box';
import { rint } from '../../../math/round';
import { defineTransform, type SequenceKernel, type Use } from '../../define';
import { cropNode, type Window, windowCaption, windowKernel, windowLabels } from '../../geometric/crop/window';
import { resizeKernel, resizeNode, scaleKeypoint, scaleOutline } from '../../geometric/resize/resizing';
import { interval, type Params } from '../../params';

/** What is kept, and the size it is brought back to. */
type Draw = Window & { readonly columns: number; readonly rows: number };

/** imgaug enlarges with OpenCV's area rule, which then has taps of its own. */
const sampling = { interpolation: 3, mask_interpolation: 0, area_for_downscale: null } as const;

const original = ({ draw }: { readonly draw: Draw }): Size => ({ width: draw.columns, height: draw.rows });

const kernel: SequenceKernel<Params, Draw> = {
  kind: 'sequence',
  kernels: [windowKernel, resizeKernel<Params, Draw>(original)(sampling)],
};

const zoom = ({ draw }: Use<Params, Draw>) => [draw.columns / draw.width, draw.rows / draw.height] as const;

const params = {
  percent: interval(
    [0, 0.1],
    { hard: [0, 0.49], slider: [0, 0.49], step: 0.01, scalar: 'fixed' },
    {
      en: 'Part of the side that is cut off, drawn for each of the four.',
      ko: '잘라낼 비율. 네 변마다 따로 뽑음',
    },
  ),
} as const;

export const crop = defineTransform<typeof params, Draw>({
  name: 'iaa.Crop',
  category: 'imgaug',
  doc: {
    en: 'Cuts a random part off every side, and enlarges what is left to the old size.',
    ko: '네 변을 무작위로 잘라낸 뒤 원래 크기로 키우기',
  },
  words: ['imgaug', 'iaa', 'crop', 'zoom', 'shift', '자르기', '확대'],
  p: 1,
  params,
  sample({ percent }, draws, { width, height }): Draw {
    const cut = (side: number, index: number) => rint(side * draws.uniform('percent', percent, index));
    const [top, right, bottom, left] = [cut(height, 0), cut(width, 1), cut(height, 2), cut(width, 3)];
    return {
      x: left,
      y: top,
      width: Math.max(1, width - left - right),
      height: Math.max(1, height - top - bottom),
      columns: width,
      rows: height,
    };
  },
  caption: windowCaption,
  fix: ({ draw }) => ({ nodes: [cropNode(draw), resizeNode(original({ draw }), sampling)] }),
  kernel: () => kernel,
  labels: {
    outline: (points, use) => scaleOutline(windowLabels.outline!(points, use)!, use.draw, original(use)),
    keypoint: (point, use) => scaleKeypoint(windowLabels.keypoint!(point, use)!, ...zoom(use)),
  },
});
