/** Colour, blur, noise and formats in TensorFlow: plain arithmetic on tensors, hence mostly exact. */
import type { Interval } from '../../../transforms/params';
import { intervalOf, type Mapped, numberOf, type Table, type Use } from '../dialect';
import { call, float, list, listOf, type Py, word } from '../python';
import { approximate, exact, none, unless } from '../verdict';
import { levelsOf, noEqual, odds, onlyAlbumentations, without } from '../writing';
import { type Change, direct, image, lambda, own } from './change';
import { dialects, ranges } from './own';
import { pairOf } from './shapes';

function rgbShift({ params }: Use): Mapped<Change> {
  const [red, green, blue] = ['r', 'g', 'b'].map((name) => {
    const [low, high] = intervalOf(params, `${name}_shift_limit`);
    const parts = Math.max(Math.abs(low), Math.abs(high)) <= 1;
    return pairOf(parts ? [low * 255, high * 255] : [low, high]);
  }) as [Py, Py, Py];
  return own('shift_channels', { red, green, blue }, exact);
}

function blur({ params }: Use): Mapped<Change> {
  const sizes = odds(...intervalOf(params, 'blur_limit'));
  const one = (size: number): Py => call('box_blur', {}, image, size);
  if (sizes.length === 1) return { verdict: exact, code: { code: one(sizes[0]!), needs: ['box_blur'] } };
  const changes = list(sizes.map((size) => lambda({ code: one(size), needs: [] })));
  const weights = listOf(sizes.map(() => float(1)));
  return { verdict: exact, code: { code: call('one_of', {}, weights, changes, image), needs: ['one_of', 'box_blur'] } };
}

function normalize({ params }: Use): Mapped<Change> {
  if (params.normalization !== 'standard')
    return { verdict: none('knows the standard way only', 'standard 방식만 있음') };
  const most = numberOf(params, 'max_pixel_value');
  const scaled = (name: string): Py =>
    listOf((params[name] as readonly number[]).map((value) => float(Number((value * most).toPrecision(12)))));
  return own('normalize', { mean: scaled('mean'), std: scaled('std') }, exact);
}

function gaussNoise({ params }: Use): Mapped<Change> {
  const verdict = unless([
    numberOf(params, 'noise_scale_factor') !== 1,
    'noise per pixel only',
    '픽셀 단위 노이즈만 있음',
  ]);
  const args = {
    ...{ std: pairOf(intervalOf(params, 'std_range')), mean: pairOf(intervalOf(params, 'mean_range')) },
    per_channel: params.per_channel as boolean,
  };
  return own('gauss_noise', args, verdict);
}

function pixelDropout({ params }: Use): Mapped<Change> {
  const value = levelsOf(params, 'drop_value');
  if (value === null) return { verdict: none('drops to a fixed colour only', '고정된 색으로만 지움') };
  const args = { probability: float(numberOf(params, 'dropout_prob')), value: listOf(value) };
  return own('pixel_dropout', { ...args, per_channel: params.per_channel as boolean }, exact);
}

const hue = ([low, high]: Interval): Interval => [low / 180, high / 180];
const parts = ([low, high]: Interval): Interval => [Math.max(0, 1 + low / 255), Math.max(0, 1 + high / 255)];

export const levels: Table<Change> = {
  ...dialects,
  RandomBrightnessContrast: ({ params }) =>
    own(
      'brightness_contrast',
      {
        brightness: pairOf(intervalOf(params, 'brightness_limit')),
        contrast: pairOf(intervalOf(params, 'contrast_limit')),
      },
      unless(
        [
          params.brightness_by_max === false,
          'adds parts of white, not of the mean',
          '평균이 아니라 흰색 기준으로 더함',
        ],
        [params.ensure_safe_range === true, 'does not keep the range safe', '안전 범위를 지키지 않음'],
      ),
    ),
  RandomGamma: ({ params }) => {
    const [low, high] = intervalOf(params, 'gamma_limit');
    return own('gamma', { low: float(low / 100), high: float(high / 100) }, exact);
  },
  InvertImg: () => direct(word('255 - image'), exact),
  Solarize: ({ params }) => {
    const [low, high] = intervalOf(params, 'threshold_range');
    return own('solarize', { low: float(low), high: float(high) }, exact);
  },
  Posterize: ({ params }) => {
    const [low, high] = intervalOf(params, 'num_bits');
    return own('posterize', { low, high }, exact);
  },
  HueSaturationValue: ({ params }) =>
    own(
      'color_jitter',
      {
        ...{ brightness: pairOf(parts(intervalOf(params, 'val_shift_limit'))), contrast: pairOf([1, 1]) },
        saturation: pairOf(parts(intervalOf(params, 'sat_shift_limit'))),
        hue: pairOf(hue(intervalOf(params, 'hue_shift_limit'))),
      },
      approximate('saturation and value are multiplied, not shifted', '채도와 명도를 더하지 않고 곱함'),
    ),
  ColorJitter: ({ params }) =>
    own(
      'color_jitter',
      ranges(params, 'brightness', 'contrast', 'saturation', 'hue'),
      unless([
        intervalOf(params, 'hue').some((end) => end !== 0),
        'hue in floats, not in 180 steps',
        '색상을 180단계가 아닌 실수로 계산함',
      ]),
    ),
  RGBShift: rgbShift,
  ToSepia: () => own('sepia', {}, exact),
  ToGray: ({ params }) =>
    params.num_output_channels === 3 && params.method === 'weighted_average'
      ? own('gray', {}, exact)
      : { verdict: none('written for the weighted average in three channels only', '3채널 가중 평균만 지원함') },
  ChannelShuffle: () =>
    direct(call('tf.gather', { axis: 2 }, image, call('tf.random.shuffle', {}, listOf([0, 1, 2]))), exact),
  ChannelDropout: ({ params }) => {
    const [low, high] = intervalOf(params, 'channel_drop_range');
    return own('channel_dropout', { low, high, value: numberOf(params, 'fill') }, exact);
  },
  Normalize: normalize,
  ToFloat: ({ params }) => direct(word(`tf.cast(image, tf.float32) / ${params.max_value ?? 255}`), exact),
  ToTensorV2: () => direct(call('tf.transpose', {}, image, listOf([2, 0, 1])), exact),
  ToRGB: () => direct(call('tf.identity', {}, image), exact),
  Blur: blur,
  GaussNoise: gaussNoise,
  MultiplicativeNoise: ({ params }) => {
    const [low, high] = intervalOf(params, 'multiplier');
    const args = { low: float(low), high: float(high), per_channel: params.per_channel as boolean };
    return own('multiply', { ...args, per_pixel: params.elementwise as boolean }, exact);
  },
  PixelDropout: pixelDropout,
  ImageCompression: ({ params }) => {
    if (params.compression_type !== 'jpeg') return { verdict: none('knows JPEG only', 'JPEG만 있음') };
    const [low, high] = intervalOf(params, 'quality_range');
    return own('jpeg', { low, high }, approximate('decodes with the fast transform', '빠른 변환으로 복호화함'));
  },
  Sharpen: without('RandomSharpness uses another kernel', 'RandomSharpness는 커널이 다름'),
  GaussianBlur: without(
    'RandomGaussianBlur has one kernel size and another law',
    'RandomGaussianBlur는 커널 크기와 분포가 다름',
  ),
  FromFloat: without('pictures are levels throughout', '이미 0~255 값임'),
  Erasing: without('RandomErasing follows another law', 'RandomErasing은 분포가 다름'),
  ...onlyAlbumentations,
  Equalize: () =>
    direct(
      call('layer', {}, call('keras.layers.Equalization'), image),
      approximate('counts and rounds in floats, each channel by itself', '실수로 계산하며 채널별로 평활화함'),
      'layer',
    ),
  AutoContrast: () =>
    direct(
      call('layer', {}, call('keras.layers.AutoContrast'), image),
      approximate('stretches from the darkest to the brightest level', '가장 어두운 값부터 밝은 값까지 늘림'),
      'layer',
    ),
  PlanckianJitter: noEqual,
  MedianBlur: noEqual,
  MotionBlur: noEqual,
  Emboss: noEqual,
  CoarseDropout: noEqual,
  CLAHE: noEqual,
  SaltAndPepper: noEqual,
  Superpixels: noEqual,
};
