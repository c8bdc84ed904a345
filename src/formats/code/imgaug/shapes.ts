/** Geometry in imgaug 0.4.0. Its angles run clockwise, its shears are in degrees of a sine. */
import type { Interval, IntervalXY, Params } from '../../../transforms/params';
import { intervalOf, type Mapped, numberOf, type Rule, type Table, type Use } from '../dialect';
import { call, float, listOf, type Py, type PyArguments, type PyValue } from '../python';
import { approximate, both, exact, none, unless, type Verdict } from '../verdict';
import { always, levelsOf, noEqual, throwing, without } from '../writing';
import { floats, negative, range, turned } from './ranges';

const modes = ['constant', 'edge', 'symmetric', 'wrap', 'reflect'] as const;
/** Orders of imgaug that OpenCV carries out. */
const orders: { readonly [interpolation: number]: number } = { 0: 0, 1: 1, 2: 3 };
const names: { readonly [interpolation: number]: string } = { 0: 'nearest', 1: 'linear', 2: 'cubic', 3: 'area' };

function border(params: Params): PyArguments {
  const levels = levelsOf(params) ?? [0, 0, 0];
  const grey = levels.every((level) => level === levels[0]);
  return { cval: grey ? levels[0] : levels[0], mode: modes[Number(params.border_mode)]! };
}

const oneLevel = (params: Params): Verdict =>
  unless([
    params.border_mode === 0 && new Set(levelsOf(params)).size > 1,
    'fills with one grey level',
    '한 가지 밝기로만 채움',
  ]);

const odd: Verdict = approximate('no such interpolation, linear instead', '해당 보간이 없어 선형으로 대신함');

function affine(params: Params, args: PyArguments, verdict: Verdict): Mapped<Py> {
  const order = orders[Number(params.interpolation)];
  const code = call('iaa.Affine', { ...args, order: order ?? 1, ...border(params), fit_output: false, backend: 'cv2' });
  return always(code, both(both(verdict, oneLevel(params)), order === undefined ? odd : exact));
}

const rotate = ({ params }: Use): Mapped<Py> => {
  if (params.crop_border === true) return { verdict: none('cannot crop the border away', '테두리를 잘라 낼 수 없음') };
  return affine(params, { rotate: floats(turned(intervalOf(params, 'limit'), negative)) }, exact);
};

const still = (value: IntervalXY | null, rest: number): boolean =>
  value === null || [...value.x, ...value.y].every((end) => end === rest);

const axes = (value: IntervalXY, write: (ends: Interval) => PyValue): PyValue => ({
  x: write(value.x),
  y: write(value.y),
});

function anyAffine({ params }: Use): Mapped<Py> {
  if (params.fit_output === true) return { verdict: none('fits another output size', '출력 크기를 다르게 맞춤') };
  const [scale, shear] = [params.scale as IntervalXY, params.shear as IntervalXY];
  const px = params.translate_px as IntervalXY | null;
  const percent = params.translate_percent as IntervalXY | null;
  const turns = intervalOf(params, 'rotate').some((end) => end !== 0);
  const keep = params.keep_ratio === true;
  const args = {
    scale: keep ? floats(scale.x) : axes(scale, floats),
    ...(px && { translate_px: axes(px, range) }),
    ...(percent && { translate_percent: axes(percent, floats) }),
    rotate: floats(turned(intervalOf(params, 'rotate'), negative)),
    // Its vertical shear runs the other way.
    shear: axes({ x: shear.x, y: turned(shear.y, negative) }, floats),
  };
  const verdict = unless(
    [!still(shear, 0), 'shears by another formula', '전단(shear) 공식이 다름'],
    [!still(percent, 0), 'shifts by parts of a pixel', '이동량을 정수 픽셀로 자르지 않음'],
    [turns && !still(scale, 1) && !keep, 'scales after it rotates', '회전한 뒤에 배율을 적용함'],
    [params.balanced_scale === true, 'does not balance scales', '배율의 균형을 맞추지 않음'],
  );
  return affine(params, args, verdict);
}

function shiftScaleRotate({ params }: Use): Mapped<Py> {
  const grown = turned(intervalOf(params, 'scale_limit'), (by) => 1 + by);
  const args = {
    scale: { x: floats(grown), y: floats(grown) },
    translate_percent: {
      x: floats(intervalOf(params, 'shift_limit_x')),
      y: floats(intervalOf(params, 'shift_limit_y')),
    },
    rotate: floats(turned(intervalOf(params, 'rotate_limit'), negative)),
  };
  return affine(
    params,
    args,
    approximate(
      'shifts by parts of a pixel, scales after it rotates',
      '이동량이 소수 픽셀이고 회전 뒤에 배율을 적용함',
    ),
  );
}

/** A resize; imgaug knows no linear-exact and no lanczos. */
function resize(params: Params, size: PyValue, verdict: Verdict = exact): Mapped<Py> {
  const name = names[Number(params.interpolation)];
  const switches = unless([
    (params.area_for_downscale ?? null) !== null,
    'does not switch to area when it shrinks',
    '줄일 때 area 보간으로 바꾸지 않음',
  ]);
  const loss = both(switches, name === undefined ? odd : exact);
  return always(call('iaa.Resize', { interpolation: name ?? 'linear' }, size), both(verdict, loss));
}

const sides =
  (leading: string): Rule<Py> =>
  ({ params }) => {
    if (params.max_size === null) return { verdict: none('cannot fit into two sizes', '두 크기에 함께 맞출 수 없음') };
    const other = leading === 'longer-side' ? 'shorter-side' : 'longer-side';
    const size = { [leading]: numberOf(params, 'max_size'), [other]: 'keep-aspect-ratio' };
    return resize(params, size, approximate('may be a pixel smaller', '크기가 1픽셀 작을 수 있음'));
  };

const cropTo =
  (position: string): Rule<Py> =>
  ({ params }) => {
    const args = { width: numberOf(params, 'width'), height: numberOf(params, 'height'), position };
    const verdict = unless(
      [params.pad_if_needed === true, 'does not pad a smaller picture', '작은 이미지를 채우지 않음'],
      [position === 'center', 'may be a pixel off where the rest is odd', '남는 픽셀이 홀수면 1픽셀 다를 수 있음'],
    );
    return always(call('iaa.CropToFixedSize', args), verdict);
  };

/** left, top, right, bottom here; top, right, bottom, left there. */
function pad({ params }: Use): Mapped<Py> {
  const [left, top, right, bottom] = params.padding as readonly number[];
  const px = [top!, right!, bottom!, left!];
  const { cval, mode } = border(params);
  return always(call('iaa.Pad', { px, pad_mode: mode!, pad_cval: cval!, keep_size: false }), oneLevel(params));
}

function padIfNeeded({ params }: Use): Mapped<Py> {
  const [width, height] = [params.min_width, params.min_height];
  if (typeof width !== 'number' || typeof height !== 'number')
    return { verdict: none('pads to a size, not to a divisor', '배수가 아닌 크기로만 채움') };
  const place: { readonly [position: string]: string } = {
    ...{ center: 'center', random: 'uniform', top_left: 'right-bottom', top_right: 'left-bottom' },
    ...{ bottom_left: 'right-top', bottom_right: 'left-top' },
  };
  const { cval, mode } = border(params);
  const args = { width, height, pad_mode: mode!, pad_cval: cval!, position: place[String(params.position)]! };
  const verdict = unless([
    params.position === 'center',
    'may be a pixel off where the rest is odd',
    '남는 픽셀이 홀수면 1픽셀 다를 수 있음',
  ]);
  return always(call('iaa.PadToFixedSize', args), both(verdict, oneLevel(params)));
}

export const shapes: Table<Py> = {
  HorizontalFlip: ({ p }) => throwing(call('iaa.Fliplr', { p: float(p) }), exact),
  VerticalFlip: ({ p }) => throwing(call('iaa.Flipud', { p: float(p) }), exact),
  Transpose: () =>
    always(
      call(
        'iaa.Sequential',
        {},
        listOf([call('iaa.Rot90', { k: 3, keep_size: false }), call('iaa.Flipud', { p: float(1) })]),
      ),
      exact,
    ),
  RandomRotate90: () => always(call('iaa.Rot90', { k: listOf([0, 1, 2, 3]), keep_size: false }), exact),
  D4: () =>
    always(
      call(
        'iaa.Sequential',
        {},
        listOf([
          call('iaa.Rot90', { k: listOf([0, 1, 2, 3]), keep_size: false }),
          call('iaa.Fliplr', { p: float(0.5) }),
        ]),
      ),
      exact,
    ),
  Rotate: rotate,
  SafeRotate: noEqual,
  Affine: anyAffine,
  ShiftScaleRotate: shiftScaleRotate,
  Perspective: ({ params }) =>
    always(
      call('iaa.PerspectiveTransform', {
        ...{ scale: floats(intervalOf(params, 'scale')), keep_size: params.keep_size as boolean },
        ...{ fit_output: params.fit_output as boolean, ...border(params) },
      }),
      approximate('does not enlarge the picture a second time', '그림을 한 번 더 확대하지 않음'),
    ),
  ElasticTransform: ({ params }) =>
    always(
      call('iaa.ElasticTransformation', {
        ...{ alpha: float(numberOf(params, 'alpha')), sigma: float(numberOf(params, 'sigma')) },
        ...{ order: 1, ...border(params) },
      }),
      approximate('smooths another noise, so it bends more', '다른 노이즈를 쓰며 더 크게 휨'),
    ),
  PiecewiseAffine: ({ params }) =>
    always(
      call('iaa.PiecewiseAffine', {
        ...{ scale: floats(intervalOf(params, 'scale')), nb_rows: range(intervalOf(params, 'nb_rows')) },
        ...{ nb_cols: range(intervalOf(params, 'nb_cols')), order: 1, ...border(params) },
      }),
      approximate('moves triangles, not the whole picture smoothly', '그림 전체가 아니라 삼각형 단위로 휨'),
    ),
  GridDistortion: noEqual,
  OpticalDistortion: noEqual,
  ThinPlateSpline: noEqual,
  GridElasticDeform: noEqual,
  RandomGridShuffle: without('shuffles cells of a fixed share only (Jigsaw)', '칸 비율이 고정된 Jigsaw만 있음'),
  RandomCrop: cropTo('uniform'),
  CenterCrop: cropTo('center'),
  Crop: without('crops by sides, not to coordinates', '좌표가 아니라 변 기준으로만 자름'),
  RandomCropFromBorders: noEqual,
  RandomResizedCrop: noEqual,
  RandomSizedCrop: noEqual,
  BBoxSafeRandomCrop: noEqual,
  RandomSizedBBoxSafeCrop: noEqual,
  AtLeastOneBBoxRandomCrop: noEqual,
  RandomCropNearBBox: noEqual,
  CropAndPad: ({ params }) => {
    const { cval, mode } = border(params);
    const px = params.px as Interval | null;
    // The upper end is left out here, and taken in there.
    const amount =
      px === null
        ? { percent: floats(intervalOf(params, 'percent')) }
        : { px: range([px[0], Math.max(px[0], px[1] - 1)]) };
    const args = { ...amount, pad_mode: mode!, pad_cval: cval!, keep_size: params.keep_size as boolean };
    return always(
      call('iaa.CropAndPad', { ...args, sample_independently: params.sample_independently as boolean }),
      both(
        unless(
          [px === null, 'rounds parts to the nearest pixel', '비율을 가장 가까운 픽셀로 반올림함'],
          [px !== null && px[0] < 0, 'cuts otherwise where too little is left', '남는 부분이 모자라면 다르게 자름'],
          [params.keep_size === true, 'resizes back by area where it enlarges', '다시 키울 때 area 보간을 씀'],
        ),
        oneLevel(params),
      ),
    );
  },
  Resize: ({ params }) => resize(params, { height: numberOf(params, 'height'), width: numberOf(params, 'width') }),
  LongestMaxSize: sides('longer-side'),
  SmallestMaxSize: sides('shorter-side'),
  RandomScale: without('draws height and width apart', '가로와 세로 배율을 따로 뽑음'),
  Pad: pad,
  PadIfNeeded: padIfNeeded,
};
