/** Geometry in torchvision's transforms v2, on tensors. */
import type { Interval, IntervalXY, Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, middle, numberOf, type Rule, type Table, type Use } from '../dialect';
import { call, float, listOf, type Py, type PyArguments, type PyValue, py, tuple2, word } from '../python';
import { approximate, both, exact, none, unless, type Verdict } from '../verdict';
import { always, levelsOf, noEqual, throwing, without } from '../writing';

const modes: { readonly [interpolation: number]: string } = {
  ...{ 0: 'NEAREST', 1: 'BILINEAR', 2: 'BICUBIC', 5: 'BILINEAR', 6: 'NEAREST_EXACT' },
};
const linear = 'BILINEAR';

/** Warps know nearest and linear only. */
function warping(params: Params): { readonly args: PyArguments; readonly verdict: Verdict } {
  const code = Number(params.interpolation);
  const levels = levelsOf(params) ?? [0, 0, 0];
  const verdict = unless(
    [code > 1, 'no such interpolation for warps, linear instead', '변형에 해당 보간이 없어 선형으로 대신함'],
    [params.border_mode !== 0, 'fills with a colour, no other border', '테두리는 색으로만 채움'],
  );
  const fill = params.border_mode === 0 ? levels : [0, 0, 0];
  return {
    args: {
      interpolation: mode(code === 0 ? 0 : 1),
      fill: fill.every((level) => level === fill[0]) ? fill[0]! : listOf(fill),
    },
    verdict,
  };
}

const mode = (code: number): Py => word(`v2.InterpolationMode.${modes[code] ?? linear}`);
const pairOf = ([low, high]: Interval): Py => tuple2(float(low), float(high));

const softEdges = approximate(
  'samples in floats without the 1/32 pixel steps, and blends the edge with the fill',
  '1/32 픽셀 단위 없이 실수로 샘플링하고 가장자리를 채움색과 섞음',
);

const quarter = (turns: number): Py =>
  turns === 0
    ? call('v2.Identity')
    : call('v2.RandomRotation', { degrees: tuple2(90 * turns, 90 * turns), expand: true });

const quarters = (): Py => call('v2.RandomChoice', {}, listOf([0, 1, 2, 3].map(quarter)));

function rotate({ params }: Use): Mapped<Py> {
  if (params.crop_border === true) return { verdict: none('cannot crop the border away', '테두리를 잘라 낼 수 없음') };
  const { args, verdict } = warping(params);
  const degrees = pairOf(intervalOf(params, 'limit'));
  return always(call('v2.RandomRotation', { degrees, ...args }), both(softEdges, verdict));
}

interface Motion {
  readonly rotate: Interval;
  readonly scale: IntervalXY;
  /** Shares of the width and the height. */
  readonly shift: IntervalXY;
  readonly shear: IntervalXY;
  readonly together: boolean;
}

function motion(params: Params, { rotate: turn, scale, shift, shear, together }: Motion): Mapped<Py> {
  const centred = [shift.x, shift.y].every(([low, high]) => Math.abs(low + high) < 1e-9);
  if (!centred) return { verdict: none('shifts evenly to both sides only', '양쪽 대칭 이동만 가능') };
  const { args, verdict } = warping(params);
  const alike = scale.x[0] === scale.y[0] && scale.x[1] === scale.y[1] && (together || fixed(scale.x));
  const shears = [...shear.x, ...shear.y].some((end) => end !== 0);
  const more = unless(
    [!alike, 'one scale for both axes', '가로세로 배율이 같음'],
    [
      shears,
      'shears before it rotates, and joins the two axes otherwise',
      '회전 전에 전단을 적용하고 두 축을 다르게 합침',
    ],
  );
  const moves = shift.x[1] !== 0 || shift.y[1] !== 0;
  const code = call('v2.RandomAffine', {
    // Clockwise there.
    degrees: tuple2(float(0 - turn[1]), float(0 - turn[0])),
    ...(moves && { translate: tuple2(float(shift.x[1]), float(shift.y[1])) }),
    scale: pairOf(scale.x),
    ...(shears && { shear: listOf([...shear.x, ...shear.y].map(float)) }),
    ...args,
  });
  return always(code, both(both(softEdges, verdict), more));
}

const none2: IntervalXY = { x: [0, 0], y: [0, 0] };

function affine({ params }: Use): Mapped<Py> {
  if (params.fit_output === true || params.translate_px !== null)
    return {
      verdict: none('moves by shares of the picture, at its own size', '이미지 비율로만 이동하고 크기는 그대로임'),
    };
  return motion(params, {
    ...{
      rotate: intervalOf(params, 'rotate'),
      scale: params.scale as IntervalXY,
      together: params.keep_ratio === true,
    },
    ...{ shift: (params.translate_percent as IntervalXY | null) ?? none2, shear: params.shear as IntervalXY },
  });
}

function shiftScaleRotate({ params }: Use): Mapped<Py> {
  const grown = intervalOf(params, 'scale_limit').map((by) => 1 + by) as unknown as Interval;
  const shift = { x: intervalOf(params, 'shift_limit_x'), y: intervalOf(params, 'shift_limit_y') };
  return motion(params, {
    ...{
      rotate: intervalOf(params, 'rotate_limit'),
      scale: { x: grown, y: grown },
      shift,
      shear: none2,
      together: false,
    },
  });
}

const rounding: Verdict = approximate(
  'computes in floats: a few values are one level off',
  '실수로 계산해 일부 값이 1단계 다름',
);

/** Sampling of a resize without the smoothing that torchvision does by default when it shrinks. */
function sampling(params: Params): { readonly args: PyArguments; readonly verdict: Verdict } {
  const code = Number(params.interpolation);
  const verdict = both(
    code === 0 || code === 6 ? exact : rounding,
    unless(
      [!(code in modes), 'no such interpolation, linear instead', '해당 보간이 없어 선형으로 대신함'],
      [
        (params.area_for_downscale ?? null) !== null,
        'does not switch to area when it shrinks',
        '줄일 때 area 보간으로 바꾸지 않음',
      ],
    ),
  );
  return { args: { interpolation: mode(code), antialias: false }, verdict };
}

function resize(params: Params, size: PyArguments, verdict: Verdict = exact): Mapped<Py> {
  const { args, verdict: loss } = sampling(params);
  return always(call('v2.Resize', { ...size, ...args }), both(verdict, loss));
}

const oneSide =
  (write: (size: number) => PyArguments): Rule<Py> =>
  ({ params }) =>
    params.max_size === null
      ? { verdict: none('cannot fit into two sizes', '두 크기에 함께 맞출 수 없음') }
      : resize(
          params,
          write(numberOf(params, 'max_size')),
          approximate('the other side may be a pixel smaller', '다른 변이 1픽셀 작을 수 있음'),
        );

const sizeOf = (params: Params): PyValue => tuple2(numberOf(params, 'height'), numberOf(params, 'width'));

/** Modes of a pad, by OpenCV's codes; there is no wrap. */
const padding: readonly (string | null)[] = ['constant', 'edge', 'symmetric', null, 'reflect'];

function pad({ params }: Use): Mapped<Py> {
  const mode = padding[Number(params.border_mode)];
  if (!mode) return { verdict: none('cannot wrap around', '반대편을 이어 붙일 수 없음') };
  const fill = mode === 'constant' ? { fill: listOf(levelsOf(params) ?? [0, 0, 0]) } : {};
  const verdict = unless([
    mode === 'symmetric' || mode === 'reflect',
    'no pad may be as wide as the picture',
    '이미지보다 넓게는 채울 수 없음',
  ]);
  return always(
    call('v2.Pad', { padding: listOf(params.padding as readonly number[]), ...fill, padding_mode: mode }),
    verdict,
  );
}

export const shapes: Table<Py> = {
  HorizontalFlip: ({ p }) => throwing(call('v2.RandomHorizontalFlip', { p: float(p) }), exact),
  VerticalFlip: ({ p }) => throwing(call('v2.RandomVerticalFlip', { p: float(p) }), exact),
  // A quarter turn to the left and then upside down.
  Transpose: () =>
    always(call('v2.Compose', {}, listOf([quarter(1), call('v2.RandomVerticalFlip', { p: float(1) })])), exact),
  RandomRotate90: () => always(quarters(), exact),
  D4: () =>
    always(call('v2.Compose', {}, listOf([quarters(), call('v2.RandomHorizontalFlip', { p: float(0.5) })])), exact),
  Rotate: rotate,
  SafeRotate: noEqual,
  Affine: affine,
  ShiftScaleRotate: shiftScaleRotate,
  Perspective: ({ params, p }) => {
    const { args, verdict } = warping(params);
    const code = call('v2.RandomPerspective', {
      // Corners move by up to half of it there, and by about two deviations here.
      distortion_scale: float(Math.min(1, 4 * middle(intervalOf(params, 'scale')))),
      ...{ p: float(p), ...args },
    });
    return throwing(
      code,
      both(
        approximate('draws its corners by another law and does not zoom', '꼭짓점을 다른 분포로 뽑고 확대하지 않음'),
        verdict,
      ),
    );
  },
  ElasticTransform: ({ params }) => {
    const { args, verdict } = warping(params);
    const code = call('v2.ElasticTransform', {
      // Its alpha is in units of half the picture's width, so to say: twice as many for the same pixels.
      alpha: float(2 * numberOf(params, 'alpha')),
      sigma: float(numberOf(params, 'sigma')),
      ...args,
    });
    return always(code, both(approximate('draws its noise by another law', '노이즈를 다른 분포로 뽑음'), verdict));
  },
  GridDistortion: noEqual,
  OpticalDistortion: noEqual,
  ThinPlateSpline: noEqual,
  PiecewiseAffine: noEqual,
  GridElasticDeform: noEqual,
  RandomGridShuffle: noEqual,
  RandomCrop: ({ params }) =>
    always(
      call('v2.RandomCrop', { size: sizeOf(params), pad_if_needed: params.pad_if_needed as boolean }),
      unless([
        params.pad_if_needed === true,
        'pads all that is missing on both sides, in black',
        '모자란 만큼을 양쪽에 모두 검게 채움',
      ]),
    ),
  RandomResizedCrop: ({ params }) => {
    const { args, verdict } = sampling(params);
    const size = params.size as readonly [number, number];
    const ranges = { scale: pairOf(intervalOf(params, 'scale')), ratio: pairOf(intervalOf(params, 'ratio')) };
    return always(call('v2.RandomResizedCrop', { size: tuple2(...size), ...ranges, ...args }), verdict);
  },
  RandomSizedCrop: noEqual,
  CenterCrop: ({ params }) =>
    always(
      call('v2.CenterCrop', { size: sizeOf(params) }),
      unless(
        [true, 'may be a pixel off where the rest is odd', '남는 픽셀이 홀수면 1픽셀 다를 수 있음'],
        [params.pad_if_needed === true && params.border_mode !== 0, 'pads in black', '검은색으로 채움'],
      ),
    ),
  Crop: without(
    'crops nothing by coordinates; use v2.functional.crop',
    '좌표로 자르는 변환이 없음 (v2.functional.crop 사용)',
  ),
  RandomCropFromBorders: noEqual,
  CropAndPad: noEqual,
  BBoxSafeRandomCrop: without('RandomIoUCrop follows another idea', 'RandomIoUCrop은 방식이 다름'),
  RandomSizedBBoxSafeCrop: without('RandomIoUCrop follows another idea', 'RandomIoUCrop은 방식이 다름'),
  AtLeastOneBBoxRandomCrop: without('RandomIoUCrop follows another idea', 'RandomIoUCrop은 방식이 다름'),
  RandomCropNearBBox: noEqual,
  Resize: ({ params }) => resize(params, { size: sizeOf(params) }),
  LongestMaxSize: oneSide((size) => ({ size: py(null), max_size: size })),
  SmallestMaxSize: oneSide((size) => ({ size })),
  RandomScale: without('resizes to pixels, not by a factor', '배율이 아니라 픽셀 크기로만 조절함'),
  Pad: pad,
  PadIfNeeded: without('pads by sides, not to a size', '크기가 아니라 변 기준으로만 채움'),
};
