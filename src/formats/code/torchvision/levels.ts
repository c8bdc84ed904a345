/** Colour, blur, noise and formats in torchvision's transforms v2, on tensors. */
import type { Interval, Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, middle, numberOf, type Table, type Use } from '../dialect';
import { call, float, listOf, type Py, type PyArguments, tuple2, word } from '../python';
import { approximate, both, exact, none, unless } from '../verdict';
import { always, noEqual, onlyAlbumentations, throwing, wholes, without } from '../writing';

const pairOf = ([low, high]: Interval): Py => tuple2(float(low), float(high));
const plusOne = ([low, high]: Interval): Interval => [Math.max(0, 1 + low), Math.max(0, 1 + high)];

function brightnessContrast({ params }: Use): Mapped<Py> {
  const [brightness, contrast] = [intervalOf(params, 'brightness_limit'), intervalOf(params, 'contrast_limit')];
  // Contrast multiplies here, as brightness does there.
  if (brightness[0] === 0 && brightness[1] === 0)
    return always(call('v2.ColorJitter', { brightness: pairOf(plusOne(contrast)) }), exact);
  return always(
    call('v2.ColorJitter', { brightness: pairOf(plusOne(brightness)), contrast: pairOf(plusOne(contrast)) }),
    approximate(
      'brightness multiplies where it adds here, contrast turns about the mean',
      '밝기는 더하지 않고 곱하며 대비는 평균을 기준으로 함',
    ),
  );
}

const jitterRanges = (params: Params) =>
  Object.fromEntries(
    ['brightness', 'contrast', 'saturation', 'hue'].map((name) => [name, pairOf(intervalOf(params, name))]),
  );

function colorJitter({ params }: Use): Mapped<Py> {
  const turns = intervalOf(params, 'hue').some((end) => end !== 0);
  const verdict = unless(
    [true, 'other rounding: a few values are one level off', '반올림이 달라 일부 값이 1단계 다름'],
    [turns, 'hue in floats, not in 180 steps', '색상을 180단계가 아닌 실수로 계산함'],
  );
  return always(call('v2.ColorJitter', jitterRanges(params)), verdict);
}

function hsv({ params }: Use): Mapped<Py> {
  const [hue, sat, val] = ['hue', 'sat', 'val'].map((name) => intervalOf(params, `${name}_shift_limit`)) as [
    Interval,
    Interval,
    Interval,
  ];
  const part = (limit: Interval): Py => pairOf(plusOne([limit[0] / 255, limit[1] / 255]));
  const turn = hue.map((by) => Math.min(0.5, Math.max(-0.5, by / 180))) as unknown as Interval;
  return always(
    call('v2.ColorJitter', { hue: pairOf(turn), saturation: part(sat), brightness: part(val) }),
    approximate('saturation and value are multiplied, not shifted', '채도와 명도를 더하지 않고 곱함'),
  );
}

function gaussianBlur({ params }: Use): Mapped<Py> {
  const sigma = intervalOf(params, 'sigma_limit');
  const [low, high] = intervalOf(params, 'blur_limit');
  if (low !== high) return { verdict: none('one kernel size only', '커널 크기가 하나로 고정됨') };
  if (sigma[0] <= 0) return { verdict: none('needs a deviation above zero', '표준편차가 0보다 커야 함') };
  const size = high > 0 ? high | 1 : 2 * Math.trunc(3.5 * sigma[1]) + 1;
  const verdict = unless([
    high === 0 && !fixed(sigma),
    'one kernel size, for the widest blur',
    '가장 큰 블러에 맞춘 커널 크기 하나만 씀',
  ]);
  return always(call('v2.GaussianBlur', { kernel_size: size, sigma: pairOf(sigma) }), verdict);
}

function gaussNoise({ params }: Use): Mapped<Py> {
  const [std, mean] = [intervalOf(params, 'std_range'), intervalOf(params, 'mean_range')];
  const verdict = unless(
    [!fixed(std) || !fixed(mean), 'one deviation and mean: the middle', '표준편차와 평균은 중간값으로 고정됨'],
    [params.per_channel !== true, 'every channel has noise of its own', '채널마다 다른 노이즈를 씀'],
    [numberOf(params, 'noise_scale_factor') !== 1, 'noise per pixel only', '픽셀 단위 노이즈만 있음'],
  );
  return always(call('v2.GaussianNoise', { mean: float(middle(mean)), sigma: float(middle(std)) }), verdict);
}

function normalize({ params }: Use): Mapped<Py> {
  if (params.normalization !== 'standard')
    return { verdict: none('knows the standard way only', 'standard 방식만 있음') };
  const scale = 255 / numberOf(params, 'max_pixel_value');
  const values = (name: string) => (params[name] as readonly number[]).map((value) => float(value / scale));
  const steps = [
    call('v2.ToDtype', { scale: true }, word('torch.float32')),
    call('v2.Normalize', { mean: listOf(values('mean')), std: listOf(values('std')) }),
  ];
  return always(call('v2.Compose', {}, listOf(steps)), exact);
}

function posterize({ params, p }: Use): Mapped<Py> {
  const choices = wholes(...intervalOf(params, 'num_bits'));
  const one = (bits: number, chance: number): Py => call('v2.RandomPosterize', { bits, p: float(chance) });
  if (choices.length === 1) return throwing(one(choices[0]!, p), exact);
  return always(call('v2.RandomChoice', {}, listOf(choices.map((bits) => one(bits, 1)))), exact);
}

function solarize({ params, p }: Use): Mapped<Py> {
  const range = intervalOf(params, 'threshold_range');
  const verdict = unless([!fixed(range), 'one threshold: the middle', '임계값은 중간값으로 고정됨']);
  return throwing(call('v2.RandomSolarize', { threshold: float(middle(range) * 255), p: float(p) }), verdict);
}

/** A level, three of them or a word. */
const erased = (value: Params[string] | undefined): PyArguments[string] =>
  typeof value === 'number' || typeof value === 'string' ? value : listOf(value as readonly number[]);

function erasing({ params, p }: Use): Mapped<Py> {
  const fill = params.fill;
  if (typeof fill === 'string' && fill !== 'random')
    return { verdict: none('cannot fill that way', '해당 채우기가 없음') };
  const ranges = { scale: pairOf(intervalOf(params, 'scale')), ratio: pairOf(intervalOf(params, 'ratio')) };
  return throwing(
    call('v2.RandomErasing', { p: float(p), ...ranges, value: erased(fill) }),
    both(
      approximate(
        'draws the shape by another law, higher than wide where it is wider here',
        '가로세로 비를 반대로, 다른 분포로 뽑음',
      ),
      unless([fill === 'random', 'fills with normal noise', '정규 분포 노이즈로 채움']),
    ),
  );
}

/** Transforms of this library that Albumentations has no equal of. */
const dialects: Table<Py> = {
  'torchvision.ColorJitter': ({ params }) => always(call('v2.ColorJitter', jitterRanges(params)), exact),
  'torchvision.RandomErasing': ({ params, p }) => {
    const ranges = { scale: pairOf(intervalOf(params, 'scale')), ratio: pairOf(intervalOf(params, 'ratio')) };
    return throwing(call('v2.RandomErasing', { p: float(p), ...ranges, value: erased(params.value) }), exact);
  },
};

export const levels: Table<Py> = {
  ...dialects,
  RandomBrightnessContrast: brightnessContrast,
  RandomGamma: without('v2.functional.adjust_gamma is not random', 'v2.functional.adjust_gamma는 무작위가 아님'),
  InvertImg: ({ p }) => throwing(call('v2.RandomInvert', { p: float(p) }), exact),
  Solarize: solarize,
  Posterize: posterize,
  HueSaturationValue: hsv,
  ColorJitter: colorJitter,
  ToGray: ({ params, p }) =>
    params.num_output_channels === 3 && params.method === 'weighted_average'
      ? throwing(
          call('v2.RandomGrayscale', { p: float(p) }),
          approximate('cuts off where it rounds here: up to one level', '반올림하지 않고 버려 최대 1단계 다름'),
        )
      : { verdict: none('knows the weighted average in three channels only', '3채널 가중 평균만 있음') },
  ToRGB: () => always(call('v2.RGB'), exact),
  ChannelShuffle: () => always(call('v2.RandomChannelPermutation'), exact),
  Equalize: ({ params, p }) =>
    throwing(
      call('v2.RandomEqualize', { p: float(p) }),
      unless(
        [params.mode !== 'pil', 'equalises as Pillow does', 'Pillow 방식으로 평활화함'],
        [params.mode === 'pil', 'counts each level a step earlier', '히스토그램을 한 단계 다르게 셈'],
        [params.by_channels === false, 'each channel by itself', '채널별로 평활화함'],
      ),
    ),
  AutoContrast: ({ p }) =>
    throwing(
      call('v2.RandomAutocontrast', { p: float(p) }),
      approximate('stretches from the darkest to the brightest level', '가장 어두운 값부터 밝은 값까지 늘림'),
    ),
  GaussianBlur: gaussianBlur,
  GaussNoise: gaussNoise,
  ImageCompression: ({ params }) => {
    if (params.compression_type !== 'jpeg') return { verdict: none('knows JPEG only', 'JPEG만 있음') };
    const [low, high] = intervalOf(params, 'quality_range');
    return always(
      call('v2.JPEG', { quality: tuple2(low, high) }),
      approximate('does not swap red and blue on the way', '중간에 빨강과 파랑을 바꾸지 않음'),
    );
  },
  Erasing: erasing,
  Normalize: normalize,
  ToFloat: ({ params }) =>
    params.max_value === null || params.max_value === 255
      ? always(call('v2.ToDtype', { scale: true }, word('torch.float32')), exact)
      : { verdict: none('divides by 255 only', '255로만 나눔') },
  FromFloat: ({ params }) =>
    params.dtype === 'uint8'
      ? always(
          call('v2.ToDtype', { scale: true }, word('torch.uint8')),
          approximate('cuts off where it rounds here', '반올림하지 않고 버림'),
        )
      : { verdict: none('gives uint8 only', 'uint8만 냄') },
  // Pictures are tensors already.
  ToTensorV2: () => always(call('v2.ToPureTensor'), exact),
  ...onlyAlbumentations,
  RGBShift: noEqual,
  PlanckianJitter: noEqual,
  ToSepia: noEqual,
  ChannelDropout: noEqual,
  Blur: noEqual,
  MedianBlur: noEqual,
  MotionBlur: noEqual,
  Emboss: noEqual,
  MultiplicativeNoise: noEqual,
  CoarseDropout: noEqual,
  PixelDropout: noEqual,
  CLAHE: noEqual,
  SaltAndPepper: noEqual,
  Superpixels: noEqual,
  Sharpen: without('RandomAdjustSharpness uses another kernel', 'RandomAdjustSharpness는 커널이 다름'),
};
