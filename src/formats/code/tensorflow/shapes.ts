/** Geometry with tf.image and Keras 3 layers, on one picture of levels. */
import type { Interval, Params } from '../../../transforms/params';
import { intervalOf, type Mapped, numberOf, type Rule, type Table, type Use } from '../dialect';
import { call, float, list, listOf, type Py, tuple2, word } from '../python';
import { both, exact, none, unless, type Verdict } from '../verdict';
import { levelsOf, noEqual, without } from '../writing';
import { type Change, direct, image, own } from './change';

const pairOf = ([low, high]: Interval): Py => tuple2(float(low), float(high));

function rotate({ params }: Use): Mapped<Change> {
  if (params.crop_border === true) return { verdict: none('cannot crop the border away', '테두리를 잘라 낼 수 없음') };
  const [low, high] = intervalOf(params, 'limit');
  const levels = levelsOf(params) ?? [0, 0, 0];
  const modes = ['constant', 'nearest', 'reflect', 'wrap', 'reflect'];
  const code = Number(params.interpolation);
  const layer = call('keras.layers.RandomRotation', {
    factor: tuple2(float(low / 360), float(high / 360)),
    fill_mode: modes[Number(params.border_mode)]!,
    interpolation: code === 0 ? 'nearest' : 'bilinear',
    fill_value: float(levels[0]),
  });
  const verdict = unless(
    [true, 'samples in floats without the 1/32 pixel steps', '1/32 픽셀 단위 없이 실수로 샘플링함'],
    [code > 1, 'no such interpolation, linear instead', '해당 보간이 없어 선형으로 대신함'],
    [params.border_mode === 4, 'repeats the edge pixel where it mirrors', '반사할 때 가장자리 픽셀을 반복함'],
    [params.border_mode === 0 && new Set(levels).size > 1, 'fills with one grey level', '한 가지 밝기로만 채움'],
  );
  return { verdict, code: { code: call('layer', {}, layer, image), needs: ['layer'] } };
}

/** The function that resizes, and how true it is. */
function resizer(params: Params): { readonly name: string; readonly verdict: Verdict } {
  const code = Number(params.interpolation);
  const areas = unless([
    (params.area_for_downscale ?? null) !== null,
    'does not switch to area when it shrinks',
    '줄일 때 area 보간으로 바꾸지 않음',
  ]);
  if (code === 0) return { name: 'resize_nearest', verdict: areas };
  const verdict = unless(
    [true, 'computes in floats: a few values are one level off', '실수로 계산해 일부 값이 1단계 다름'],
    [code !== 1 && code !== 5, 'linear, whatever the interpolation', '보간 설정과 무관하게 선형 보간'],
  );
  return { name: 'resize_linear', verdict: both(verdict, areas) };
}

const side =
  (longest: boolean): Rule<Change> =>
  ({ params }) => {
    if (params.max_size === null) return { verdict: none('cannot fit into two sizes', '두 크기에 함께 맞출 수 없음') };
    const { name, verdict } = resizer(params);
    const made = own('side_to', { longest, resize: word(name) }, verdict, numberOf(params, 'max_size'));
    return { ...made, code: { ...made.code!, needs: ['side_to', name] } };
  };

function pad({ params }: Use): Mapped<Change> {
  const mode = ['CONSTANT', null, 'SYMMETRIC', null, 'REFLECT'][Number(params.border_mode)];
  const levels = levelsOf(params) ?? [0, 0, 0];
  if (!mode || (mode === 'CONSTANT' && new Set(levels).size > 1))
    return { verdict: none('pads with one grey level or mirrored only', '한 가지 밝기나 반사로만 채움') };
  const [left, top, right, bottom] = params.padding as readonly [number, number, number, number];
  const amounts = list([listOf([top, bottom]), listOf([left, right]), listOf([0, 0])]);
  const fill = mode === 'CONSTANT' ? { constant_values: call('tf.cast', {}, levels[0], word('tf.uint8')) } : {};
  return direct(
    call('tf.pad', fill, image, amounts, mode),
    unless([mode !== 'CONSTANT', 'no pad may be as wide as the picture', '이미지보다 넓게는 채울 수 없음']),
  );
}

/** The picture, padded first where it may be smaller; its mode decides how true that is. */
function padded({ params }: Use, height: number, width: number): { readonly code: Py; readonly verdict: Verdict } {
  const mode = ['CONSTANT', null, 'SYMMETRIC', null, 'REFLECT'][Number(params.border_mode)];
  const levels = levelsOf(params) ?? [0, 0, 0];
  const position = params.position ?? params.pad_position;
  const verdict = unless(
    [!mode, 'pads with a colour or mirrored only', '색이나 반사로만 채움'],
    [mode === 'CONSTANT' && new Set(levels).size > 1, 'pads with one grey level', '한 가지 밝기로만 채움'],
    [position !== 'center', 'pads around the middle', '가운데를 기준으로 채움'],
    [
      mode === 'REFLECT' || mode === 'SYMMETRIC',
      'no pad may be as wide as the picture',
      '이미지보다 넓게는 채울 수 없음',
    ],
  );
  const fill = mode === 'CONSTANT' && levels[0] !== 0 ? { value: levels[0] } : {};
  return { code: call('pad_to', fill, image, height, width, mode ?? 'CONSTANT'), verdict };
}

/** A crop of a fixed size, of the padded picture where that was asked for. */
const cropping =
  (write: (picture: Py, height: number, width: number) => Py, ...needs: readonly string[]): Rule<Change> =>
  (use) => {
    const [height, width] = [numberOf(use.params, 'height'), numberOf(use.params, 'width')];
    if (use.params.pad_if_needed !== true) return direct(write(image, height, width), exact, ...needs);
    const { code, verdict } = padded(use, height, width);
    return direct(write(code, height, width), verdict, 'pad_to', ...needs);
  };

function padIfNeeded(use: Use): Mapped<Change> {
  const { min_height, min_width } = use.params;
  if (typeof min_height !== 'number' || typeof min_width !== 'number')
    return { verdict: none('pads to a size, not to a divisor', '배수가 아닌 크기로만 채움') };
  const { code, verdict } = padded(use, min_height, min_width);
  return direct(code, verdict, 'pad_to');
}

const noPad = ({ params }: Use): Verdict =>
  unless([params.pad_if_needed === true, 'does not pad a smaller picture', '작은 이미지를 채우지 않음']);

const crop: Rule<Change> = (use) => {
  const [x1, y1, x2, y2] = ['x_min', 'y_min', 'x_max', 'y_max'].map((name) => numberOf(use.params, name));
  return direct(word(`image[${y1}:${y2}, ${x1}:${x2}]`), noPad(use));
};

const transposed = call('tf.transpose', {}, image, listOf([1, 0, 2]));
const turned = call('tf.image.rot90', { k: call('tf.random.uniform', {}, listOf([]), 0, 4, word('tf.int32')) }, image);

const severalLayers = without('would take several resamplings, one layer each', '여러 레이어로 여러 번 보간해야 함');

export const shapes: Table<Change> = {
  HorizontalFlip: () => direct(call('tf.image.flip_left_right', {}, image), exact),
  VerticalFlip: () => direct(call('tf.image.flip_up_down', {}, image), exact),
  Transpose: () => direct(transposed, exact),
  RandomRotate90: () => direct(turned, exact),
  D4: () => direct(call('tf.image.random_flip_left_right', {}, turned), exact),
  Rotate: rotate,
  SafeRotate: noEqual,
  Affine: severalLayers,
  ShiftScaleRotate: severalLayers,
  Perspective: without('RandomPerspective follows another law', 'RandomPerspective는 분포가 다름'),
  ElasticTransform: without('RandomElasticTransform follows another law', 'RandomElasticTransform은 분포가 다름'),
  RandomCrop: cropping((picture, height, width) =>
    call('tf.image.random_crop', {}, picture, listOf([height, width, 3])),
  ),
  CenterCrop: cropping((picture, height, width) => call('center_crop', { height, width }, picture), 'center_crop'),
  PadIfNeeded: padIfNeeded,
  Crop: crop,
  RandomResizedCrop: without(
    'sample_distorted_bounding_box draws by another law',
    'sample_distorted_bounding_box는 분포가 다름',
  ),
  Resize: ({ params }) => {
    const { name, verdict } = resizer(params);
    return own(name, { height: numberOf(params, 'height'), width: numberOf(params, 'width') }, verdict);
  },
  LongestMaxSize: side(true),
  SmallestMaxSize: side(false),
  RandomScale: ({ params }) => {
    const { name, verdict } = resizer(params);
    const [low, high] = intervalOf(params, 'scale_limit');
    const made = own('scale_by', { low: float(low), high: float(high), resize: word(name) }, verdict);
    return { ...made, code: { ...made.code!, needs: ['scale_by', name] } };
  },
  Pad: pad,
  ...Object.fromEntries(
    [
      ...['GridDistortion', 'OpticalDistortion', 'ThinPlateSpline', 'PiecewiseAffine', 'GridElasticDeform'],
      ...['RandomGridShuffle', 'RandomSizedCrop', 'RandomCropFromBorders', 'CropAndPad', 'BBoxSafeRandomCrop'],
      ...['RandomSizedBBoxSafeCrop', 'AtLeastOneBBoxRandomCrop', 'RandomCropNearBBox'],
    ].map((name) => [name, noEqual]),
  ),
};

export { pairOf };
