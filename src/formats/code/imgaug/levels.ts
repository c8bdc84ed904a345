/** Colour, blur, noise and dropout in imgaug 0.4.0. */
import type { Interval, Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, numberOf, type Table, type Use } from '../dialect';
import { call, float, listOf, type Py, type PyValue } from '../python';
import { approximate, exact, none, unless } from '../verdict';
import { always, levelsOf, noEqual, odds, onlyAlbumentations, throwing, without } from '../writing';
import { floats, range, turned } from './ranges';

const kernelSizes = (params: Params): PyValue => {
  const sizes = odds(...intervalOf(params, 'blur_limit'));
  return sizes.length === 1 ? sizes[0]! : listOf(sizes);
};

function brightnessContrast({ params }: Use): Mapped<Py> {
  const [low, high] = intervalOf(params, 'brightness_limit');
  const contrast = turned(intervalOf(params, 'contrast_limit'), (by) => 1 + by);
  const multiply = call('iaa.Multiply', { mul: floats(contrast) });
  if (low === 0 && high === 0) return always(multiply, exact);
  const add = call('iaa.Add', { value: range([Math.round(low * 255), Math.round(high * 255)]) });
  const verdict = unless(
    [true, 'clips and cuts off after each of its two steps, adds whole levels', '두 단계마다 자르고 정수 단위로 더함'],
    [params.brightness_by_max === false, 'adds parts of white, not of the mean', '평균이 아니라 흰색 기준으로 더함'],
  );
  return always(call('iaa.Sequential', {}, listOf([multiply, add])), verdict);
}

function hsv({ params }: Use): Mapped<Py> {
  const [h, s, v] = ['hue', 'sat', 'val'].map((name) =>
    intervalOf(params, `${name}_shift_limit`).map(Math.trunc),
  ) as unknown as [Interval, Interval, Interval];
  // Its hue has 256 steps to the circle, not 180.
  const hue = h.map((by) => Math.round((by * 255) / 180)) as unknown as Interval;
  const children = [
    call('iaa.AddToHue', { value: range(hue) }),
    call('iaa.AddToSaturation', { value: range(s) }),
    call('iaa.AddToBrightness', { add: range(v), to_colorspace: 'HSV' }),
  ];
  return always(
    call('iaa.Sequential', {}, listOf(children)),
    approximate('whole steps, and grey pixels get a colour too', '정수 단위이며 회색 픽셀에도 색이 생김'),
  );
}

export const levels: Table<Py> = {
  RandomBrightnessContrast: brightnessContrast,
  RandomGamma: ({ params }) =>
    always(
      call('iaa.GammaContrast', { gamma: floats(turned(intervalOf(params, 'gamma_limit'), (by) => by / 100)) }),
      exact,
    ),
  InvertImg: ({ p }) => throwing(call('iaa.Invert', { p: float(p) }), exact),
  Solarize: ({ params, p }) => {
    const [low, high] = turned(intervalOf(params, 'threshold_range'), (part) => Math.ceil(part * 255));
    const verdict = unless([low !== high, 'draws a whole threshold', '정수 임계값을 뽑음']);
    return throwing(call('iaa.Solarize', { p: float(p), threshold: range([low, high]) }), verdict);
  },
  Posterize: without('quantises to the middle of each step instead', '각 단계의 중앙값으로 양자화함'),
  HueSaturationValue: hsv,
  ToGray: ({ params }) =>
    params.num_output_channels === 3 && params.method === 'weighted_average'
      ? always(call('iaa.Grayscale', { alpha: float(1) }), exact)
      : { verdict: none('knows the weighted average in three channels only', '3채널 가중 평균만 있음') },
  RGBShift: ({ params }) =>
    always(
      call(
        'iaa.Sequential',
        {},
        listOf(
          ['r', 'g', 'b'].map((name, index) => {
            const limit = intervalOf(params, `${name}_shift_limit`);
            const parts = Math.max(...limit.map(Math.abs)) <= 1;
            const whole = limit.map((by) => Math.trunc(parts ? by * 255 : by)) as unknown as Interval;
            return call('iaa.WithChannels', {}, index, call('iaa.Add', { value: range(whole) }));
          }),
        ),
      ),
      unless([
        ['r', 'g', 'b'].some((name) => !fixed(intervalOf(params, `${name}_shift_limit`))),
        'draws whole levels',
        '정수 단위로 뽑음',
      ]),
    ),
  ChannelShuffle: ({ p }) => throwing(call('iaa.ChannelShuffle', { p: float(p) }), exact),
  ChannelDropout: without('drops each channel by itself', '채널마다 따로 지움'),
  Equalize: without('equalises in Lab, or the channels in another way', '다른 방식으로 평활화함'),
  Blur: ({ params }) => always(call('iaa.AverageBlur', { k: kernelSizes(params) }), exact),
  MedianBlur: ({ params }) => always(call('iaa.MedianBlur', { k: kernelSizes(params) }), exact),
  GaussianBlur: ({ params }) =>
    always(
      call('iaa.GaussianBlur', { sigma: floats(intervalOf(params, 'sigma_limit')) }),
      approximate('sizes its kernel otherwise', '커널 크기를 다르게 정함'),
    ),
  MotionBlur: ({ params }) =>
    always(
      call('iaa.MotionBlur', {
        ...{ k: kernelSizes(params), angle: floats(intervalOf(params, 'angle_range')) },
        direction: floats(intervalOf(params, 'direction_range')),
      }),
      approximate('turns a graded line instead of drawing one', '선을 그리지 않고 농도 변화가 있는 선을 회전함'),
    ),
  Sharpen: ({ params }) =>
    params.method === 'kernel'
      ? always(
          call('iaa.Sharpen', {
            ...{ alpha: floats(intervalOf(params, 'alpha')), lightness: floats(intervalOf(params, 'lightness')) },
          }),
          exact,
        )
      : { verdict: none('knows the kernel method only', 'kernel 방식만 있음') },
  Emboss: ({ params }) =>
    always(
      call('iaa.Emboss', {
        ...{ alpha: floats(intervalOf(params, 'alpha')), strength: floats(intervalOf(params, 'strength')) },
      }),
      exact,
    ),
  GaussNoise: ({ params }) => {
    const std = turned(intervalOf(params, 'std_range'), (by) => by * 255);
    const mean = turned(intervalOf(params, 'mean_range'), (by) => by * 255);
    const verdict = unless(
      [numberOf(params, 'noise_scale_factor') !== 1, 'noise per pixel only', '픽셀 단위 노이즈만 있음'],
      [true, 'rounds the noise where 2.0.8 cuts it off', '노이즈를 버리지 않고 반올림함'],
    );
    const args = { loc: floats(mean), scale: floats(std), per_channel: params.per_channel as boolean };
    return always(call('iaa.AdditiveGaussianNoise', args), verdict);
  },
  MultiplicativeNoise: ({ params }) =>
    always(
      call(params.elementwise === true ? 'iaa.MultiplyElementwise' : 'iaa.Multiply', {
        ...{ mul: floats(intervalOf(params, 'multiplier')), per_channel: params.per_channel as boolean },
      }),
      exact,
    ),
  PixelDropout: ({ params }) =>
    params.drop_value === 0
      ? always(
          call('iaa.Dropout', {
            p: float(numberOf(params, 'dropout_prob')),
            per_channel: params.per_channel as boolean,
          }),
          exact,
        )
      : { verdict: none('drops to black only', '검은색으로만 지움') },
  CoarseDropout: ({ params }) => {
    const [height, width] = [intervalOf(params, 'hole_height_range'), intervalOf(params, 'hole_width_range')];
    const levels = levelsOf(params);
    if (height[1] >= 1 || levels === null)
      return { verdict: none('takes shares of the picture and one grey level', '이미지 비율과 한 가지 밝기만 가능') };
    const [low, high] = intervalOf(params, 'num_holes_range');
    const args = {
      nb_iterations: low === high ? low : [low, high],
      size: floats([Math.min(height[0], width[0]), Math.max(height[1], width[1])]),
      ...{ squared: false, fill_mode: 'constant', cval: levels[0] },
    };
    return always(
      call('iaa.Cutout', args),
      approximate(
        'one size range for both sides; holes may hang over the edge',
        '가로세로 크기 범위가 같고 구멍이 가장자리를 넘을 수 있음',
      ),
    );
  },
  ImageCompression: ({ params }) => {
    if (params.compression_type !== 'jpeg') return { verdict: none('knows JPEG only', 'JPEG만 있음') };
    const [low, high] = intervalOf(params, 'quality_range');
    const args = { compression: range([Math.max(0, 100 - high), Math.min(100, 100 - low)]) };
    return always(
      call('iaa.JpegCompression', args),
      approximate('does not swap red and blue on the way', '중간에 빨강과 파랑을 바꾸지 않음'),
    );
  },
  'iaa.Grayscale': ({ params }) => always(call('iaa.Grayscale', { alpha: floats(intervalOf(params, 'alpha')) }), exact),
  'iaa.AddToSaturation': ({ params }) =>
    always(call('iaa.AddToSaturation', { value: range(intervalOf(params, 'value')) }), exact),
  'iaa.Crop': ({ params }) =>
    always(call('iaa.Crop', { percent: floats(intervalOf(params, 'percent')), keep_size: true }), exact),
  ToRGB: () => always(call('iaa.Identity'), exact),
  Normalize: without('works in levels only: normalise afterwards', '0~255 값만 다루므로 이후에 정규화해야 함'),
  ToFloat: without('works in levels only', '0~255 값만 다룸'),
  FromFloat: without('works in levels only', '0~255 값만 다룸'),
  ToTensorV2: without('gives arrays, not tensors', '텐서가 아니라 배열을 냄'),
  ...onlyAlbumentations,
  CLAHE: without('counts its tiles in pixels', '타일 크기를 픽셀로 정함'),
  SaltAndPepper: ({ params }) =>
    always(
      call('iaa.SaltAndPepper', { p: floats(intervalOf(params, 'amount')) }),
      approximate('as much salt as pepper, in shades', '소금과 후추의 양이 같고 농도가 다양함'),
    ),
  Superpixels: ({ params }) =>
    always(
      call('iaa.Superpixels', {
        ...{ p_replace: floats(intervalOf(params, 'p_replace')), n_segments: range(intervalOf(params, 'n_segments')) },
        max_size: params.max_size as number | null,
      }),
      approximate('finds its segments by another SLIC', '세그먼트를 찾는 SLIC 구현이 다름'),
    ),
  ColorJitter: noEqual,
  PlanckianJitter: noEqual,
  ToSepia: noEqual,
  Erasing: noEqual,
  AutoContrast: noEqual,
};
