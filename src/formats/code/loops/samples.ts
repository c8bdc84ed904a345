/** What a training set has for each picture, as far as the preset looks at it. */
import type { Has } from '../../label-settings';
import type { Needs } from '../needs';

export type Beside = Has & Needs;

/** One entry of a sample in a loop: as Python has it, and as a tensor. */
export interface Member {
  readonly name: string;
  readonly example: string;
  readonly shape: string;
  readonly type: 'float32' | 'int64' | 'uint8';
}

export const maskMember: Member = { name: 'mask', example: '"cat-mask.png"', shape: '[None, None]', type: 'uint8' };

/** All but the picture and its mask, which are files. `names`: what labels are called, for where they can be texts. */
export const membersOf = ({ boxes, points, croppingBox }: Beside, names: 'texts' | 'numbers'): readonly Member[] => {
  const label = (name: string, text: string): Member => ({
    ...{ name, shape: '[None]', type: 'int64' },
    example: names === 'texts' ? `["${text}"]` : '[0]',
  });
  return [
    ...(croppingBox
      ? [{ name: 'cropping_bbox', example: '[8, 8, 24, 24]', shape: '[4]', type: 'int64' } as const]
      : []),
    ...(boxes
      ? [
          { name: 'bboxes', example: '[[8, 8, 16, 16]]', shape: '[None, 4]', type: 'float32' } as const,
          label('labels', 'cat'),
        ]
      : []),
    ...(points
      ? [
          { name: 'keypoints', example: '[[16, 12]]', shape: '[None, 2]', type: 'float32' } as const,
          label('keypoint_labels', 'nose'),
        ]
      : []),
  ];
};
