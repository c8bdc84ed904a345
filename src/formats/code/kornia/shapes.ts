/** Geometry in Kornia 0.8: floats 0..1, one draw per picture of the batch. */
import type { Interval, IntervalXY, Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, middle, numberOf, type Table, type Use } from '../dialect';
import { call, float, type Py, type PyArguments, tuple2 } from '../python';
import { approximate, both, exact, none, unless, type Verdict } from '../verdict';
import { noEqual, throwing, without } from '../writing';

export const pairOf = ([low, high]: Interval): Py => tuple2(float(low), float(high));

/** `align_corners=True` keeps whole shifts whole; the default blurs them. */
function warping(params: Params, paddings: boolean): { readonly args: PyArguments; readonly verdict: Verdict } {
  const code = Number(params.interpolation);
  const padding = ['zeros', 'border', 'reflection', 'zeros', 'reflection'][Number(params.border_mode)]!;
  const fill = params.fill;
  const black = fill === 0 || (Array.isArray(fill) && fill.every((level) => level === 0));
  const verdict = unless(
    [true, 'samples in floats without the 1/32 pixel steps', '1/32 픽셀 단위 없이 실수로 샘플링함'],
    [code > 1, 'no such interpolation, linear instead', '해당 보간이 없어 선형으로 대신함'],
    [params.border_mode === 0 ? !black : !paddings || padding === 'zeros', 'fills with black', '검은색으로 채움'],
  );
  const resample = code === 0 ? 'nearest' : 'bilinear';
  return { args: { resample, align_corners: true, ...(paddings && { padding_mode: padding }) }, verdict };
}

interface Motion {
  readonly rotate: Interval;
  readonly scale: IntervalXY;
  readonly shift: IntervalXY;
  readonly shear: IntervalXY;
}

function motion({ params, p }: Use, { rotate, scale, shift, shear }: Motion, more: Verdict): Mapped<Py> {
  const centred = [shift.x, shift.y].every(([low, high]) => Math.abs(low + high) < 1e-9);
  if (!centred) return { verdict: none('shifts evenly to both sides only', '양쪽 대칭 이동만 가능') };
  const { args, verdict } = warping(params, true);
  const shears = [...shear.x, ...shear.y].some((end) => end !== 0);
  const order = unless([
    shears,
    'shears before it rotates, and joins the two axes otherwise',
    '회전 전에 전단을 적용하고 두 축을 다르게 합침',
  ]);
  const code = call('K.RandomAffine', {
    // Clockwise there.
    degrees: tuple2(float(0 - rotate[1]), float(0 - rotate[0])),
    translate: tuple2(float(shift.x[1]), float(shift.y[1])),
    scale: {
      py: 'brackets',
      open: '(',
      close: ')',
      items: [...scale.x, ...scale.y].map((end) => ({ value: float(end) })),
    },
    ...(shears && {
      shear: {
        py: 'brackets',
        open: '(',
        close: ')',
        items: [...shear.x, ...shear.y].map((end) => ({ value: float(end) })),
      },
    }),
    ...args,
    p: float(p),
  });
  return throwing(code, both(both(verdict, order), more));
}

const still: IntervalXY = { x: [0, 0], y: [0, 0] };

function affine(use: Use): Mapped<Py> {
  const { params } = use;
  if (params.fit_output === true || params.translate_px !== null)
    return {
      verdict: none('moves by shares of the picture, at its own size', '이미지 비율로만 이동하고 크기는 그대로임'),
    };
  const scale = params.scale as IntervalXY;
  const together = params.keep_ratio === true && !fixed(scale.x);
  const shift = (params.translate_percent as IntervalXY | null) ?? still;
  const more = unless([together, 'scales both axes apart', '가로세로 배율을 따로 뽑음']);
  return motion(use, { rotate: intervalOf(params, 'rotate'), scale, shift, shear: params.shear as IntervalXY }, more);
}

function shiftScaleRotate(use: Use): Mapped<Py> {
  const grown = intervalOf(use.params, 'scale_limit').map((by) => 1 + by) as unknown as Interval;
  const shift = { x: intervalOf(use.params, 'shift_limit_x'), y: intervalOf(use.params, 'shift_limit_y') };
  return motion(
    use,
    { rotate: intervalOf(use.params, 'rotate_limit'), scale: { x: grown, y: grown }, shift, shear: still },
    exact,
  );
}

function rotate({ params, p }: Use): Mapped<Py> {
  if (params.crop_border === true) return { verdict: none('cannot crop the border away', '테두리를 잘라 낼 수 없음') };
  const { args, verdict } = warping(params, false);
  return throwing(
    call('K.RandomRotation', { degrees: pairOf(intervalOf(params, 'limit')), ...args, p: float(p) }),
    verdict,
  );
}

/** With `align_corners=False`, where pixels lie as in every other library. */
function resample(params: Params): { readonly args: PyArguments; readonly verdict: Verdict } {
  const code = Number(params.interpolation);
  const verdict = unless(
    [true, 'computes in floats: a few values are one level off', '실수로 계산해 일부 값이 1단계 다름'],
    [![0, 1, 2, 5].includes(code), 'no such interpolation, linear instead', '해당 보간이 없어 선형으로 대신함'],
    [
      (params.area_for_downscale ?? null) !== null,
      'does not switch to area when it shrinks',
      '줄일 때 area 보간으로 바꾸지 않음',
    ],
  );
  const name = code === 0 ? 'nearest' : code === 2 ? 'bicubic' : 'bilinear';
  return { args: { resample: name, align_corners: false }, verdict };
}

const sized =
  (name: string) =>
  ({ params, p }: Use): Mapped<Py> => {
    if (params.max_size === null) return { verdict: none('cannot fit into two sizes', '두 크기에 함께 맞출 수 없음') };
    const { args, verdict } = resample(params);
    const code = call(`K.${name}`, { max_size: numberOf(params, 'max_size'), ...args, p: float(p) });
    return throwing(
      code,
      both(verdict, approximate('the other side may be a pixel smaller', '다른 변이 1픽셀 작을 수 있음')),
    );
  };

const sizeOf = (params: Params): Py => tuple2(numberOf(params, 'height'), numberOf(params, 'width'));

export const shapes: Table<Py> = {
  HorizontalFlip: ({ p }) => throwing(call('K.RandomHorizontalFlip', { p: float(p) }), exact),
  VerticalFlip: ({ p }) => throwing(call('K.RandomVerticalFlip', { p: float(p) }), exact),
  Transpose: without('cannot swap the axes', '축을 바꿀 수 없음'),
  RandomRotate90: ({ p }) =>
    throwing(
      call('K.RandomRotation90', { times: tuple2(0, 3), resample: 'nearest', p: float(p) }),
      approximate('turns within the frame: square pictures only', '틀 안에서 돌리므로 정사각형만 맞음'),
    ),
  D4: without('cannot swap the axes', '축을 바꿀 수 없음'),
  Rotate: rotate,
  SafeRotate: noEqual,
  Affine: affine,
  ShiftScaleRotate: shiftScaleRotate,
  Perspective: ({ params, p }) => {
    const { args, verdict } = warping(params, false);
    const code = call('K.RandomPerspective', {
      distortion_scale: float(Math.min(1, 4 * middle(intervalOf(params, 'scale')))),
      ...{ ...args, p: float(p) },
    });
    return throwing(
      code,
      both(
        approximate('draws its corners by another law and does not zoom', '꼭짓점을 다른 분포로 뽑고 확대하지 않음'),
        verdict,
      ),
    );
  },
  ElasticTransform: without('takes shares of the picture, not pixels', '픽셀이 아니라 이미지 비율을 씀'),
  GridDistortion: noEqual,
  OpticalDistortion: without('RandomFisheye follows another formula', 'RandomFisheye는 공식이 다름'),
  ThinPlateSpline: ({ params, p }) =>
    throwing(
      call('K.RandomThinPlateSpline', {
        ...{ scale: float(middle(intervalOf(params, 'scale_range')) / 10), align_corners: true, p: float(p) },
      }),
      approximate('five points, moved by another law', '점 다섯 개를 다른 분포로 옮김'),
    ),
  PiecewiseAffine: noEqual,
  GridElasticDeform: noEqual,
  RandomGridShuffle: without(
    'RandomJigsaw wants sizes that divide evenly',
    'RandomJigsaw는 나누어떨어지는 크기만 가능',
  ),
  RandomCrop: ({ params, p }) =>
    throwing(
      call('K.RandomCrop', { size: sizeOf(params), pad_if_needed: params.pad_if_needed as boolean, p: float(p) }),
      unless([params.pad_if_needed === true, 'pads on both sides, in black', '양쪽에 검게 채움']),
    ),
  RandomResizedCrop: ({ params, p }) => {
    const { args, verdict } = resample(params);
    const size = params.size as readonly [number, number];
    const ranges = { scale: pairOf(intervalOf(params, 'scale')), ratio: pairOf(intervalOf(params, 'ratio')) };
    // It does not let nearest have any alignment.
    const aligned = args.resample === 'nearest' ? { ...args, align_corners: null } : args;
    const code = call('K.RandomResizedCrop', { size: tuple2(...size), ...ranges, ...aligned, p: float(p) });
    return throwing(
      code,
      both(verdict, approximate('takes another part where no try fits', '맞는 크롭이 없을 때 다른 부분을 자름')),
    );
  },
  RandomSizedCrop: noEqual,
  CenterCrop: ({ params, p }) =>
    params.pad_if_needed === true
      ? { verdict: none('cannot pad before the crop', '자르기 전에 채울 수 없음') }
      : throwing(
          call('K.CenterCrop', { size: sizeOf(params), p: float(p) }),
          approximate('may be a pixel off where the rest is odd', '남는 픽셀이 홀수면 1픽셀 다를 수 있음'),
        ),
  Crop: noEqual,
  RandomCropFromBorders: noEqual,
  CropAndPad: noEqual,
  BBoxSafeRandomCrop: noEqual,
  RandomSizedBBoxSafeCrop: noEqual,
  AtLeastOneBBoxRandomCrop: noEqual,
  RandomCropNearBBox: noEqual,
  Resize: ({ params, p }) => {
    const { args, verdict } = resample(params);
    return throwing(call('K.Resize', { size: sizeOf(params), ...args, p: float(p) }), verdict);
  },
  LongestMaxSize: sized('LongestMaxSize'),
  SmallestMaxSize: sized('SmallestMaxSize'),
  RandomScale: noEqual,
  Pad: without('pads to a size at the right and the bottom only', '오른쪽과 아래로만 채움'),
  PadIfNeeded: without('pads to a size at the right and the bottom only', '오른쪽과 아래로만 채움'),
};
