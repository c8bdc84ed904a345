/** Colour, blur, noise and dropout in Kornia 0.8: floats 0..1, one draw per picture of the batch. */
import type { Interval, Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, middle, numberOf, type Table, type Use } from '../dialect';
import { call, float, list, type Py, tuple2 } from '../python';
import { approximate, both, exact, none, unless, type Verdict } from '../verdict';
import { noEqual, onlyAlbumentations, throwing, without } from '../writing';
import { pairOf } from './shapes';

const plusOne = ([low, high]: Interval): Interval => [Math.max(0, 1 + low), Math.max(0, 1 + high)];
const inFloats: Verdict = approximate(
  'computes in floats: values are up to one level off',
  '실수로 계산해 최대 1단계 다름',
);

/** A width of its own for the whole run. */
function width(params: Params): { readonly size: Py; readonly verdict: Verdict } {
  const range = intervalOf(params, 'blur_limit');
  const odd = Math.round(middle(range)) | 1;
  const verdict = unless([!fixed(range), 'one kernel size: the middle', '커널 크기는 중간값으로 고정됨']);
  return { size: tuple2(odd, odd), verdict };
}

function brightnessContrast({ params, p }: Use): Mapped<Py> {
  const [brightness, contrast] = [intervalOf(params, 'brightness_limit'), intervalOf(params, 'contrast_limit')];
  const verdict = unless(
    [true, 'computes in floats: values are up to one level off', '실수로 계산해 최대 1단계 다름'],
    [
      brightness.some((end) => end !== 0) && contrast.some((end) => end !== 0),
      'clips between its two steps and throws one dice for each',
      '두 단계 사이에서 값을 자르고 확률을 따로 적용함',
    ],
    [params.brightness_by_max === false, 'adds parts of white, not of the mean', '평균이 아니라 흰색 기준으로 더함'],
  );
  const steps = [
    call('K.RandomContrast', { contrast: pairOf(plusOne(contrast)), p: float(p) }),
    call('K.RandomBrightness', { brightness: pairOf(plusOne(brightness)), p: float(p) }),
  ];
  return throwing(call('K.ImageSequential', {}, ...steps), verdict);
}

function gaussNoise({ params, p }: Use): Mapped<Py> {
  const [std, mean] = [intervalOf(params, 'std_range'), intervalOf(params, 'mean_range')];
  const verdict = unless(
    [true, 'rounds where 2.0.8 cuts off', '버리지 않고 반올림함'],
    [!fixed(std) || !fixed(mean), 'one deviation and mean: the middle', '표준편차와 평균은 중간값으로 고정됨'],
    [params.per_channel !== true, 'every channel has noise of its own', '채널마다 다른 노이즈를 씀'],
  );
  return throwing(
    call('K.RandomGaussianNoise', { mean: float(middle(mean)), std: float(middle(std)), p: float(p) }),
    verdict,
  );
}

function rgbShift({ params, p }: Use): Mapped<Py> {
  const limits = ['r', 'g', 'b'].map((name) => intervalOf(params, `${name}_shift_limit`));
  if (limits.some(([low, high]) => Math.abs(low + high) > 1e-9))
    return { verdict: none('shifts evenly to both sides only', '양쪽 대칭 이동만 가능') };
  const args = Object.fromEntries(
    limits.map(([, high], index) => [`${'rgb'[index]}_shift_limit`, float(high > 1 ? high / 255 : high)]),
  );
  return throwing(call('K.RandomRGBShift', { ...args, p: float(p) }), inFloats);
}

function normalize({ params, p }: Use): Mapped<Py> {
  if (params.normalization !== 'standard')
    return { verdict: none('knows the standard way only', 'standard 방식만 있음') };
  const scale = 255 / numberOf(params, 'max_pixel_value');
  const tensor = (name: string): Py =>
    call('torch.tensor', {}, list((params[name] as readonly number[]).map((value) => float(value / scale))));
  return throwing(call('K.Normalize', { mean: tensor('mean'), std: tensor('std'), p: float(p) }), exact);
}

export const levels: Table<Py> = {
  RandomBrightnessContrast: brightnessContrast,
  RandomGamma: ({ params, p }) => {
    const gamma = intervalOf(params, 'gamma_limit').map((by) => by / 100) as unknown as Interval;
    return throwing(
      call('K.RandomGamma', { gamma: pairOf(gamma), gain: tuple2(float(1), float(1)), p: float(p) }),
      inFloats,
    );
  },
  InvertImg: ({ p }) => throwing(call('K.RandomInvert', { p: float(p) }), exact),
  Solarize: ({ params, p }) => {
    const range = intervalOf(params, 'threshold_range');
    if (range.some((end) => end <= 0 || end >= 1))
      return { verdict: none('takes thresholds between 0 and 1 only', '0과 1 사이의 임계값만 가능') };
    const args = { thresholds: pairOf(range), additions: tuple2(float(0), float(0)), p: float(p) };
    return throwing(call('K.RandomSolarize', args), exact);
  },
  Posterize: ({ params, p }) => {
    const range = intervalOf(params, 'num_bits');
    const verdict = unless([!fixed(range), 'draws both ends half as often', '양 끝값을 절반만 뽑음']);
    return throwing(call('K.RandomPosterize', { bits: tuple2(...range), p: float(p) }), verdict);
  },
  HueSaturationValue: without('scales saturation and value, does not shift them', '채도와 명도를 더하지 않고 곱함'),
  ColorJitter: ({ params, p }) => {
    const names = ['brightness', 'contrast', 'saturation', 'hue'];
    const ranges = Object.fromEntries(names.map((name) => [name, pairOf(intervalOf(params, name))]));
    return throwing(
      call('K.ColorJitter', { ...ranges, p: float(p) }),
      approximate('computes in floats, hue not in 180 steps', '실수로 계산하며 색상을 180단계로 나누지 않음'),
    );
  },
  RGBShift: rgbShift,
  PlanckianJitter: ({ params, p }) =>
    throwing(
      call('K.RandomPlanckianJitter', { mode: params.mode === 'cied' ? 'CIED' : 'blackbody', p: float(p) }),
      approximate('picks one of 25 temperatures, whatever the limits', '범위와 무관하게 25개 색온도 중에서 고름'),
    ),
  ToGray: ({ params, p }) =>
    params.num_output_channels === 3 && params.method === 'weighted_average'
      ? throwing(call('K.RandomGrayscale', { p: float(p) }), exact)
      : { verdict: none('knows the weighted average in three channels only', '3채널 가중 평균만 있음') },
  ToRGB: without('pictures have three channels already', '이미 3채널임'),
  ChannelShuffle: ({ p }) => throwing(call('K.RandomChannelShuffle', { p: float(p) }), exact),
  ChannelDropout: ({ params, p }) => {
    const range = intervalOf(params, 'channel_drop_range');
    const verdict = unless([!fixed(range), 'drops a fixed number of channels', '지우는 채널 수가 고정됨']);
    const args = { num_drop_channels: range[0], fill_value: float(numberOf(params, 'fill') / 255), p: float(p) };
    return throwing(call('K.RandomChannelDropout', args), verdict);
  },
  Equalize: ({ p }) =>
    throwing(
      call('K.RandomEqualize', { p: float(p) }),
      approximate('equalises as Pillow does', 'Pillow 방식으로 평활화함'),
    ),
  AutoContrast: ({ p }) =>
    throwing(
      call('K.RandomAutoContrast', { p: float(p) }),
      approximate('stretches from the darkest to the brightest level', '가장 어두운 값부터 밝은 값까지 늘림'),
    ),
  GaussianBlur: ({ params, p }) => {
    const sigma = intervalOf(params, 'sigma_limit');
    if (sigma[0] <= 0) return { verdict: none('needs a deviation above zero', '표준편차가 0보다 커야 함') };
    const [low, high] = intervalOf(params, 'blur_limit');
    const size = high > 0 ? Math.round((low + high) / 2) | 1 : 2 * Math.trunc(3.5 * sigma[1]) + 1;
    const verdict = unless([low !== high || !fixed(sigma), 'one kernel size', '커널 크기가 하나로 고정됨']);
    return throwing(
      call('K.RandomGaussianBlur', { kernel_size: tuple2(size, size), sigma: pairOf(sigma), p: float(p) }),
      verdict,
    );
  },
  Blur: ({ params, p }) => {
    const { size, verdict } = width(params);
    return throwing(call('K.RandomBoxBlur', { kernel_size: size, border_type: 'reflect', p: float(p) }), verdict);
  },
  MedianBlur: ({ params, p }) => {
    const { size, verdict } = width(params);
    const code = call('K.RandomMedianBlur', { kernel_size: size, p: float(p) });
    return throwing(code, both(verdict, approximate('takes black beyond the edge', '가장자리 밖을 검은색으로 봄')));
  },
  MotionBlur: ({ params, p }) => {
    const { verdict } = width(params);
    const odd = Math.round(middle(intervalOf(params, 'blur_limit'))) | 1;
    const code = call('K.RandomMotionBlur', {
      ...{ kernel_size: odd, angle: pairOf(intervalOf(params, 'angle_range')) },
      ...{ direction: pairOf(intervalOf(params, 'direction_range')), border_type: 'reflect', p: float(p) },
    });
    return throwing(
      code,
      both(verdict, approximate('grades the line along its direction', '방향을 따라 농도가 달라지는 선을 씀')),
    );
  },
  GaussNoise: gaussNoise,
  ImageCompression: ({ params, p }) =>
    params.compression_type === 'jpeg'
      ? throwing(
          call('K.RandomJPEG', { jpeg_quality: pairOf(intervalOf(params, 'quality_range')), p: float(p) }),
          approximate('a differentiable imitation of JPEG', '미분 가능한 JPEG 모사'),
        )
      : { verdict: none('knows JPEG only', 'JPEG만 있음') },
  Erasing: ({ params, p }) =>
    typeof params.fill === 'number'
      ? throwing(
          call('K.RandomErasing', {
            ...{ scale: pairOf(intervalOf(params, 'scale')), ratio: pairOf(intervalOf(params, 'ratio')) },
            ...{ value: float(params.fill / 255), p: float(p) },
          }),
          approximate('draws the shape by another law', '모양을 다른 분포로 뽑음'),
        )
      : { verdict: none('fills with one level only', '한 가지 밝기로만 채움') },
  SaltAndPepper: ({ params, p }) =>
    throwing(
      call('K.RandomSaltAndPepperNoise', {
        ...{
          amount: pairOf(intervalOf(params, 'amount')),
          salt_vs_pepper: pairOf(intervalOf(params, 'salt_vs_pepper')),
        },
        p: float(p),
      }),
      approximate('pixels may be hit twice', '같은 픽셀이 두 번 바뀔 수 있음'),
    ),
  Normalize: normalize,
  ToFloat: without('works in floats 0..1 from the start', '처음부터 0~1 실수로 다룸'),
  FromFloat: without('works in floats 0..1 throughout', '끝까지 0~1 실수로 다룸'),
  ToTensorV2: without('pictures are tensors from the start', '처음부터 텐서로 다룸'),
  ...onlyAlbumentations,
  CLAHE: ({ params, p }) => {
    const [rows, columns] = params.tile_grid_size as readonly [number, number];
    if (rows !== columns) return { verdict: none('as many rows as columns only', '행과 열의 수가 같아야 함') };
    const args = {
      clip_limit: pairOf(intervalOf(params, 'clip_limit')),
      grid_size: tuple2(rows, columns),
      p: float(p),
    };
    return throwing(
      call('K.RandomClahe', args),
      approximate('each channel by itself, not the lightness', '밝기가 아니라 채널별로 적용함'),
    );
  },
  ToSepia: noEqual,
  Emboss: noEqual,
  MultiplicativeNoise: noEqual,
  CoarseDropout: noEqual,
  PixelDropout: noEqual,
  Superpixels: noEqual,
  Sharpen: without('RandomSharpness uses another kernel', 'RandomSharpness는 커널이 다름'),
};
