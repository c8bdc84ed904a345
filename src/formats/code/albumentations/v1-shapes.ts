/** Geometry in Albumentations 1.3.1. */
import type { Json } from '../../../math/text';
import type { IntervalXY, Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, type Rule, type Table, type Use } from '../dialect';
import { approximate, both, exact, none, unless, type Verdict } from '../verdict';
import { compose, omit, one, plain, remarks, renamed, same, type Tree, tree } from './v1-tree';

const warp = { fill: 'value', fill_mask: 'mask_value', mask_interpolation: null };
const masks = ({ params }: Use): Verdict => ((params.mask_interpolation ?? 0) === 0 ? exact : remarks.masks);

/** A class whose border has other names there. */
const bordered =
  (
    name: string,
    verdict: (use: Use) => Verdict,
    without: readonly string[] = [],
    extra: Tree['args'] = {},
  ): Rule<Tree> =>
  (use) => {
    const names = { ...warp, ...Object.fromEntries(without.map((each) => [each, null])) };
    return one(use, name, { ...renamed(use.params, names), ...extra }, both(verdict(use), masks(use)));
  };

/** A resize or crop that only lacks the mask's interpolation and the area switch. */
const resized =
  (name: string, convert: (params: Params) => Tree['args'] = plain, verdict: Verdict = exact): Rule<Tree> =>
  (use) => {
    const args = omit(convert(use.params) as Params, ['mask_interpolation', 'area_for_downscale']);
    const areas = unless([
      (use.params.area_for_downscale ?? null) !== null,
      'does not switch to area when it shrinks',
      '줄일 때 area 보간으로 바꾸지 않음',
    ]);
    return one(use, name, args, both(both(verdict, areas), masks(use)));
  };

const sized = ({ size, ...rest }: Params): Tree['args'] => {
  const [height, width] = size as readonly [number, number];
  return { height, width, ...plain(rest) };
};

/** A crop, after the pad that 2.0.8 has in the same class. */
const padded =
  (name: string): Rule<Tree> =>
  (use) => {
    const { pad_if_needed, pad_position, border_mode, fill, fill_mask, ...rest } = plain(use.params);
    const crop = tree(name, rest);
    if (!pad_if_needed) return one(use, name, rest);
    const { height, width } = rest;
    if (height === undefined || width === undefined)
      return { verdict: none('cannot pad before this crop', '이 크롭 앞에서는 채울 수 없음') };
    const pad = tree('PadIfNeeded', {
      ...{ min_height: height!, min_width: width!, position: pad_position!, border_mode: border_mode! },
      ...{ value: fill!, mask_value: fill_mask! },
    });
    return { verdict: exact, throwsDice: true, code: compose(use.p, pad, crop) };
  };

const isStill = (range: IntervalXY | null, rest: number): boolean =>
  range === null || [...range.x, ...range.y].every((end) => end === rest);

function affine(use: Use): Mapped<Tree> {
  const { params } = use;
  const scale = params.scale as IntervalXY;
  const keep = params.keep_ratio === true;
  const verdict = unless(
    [!isStill(params.shear as IntervalXY, 0), 'shears by another formula', '전단(shear) 공식이 다름'],
    [
      !isStill(params.translate_percent as IntervalXY | null, 0),
      'shifts by parts of a pixel, not by whole ones',
      '이동량을 정수 픽셀로 자르지 않음',
    ],
    [
      params.balanced_scale === true && !fixed(scale.x),
      'does not balance scales below and above 1',
      '1보다 작은 배율과 큰 배율의 균형을 맞추지 않음',
    ],
    [params.fit_output === true, 'fits the output a pixel tighter', '출력 크기를 1픽셀 작게 맞춤'],
  );
  const names = { fill: 'cval', fill_mask: 'cval_mask', border_mode: 'mode', balanced_scale: null };
  const { x, y } = params.shear as IntervalXY;
  // Its horizontal shear runs the other way.
  const shear = { x: [0 - x[1], 0 - x[0]], y };
  return one(use, 'Affine', { ...renamed(params, names), shear, keep_ratio: keep }, verdict);
}

function longest(name: string): Rule<Tree> {
  return (use) =>
    use.params.max_size === null
      ? { verdict: none('has no max_size_hw', 'max_size_hw가 없음') }
      : resized(name, (params) => omit(params, ['max_size_hw']))(use);
}

/** One level: a list would be a choice there. */
const levelOf = (fill: Json | undefined): Json => (Array.isArray(fill) ? (fill[0] as Json) : (fill ?? 0));

const isBlack = (fill: Params[string] | undefined): boolean =>
  fill === 0 || (Array.isArray(fill) && fill.every((level) => level === 0));

/** It hands one number to OpenCV, which means the first channel. */
const redOnly = (params: Params): Verdict =>
  unless([params.border_mode === 0 && !isBlack(params.fill), 'fills the red channel only', '빨강 채널만 채움']);

/** left, top, right, bottom here; top, right, bottom, left there. */
function pad(use: Use): Mapped<Tree> {
  const { params } = use;
  const [left, top, right, bottom] = params.padding as readonly [number, number, number, number];
  const { border_mode, fill, fill_mask } = plain(params);
  const args: Tree['args'] = {
    ...{ px: [top, right, bottom, left], percent: null, keep_size: false, sample_independently: true },
    ...{ pad_mode: border_mode!, pad_cval: levelOf(fill), pad_cval_mask: levelOf(fill_mask), interpolation: 1 },
  };
  return one(use, 'CropAndPad', args, redOnly(params));
}

const optical = (use: Use): Mapped<Tree> => {
  if (use.params.mode !== 'camera') return { verdict: none('has the camera model only', 'camera 방식만 있음') };
  const distorted = bordered('OpticalDistortion', () => exact, ['mode', 'keypoint_remapping_method'], {
    shift_limit: 0,
  });
  return distorted(use);
};

const otherLaw: Verdict = approximate('draws by another law', '다른 분포에서 뽑음');

export const shapes: Table<Tree> = {
  HorizontalFlip: same('HorizontalFlip'),
  VerticalFlip: same('VerticalFlip'),
  Transpose: same('Transpose'),
  RandomRotate90: same('RandomRotate90'),
  // A quarter turn at random and then a transpose at random are the eight symmetries, all as likely.
  D4: (use) => ({
    ...{ verdict: exact, throwsDice: true },
    code: compose(use.p, tree('RandomRotate90', {}), tree('Transpose', {}, 0.5)),
  }),
  Rotate: bordered('Rotate', () => exact),
  SafeRotate: bordered(
    'SafeRotate',
    () =>
      approximate(
        'rounds the enlarged frame up and turns about another centre',
        '넓힌 화면 크기와 회전 중심이 조금 다름',
      ),
    ['rotate_method'],
  ),
  Affine: affine,
  ShiftScaleRotate: bordered('ShiftScaleRotate', ({ params }) =>
    unless(
      [true, 'shifts by parts of a pixel', '이동량을 정수 픽셀로 자르지 않음'],
      [!fixed(intervalOf(params, 'scale_limit')), 'one scale for both axes', '가로세로 배율이 같음'],
    ),
  ),
  Perspective: (use) =>
    one(
      use,
      'Perspective',
      renamed(use.params, {
        border_mode: 'pad_mode',
        fill: 'pad_val',
        fill_mask: 'mask_pad_val',
        mask_interpolation: null,
      }),
      approximate('does not enlarge the picture a second time', '그림을 한 번 더 확대하지 않음'),
    ),
  ElasticTransform: bordered(
    'ElasticTransform',
    () => approximate('smooths another noise, so it bends more', '다른 노이즈를 쓰며 더 크게 휨'),
    ['noise_distribution', 'keypoint_remapping_method'],
    { alpha_affine: 0 },
  ),
  GridDistortion: bordered('GridDistortion', () => otherLaw, ['keypoint_remapping_method']),
  OpticalDistortion: optical,
  ThinPlateSpline: () => ({ verdict: none('has no such transform', '해당 변환이 없음') }),
  GridElasticDeform: () => ({ verdict: none('has no such transform', '해당 변환이 없음') }),
  PiecewiseAffine: (use) => {
    const { border_mode, fill, fill_mask, keypoint_remapping_method, ...rest } = plain(use.params);
    const mode = ['constant', 'edge', 'symmetric', 'wrap', 'reflect'][Number(border_mode)]!;
    const args = { ...rest, mode, cval: levelOf(fill), cval_mask: levelOf(fill_mask) };
    return one(
      use,
      'PiecewiseAffine',
      args,
      approximate('moves triangles, not the whole picture smoothly', '그림 전체가 아니라 삼각형 단위로 휨'),
    );
  },
  RandomGridShuffle: (use) =>
    one(
      use,
      'RandomGridShuffle',
      plain(use.params),
      approximate(
        'cuts cells a pixel elsewhere unless they divide evenly',
        '나누어떨어지지 않으면 칸 경계가 1픽셀 다름',
      ),
    ),
  RandomCrop: padded('RandomCrop'),
  CenterCrop: padded('CenterCrop'),
  Crop: padded('Crop'),
  CropNonEmptyMaskIfExists: same('CropNonEmptyMaskIfExists'),
  RandomCropFromBorders: same('RandomCropFromBorders'),
  RandomResizedCrop: resized(
    'RandomResizedCrop',
    sized,
    approximate('places the crop up to a pixel elsewhere', '크롭 위치가 최대 1픽셀 다름'),
  ),
  RandomSizedCrop: resized('RandomSizedCrop', sized),
  CropAndPad: (use) => {
    const { border_mode, fill, fill_mask, mask_interpolation, ...rest } = plain(use.params);
    const args = { ...rest, pad_mode: border_mode!, pad_cval: levelOf(fill), pad_cval_mask: levelOf(fill_mask) };
    return one(use, 'CropAndPad', args, both(redOnly(use.params), masks(use)));
  },
  BBoxSafeRandomCrop: same(
    'BBoxSafeRandomCrop',
    approximate('erodes and rounds otherwise', '침식과 반올림 방식이 다름'),
  ),
  RandomSizedBBoxSafeCrop: resized(
    'RandomSizedBBoxSafeCrop',
    plain,
    approximate('erodes and rounds otherwise', '침식과 반올림 방식이 다름'),
  ),
  AtLeastOneBBoxRandomCrop: () => ({ verdict: none('has no such transform', '해당 변환이 없음') }),
  RandomCropNearBBox: (use) =>
    one(use, 'RandomCropNearBBox', renamed(use.params, { cropping_bbox_key: 'cropping_box_key' })),
  Resize: resized('Resize'),
  LongestMaxSize: longest('LongestMaxSize'),
  SmallestMaxSize: longest('SmallestMaxSize'),
  RandomScale: resized('RandomScale'),
  Pad: pad,
  PadIfNeeded: bordered('PadIfNeeded', () => exact),
};
