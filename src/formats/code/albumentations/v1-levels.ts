/** Colour, blur, noise and dropout in Albumentations 1.3.1. */
import type { Json } from '../../../math/text';
import { fixed, intervalOf, type Mapped, numberOf, type Rule, type Table, type Use } from '../dialect';
import { approximate, none, unless } from '../verdict';
import { ends, omit, one, plain, renamed, same, type Tree } from './v1-tree';

const lacking: Rule<Tree> = () => ({ verdict: none('has no such transform', '해당 변환이 없음') });

function toGray(use: Use): Mapped<Tree> {
  if (use.params.num_output_channels !== 3) return { verdict: none('always gives three channels', '항상 3채널을 냄') };
  const verdict = unless([
    use.params.method !== 'weighted_average',
    'knows the weighted average only',
    '가중 평균만 있음',
  ]);
  return one(use, 'ToGray', {}, verdict);
}

function gaussNoise(use: Use): Mapped<Tree> {
  const [low, high] = intervalOf(use.params, 'std_range').map((std) => (std * 255) ** 2) as [number, number];
  const mean = intervalOf(use.params, 'mean_range');
  const verdict = unless(
    [low !== high, 'draws the variance evenly, not the deviation', '표준편차가 아니라 분산을 고르게 뽑음'],
    [!fixed(mean), 'one fixed mean', '평균이 하나로 고정됨'],
    [numberOf(use.params, 'noise_scale_factor') !== 1, 'noise per pixel only', '픽셀 단위 노이즈만 있음'],
    [true, 'rounds the sum, not the noise', '노이즈가 아니라 합을 버림'],
  );
  const args = {
    var_limit: [low, high],
    mean: ((mean[0] + mean[1]) / 2) * 255,
    per_channel: plain(use.params).per_channel!,
  };
  return one(use, 'GaussNoise', args, verdict);
}

function coarseDropout(use: Use): Mapped<Tree> {
  const { fill, fill_mask } = plain(use.params);
  if (typeof fill === 'string') return { verdict: none('fills with fixed colours only', '고정된 색으로만 채움') };
  const holes = { ...ends(use, 'num_holes_range', 'min_holes', 'max_holes') };
  const pixels = intervalOf(use.params, 'hole_height_range')[1] >= 1;
  const sizes = {
    ...ends(use, 'hole_height_range', 'min_height', 'max_height'),
    ...ends(use, 'hole_width_range', 'min_width', 'max_width'),
  };
  const verdict = unless([!pixels, 'draws whole pixels between the ends', '두 끝 사이에서 정수 픽셀을 뽑음']);
  return one(
    use,
    'CoarseDropout',
    { ...holes, ...sizes, fill_value: fill!, mask_fill_value: fill_mask ?? null },
    verdict,
  );
}

function gridDropout(use: Use): Mapped<Tree> {
  const { params } = use;
  if (typeof params.fill !== 'number') return { verdict: none('fills with one level only', '한 가지 값으로만 채움') };
  const [unitMin, unitMax] = (params.unit_size_range as readonly number[] | null) ?? [null, null];
  const [x, y] = (params.holes_number_xy as readonly number[] | null) ?? [null, null];
  const [shiftX, shiftY] = params.shift_xy as readonly number[];
  const args: Tree['args'] = {
    ...{ ratio: plain(params).ratio!, unit_size_min: unitMin!, unit_size_max: unitMax! },
    // The newer one takes them as rows and columns.
    ...{ holes_number_x: y!, holes_number_y: x!, shift_x: shiftX!, shift_y: shiftY! },
    ...{
      random_offset: plain(params).random_offset!,
      fill_value: params.fill,
      mask_fill_value: plain(params).fill_mask ?? null,
    },
  };
  return one(
    use,
    'GridDropout',
    args,
    approximate('one offset for all holes, and another grid', '모든 구멍의 오프셋이 같고 격자도 다름'),
  );
}

const gaussianBlur = (use: Use): Mapped<Tree> =>
  one(
    use,
    'GaussianBlur',
    plain(use.params),
    approximate('sizes and rounds its kernel otherwise', '커널 크기와 반올림이 다름'),
  );

const downscale = (use: Use): Mapped<Tree> => {
  const [upscale, down] = use.params.interpolation_pair as readonly number[];
  const args = {
    ...ends(use, 'scale_range', 'scale_min', 'scale_max'),
    interpolation: { upscale: upscale!, downscale: down! },
  };
  const verdict = unless([upscale !== 0 || down !== 0, 'works in floats and cuts them off', '실수로 계산하고 버림']);
  return one(use, 'Downscale', args, verdict);
};

export const levels: Table<Tree> = {
  RandomBrightnessContrast: (use) =>
    one(
      use,
      'RandomBrightnessContrast',
      omit(use.params, ['ensure_safe_range']),
      unless(
        [use.params.ensure_safe_range === true, 'does not keep the range safe', '안전 범위를 지키지 않음'],
        [use.params.brightness_by_max === false, 'scales the brightness with the contrast', '밝기에 대비가 곱해짐'],
      ),
    ),
  RandomGamma: same('RandomGamma'),
  RandomToneCurve: (use) =>
    one(
      use,
      'RandomToneCurve',
      omit(use.params, ['per_channel']),
      unless([use.params.per_channel === true, 'one curve for all channels', '모든 채널이 같은 곡선을 씀']),
    ),
  InvertImg: same('InvertImg'),
  Solarize: (use) =>
    one(use, 'Solarize', { threshold: intervalOf(use.params, 'threshold_range').map((part) => part * 255) }),
  Posterize: (use) => one(use, 'Posterize', plain(use.params)),
  HueSaturationValue: same(
    'HueSaturationValue',
    approximate('turns grey pixels too and rounds otherwise', '회색 픽셀도 바꾸고 반올림이 다름'),
  ),
  ColorJitter: same('ColorJitter'),
  RGBShift: (use) => {
    const channels = ['r', 'g', 'b'].map((name) => `${name}_shift_limit`);
    const limits = channels.map((name): [string, Json] => {
      const [low, high] = intervalOf(use.params, name);
      const parts = Math.max(Math.abs(low), Math.abs(high)) <= 1;
      return [name, parts ? [low * 255, high * 255] : [low, high]];
    });
    return one(
      use,
      'RGBShift',
      Object.fromEntries(limits),
      approximate('rounds the sum, not the shift: up to 1 level', '이동량이 아니라 합을 버려 1단계까지 다름'),
    );
  },
  PlanckianJitter: lacking,
  ToSepia: same('ToSepia'),
  HEStain: lacking,
  Illumination: lacking,
  ToGray: toGray,
  ChannelShuffle: same('ChannelShuffle'),
  ChannelDropout: (use) => one(use, 'ChannelDropout', renamed(use.params, { fill: 'fill_value' })),
  Normalize: (use) =>
    use.params.normalization === 'standard'
      ? one(use, 'Normalize', omit(use.params, ['normalization']))
      : { verdict: none('knows the standard way only', 'standard 방식만 있음') },
  ToFloat: same('ToFloat'),
  FromFloat: same('FromFloat', approximate('cuts off where 2.0 rounds', '반올림하지 않고 버림')),
  ToTensorV2: same('ToTensorV2'),
  GaussianBlur: gaussianBlur,
  Blur: same('Blur'),
  MedianBlur: same('MedianBlur'),
  MotionBlur: same(
    'MotionBlur',
    approximate(
      'draws a line between two random cells; angle and direction cannot be set',
      '임의의 두 칸을 잇는 선이며 각도와 방향을 정할 수 없음',
    ),
    'angle_range',
    'direction_range',
  ),
  Defocus: same('Defocus'),
  ZoomBlur: same('ZoomBlur', approximate('cuts off where 2.0 rounds', '반올림하지 않고 버림')),
  AdvancedBlur: (use) =>
    one(use, 'AdvancedBlur', renamed(use.params, { sigma_x_limit: 'sigmaX_limit', sigma_y_limit: 'sigmaY_limit' })),
  Sharpen: (use) =>
    use.params.method === 'kernel'
      ? one(use, 'Sharpen', omit(use.params, ['method', 'kernel_size', 'sigma']))
      : { verdict: none('knows the kernel method only', 'kernel 방식만 있음') },
  UnsharpMask: same('UnsharpMask', approximate('cuts off where 2.0 rounds', '반올림하지 않고 버림')),
  RingingOvershoot: same('RingingOvershoot'),
  Emboss: same('Emboss'),
  GaussNoise: gaussNoise,
  MultiplicativeNoise: same('MultiplicativeNoise'),
  ShotNoise: lacking,
  ISONoise: same('ISONoise', approximate('stronger: its shifts are in other units', '단위가 달라 더 강함')),
  Downscale: downscale,
  ImageCompression: (use) =>
    one(use, 'ImageCompression', {
      ...ends(use, 'quality_range', 'quality_lower', 'quality_upper'),
      compression_type: use.params.compression_type === 'webp' ? 1 : 0,
    }),
  CoarseDropout: coarseDropout,
  GridDropout: gridDropout,
  Erasing: lacking,
  XYMasking: lacking,
  PixelDropout: same('PixelDropout'),
  Equalize: (use) =>
    one(
      use,
      'Equalize',
      plain(use.params),
      unless([use.params.mode === 'pil', 'counts each level a step earlier', '히스토그램을 한 단계 다르게 셈']),
    ),
  AutoContrast: lacking,
  PlasmaBrightnessContrast: lacking,
  PlasmaShadow: lacking,
  AdditiveNoise: lacking,
  ToRGB: () => ({ verdict: none('takes grey pictures only', '회색 이미지만 받음') }),
  Superpixels: same(
    'Superpixels',
    approximate('finds its segments by another SLIC', '세그먼트를 찾는 SLIC 구현이 다름'),
  ),
  SaltAndPepper: lacking,
  ChromaticAberration: lacking,
  Morphological: lacking,
  ConstrainedCoarseDropout: lacking,
  MaskDropout: (use) =>
    one(use, 'MaskDropout', renamed(use.params, { fill: 'image_fill_value', fill_mask: 'mask_fill_value' })),
  GlassBlur: same('GlassBlur', approximate('swaps pixels in another order', '픽셀을 다른 순서로 바꿈')),
  CLAHE: same('CLAHE'),
  FancyPCA: same('FancyPCA', approximate('shifts all pixels alike', '모든 픽셀을 똑같이 이동함')),
};
