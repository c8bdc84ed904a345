/** What became of each transform's arguments between Albumentations 1.3 and 2.0.8, one entry per class. */
import type { Json, Text } from '../../math/text';
import { isObject, type JsonObject } from '../imported';

export type Arguments = Map<string, Json>;

export interface Report {
  changed(text: string): void;
  differs(text: Text): void;
}

/** Applied in this order. */
export interface Rule {
  /** 1.3's defaults where 2.0.8 has others. */
  readonly defaults?: JsonObject;
  readonly rename?: { readonly [from: string]: string };
  /** Two arguments that are one interval now. */
  readonly pairs?: { readonly [to: string]: readonly [low: string, high: string] };
  readonly drop?: readonly string[];
  /** Whatever is more than a new name. */
  convert?(args: Arguments, report: Report): void;
  /** The class it is now. */
  readonly name?: string;
  /** Or the steps of today of which one, evenly drawn, does what it did. */
  readonly oneOf?: readonly JsonObject[];
}

const filled = { value: 'fill', mask_value: 'fill_mask' };
const always = (name: string): JsonObject => ({ __class_fullname__: name, p: 1 });
const both: JsonObject = { ...always('Sequential'), transforms: [always('HorizontalFlip'), always('VerticalFlip')] };
const reflected: Rule = { defaults: { border_mode: 4 }, rename: filled };

export const rules: { readonly [name: string]: Rule } = {
  AdvancedBlur: { rename: { sigmaX_limit: 'sigma_x_limit', sigmaY_limit: 'sigma_y_limit' } },
  Affine: {
    rename: { cval: 'fill', cval_mask: 'fill_mask', mode: 'border_mode' },
    convert: convertAffine,
  },
  ChannelDropout: { rename: { fill_value: 'fill' } },
  CoarseDropout: {
    defaults: { max_holes: 8, max_height: 8, max_width: 8 },
    rename: { fill_value: 'fill', mask_fill_value: 'fill_mask' },
    pairs: {
      num_holes_range: ['min_holes', 'max_holes'],
      hole_height_range: ['min_height', 'max_height'],
      hole_width_range: ['min_width', 'max_width'],
    },
  },
  ColorJitter: { defaults: { hue: [-0.2, 0.2] } },
  CropAndPad: { rename: { pad_mode: 'border_mode', pad_cval: 'fill', pad_cval_mask: 'fill_mask' } },
  Cutout: {
    name: 'CoarseDropout',
    defaults: { num_holes: 8, max_h_size: 8, max_w_size: 8 },
    rename: { fill_value: 'fill' },
    convert: (args, report) => {
      pairUp(args, 'num_holes', 'num_holes_range');
      pairUp(args, 'max_h_size', 'hole_height_range');
      pairUp(args, 'max_w_size', 'hole_width_range');
      report.differs({
        en: 'holes no longer hang over the edge of the image',
        ko: '구멍이 이미지 가장자리를 벗어나지 않습니다',
      });
    },
  },
  Downscale: {
    pairs: { scale_range: ['scale_min', 'scale_max'] },
    convert: (args, report) => {
      if (!args.has('interpolation')) return;
      const code = args.get('interpolation') ?? 0;
      args.delete('interpolation');
      args.set('interpolation_pair', typeof code === 'number' ? { upscale: code, downscale: code } : code);
      report.changed('interpolation → interpolation_pair');
    },
  },
  ElasticTransform: { defaults: { border_mode: 4, alpha_affine: 50 }, rename: filled, convert: convertElastic },
  Equalize: {
    convert: (args, report) => {
      if (args.get('mode') === 'pil')
        report.differs({ en: 'most levels come out one brighter', ko: '대부분의 값이 한 단계 밝아집니다' });
    },
  },
  FancyPCA: {
    convert: (_, { differs }) =>
      differs({
        en: 'colours move away from the mean, no longer all by the same shift',
        ko: '모든 픽셀을 똑같이 옮기지 않고 평균과의 차이에 비례해 바꿉니다',
      }),
  },
  // Across, up and down, or both, each as often.
  Flip: { oneOf: [always('HorizontalFlip'), always('VerticalFlip'), both] },
  FromFloat: { defaults: { dtype: 'uint16' } },
  GaussNoise: { defaults: { var_limit: [10, 50], mean: 0 }, convert: convertGaussNoise },
  GaussianBlur: { defaults: { blur_limit: [3, 7], sigma_limit: 0 }, convert: convertGaussianBlur },
  GridDistortion: { defaults: { border_mode: 4, normalized: false }, rename: filled },
  GridDropout: {
    defaults: { random_offset: false },
    rename: { fill_value: 'fill', mask_fill_value: 'fill_mask' },
    pairs: {
      unit_size_range: ['unit_size_min', 'unit_size_max'],
      // 2.0.8 reads the first of `holes_number_xy` as rows.
      holes_number_xy: ['holes_number_y', 'holes_number_x'],
      shift_xy: ['shift_x', 'shift_y'],
    },
  },
  ISONoise: {
    convert: (_, { differs }) =>
      differs({
        en: 'a few pixels jump far, where all moved a little; hues hardly stray',
        ko: '모든 픽셀이 조금씩 변하는 대신 일부만 크게 변하고, 색조는 거의 그대로입니다',
      }),
  },
  ImageCompression: { pairs: { quality_range: ['quality_lower', 'quality_upper'] }, convert: convertCompression },
  JpegCompression: { name: 'ImageCompression', pairs: { quality_range: ['quality_lower', 'quality_upper'] } },
  LongestMaxSize: { defaults: { max_size: 1024 } },
  MaskDropout: { rename: { image_fill_value: 'fill', mask_fill_value: 'fill_mask' } },
  MotionBlur: {
    convert: (_, { differs }) =>
      differs({
        en: '1.3 joins two random cells of its kernel, 2.0.8 draws an angle and a direction',
        ko: '1.3은 커널의 두 칸을 무작위로 잇고, 2.0.8은 각도와 방향을 뽑습니다',
      }),
  },
  OpticalDistortion: { ...reflected, drop: ['shift_limit'] },
  PadIfNeeded: reflected,
  Perspective: { rename: { pad_mode: 'border_mode', pad_val: 'fill', mask_pad_val: 'fill_mask' } },
  PiecewiseAffine: {
    rename: { cval: 'fill', cval_mask: 'fill_mask' },
    drop: ['keypoints_threshold'],
    convert: (args, report) => {
      const code = ['constant', 'edge', 'symmetric', 'wrap', 'reflect'].indexOf(String(args.get('mode')));
      if (!args.delete('mode')) return;
      args.set('border_mode', Math.max(code, 0));
      report.changed('mode → border_mode');
    },
  },
  RandomBrightness: { name: 'RandomBrightnessContrast', convert: (args) => soleLimit(args, 'brightness', 'contrast') },
  RandomContrast: { name: 'RandomBrightnessContrast', convert: (args) => soleLimit(args, 'contrast', 'brightness') },
  RandomCropNearBBox: {
    defaults: { max_part_shift: [0.3, 0.3] },
    rename: { cropping_box_key: 'cropping_bbox_key' },
  },
  RandomFog: { pairs: { fog_coef_range: ['fog_coef_lower', 'fog_coef_upper'] } },
  RandomGamma: { drop: ['eps'] },
  RandomRain: {
    defaults: { drop_length: 20 },
    pairs: { slant_range: ['slant_lower', 'slant_upper'] },
    convert: (args) => {
      if (args.get('rain_type') === null) args.set('rain_type', 'default');
    },
  },
  RandomResizedCrop: { pairs: { size: ['height', 'width'] } },
  RandomRotate90: { defaults: { p: 0.5 } },
  RandomShadow: { pairs: { num_shadows_limit: ['num_shadows_lower', 'num_shadows_upper'] } },
  RandomSizedCrop: { pairs: { size: ['height', 'width'] } },
  RandomSnow: { pairs: { snow_point_range: ['snow_point_lower', 'snow_point_upper'] } },
  RandomSunFlare: {
    pairs: {
      angle_range: ['angle_lower', 'angle_upper'],
      num_flare_circles_range: ['num_flare_circles_lower', 'num_flare_circles_upper'],
    },
  },
  Rotate: reflected,
  SafeRotate: reflected,
  ShiftScaleRotate: {
    ...reflected,
    convert: (_, report) =>
      report.differs({
        en: '1.3 scales both axes alike; 2.0.8 draws a scale per axis',
        ko: '1.3은 두 축의 배율이 같고, 2.0.8은 축마다 따로 뽑습니다',
      }),
  },
  SmallestMaxSize: { defaults: { max_size: 1024 } },
  Solarize: {
    defaults: { threshold: 128 },
    convert: (args, report) => {
      const levels = numbers(args.get('threshold'));
      if (!args.delete('threshold') || levels === null) return;
      args.set('threshold_range', [levels[0] / 255, levels[1] / 255]);
      report.changed('threshold → threshold_range (÷ 255)');
    },
  },
  Spatter: { convert: convertSpatter },
  Superpixels: { defaults: { p_replace: [0.1, 0.1] } },
};

function convertAffine(args: Arguments, report: Report): void {
  const motions = ['scale', 'translate_percent', 'translate_px', 'rotate', 'shear'];
  if (motions.every((name) => (args.get(name) ?? null) === null)) {
    // 1.3 without any of them moves the image a little in every way.
    args
      .set('scale', [0.9, 1.1])
      .set('translate_percent', [-0.1, 0.1])
      .set('rotate', [-15, 15])
      .set('shear', [-10, 10]);
    report.changed('scale, translate_percent, rotate, shear = 1.3');
  }
  for (const name of motions) if (args.get(name) === null) args.delete(name);
  if (JSON.stringify(args.get('shear') ?? 0).match(/[1-9]/) === null) return;
  report.differs({
    en: 'shear is defined differently in 1.3; the same angles look a little different',
    ko: 'shear의 정의가 1.3과 달라, 같은 각도라도 결과가 조금 다릅니다',
  });
}

function convertElastic(args: Arguments, report: Report): void {
  args.set('noise_distribution', 'uniform');
  report.changed('noise_distribution = "uniform"');
  const affine = args.get('alpha_affine');
  if (!args.delete('alpha_affine') || affine === 0 || affine === null) return;
  report.changed('alpha_affine → –');
  report.differs({
    en: 'the affine part (alpha_affine) is gone; add an Affine before it for the like',
    ko: '아핀 변형(alpha_affine)이 없어졌습니다. 비슷하게 하려면 앞에 Affine을 추가하세요',
  });
}

function convertGaussNoise(args: Arguments, report: Report): void {
  const limit = args.get('var_limit');
  const variance = typeof limit === 'number' ? ([0, limit] as const) : numbers(limit);
  if (args.delete('var_limit') && variance !== null) {
    const [low, high] = variance;
    args.set('std_range', [Math.sqrt(Math.max(low, 0)) / 255, Math.sqrt(Math.max(high, 0)) / 255]);
    report.changed('var_limit → std_range (√ ÷ 255)');
  }
  const mean = args.get('mean');
  if (!args.delete('mean') || typeof mean !== 'number') return;
  args.set('mean_range', [mean / 255, mean / 255]);
  report.changed('mean → mean_range (÷ 255)');
}

/** In 1.3, sigma 0 means "by the size of the kernel"; in 2.0.8 it makes the image black. */
function convertGaussianBlur(args: Arguments, report: Report): void {
  const limit = args.get('blur_limit') ?? [3, 7];
  const sizes = typeof limit === 'number' ? ([Math.min(3, limit), limit] as const) : numbers(limit);
  const sigma = args.get('sigma_limit') ?? 0;
  const highest = typeof sigma === 'number' ? sigma : (numbers(sigma)?.[1] ?? 0);
  if (sizes === null || highest > 0) return;
  const [low, high] = [Math.max(sizes[0], 3), Math.max(sizes[1], 3)];
  const bySize = (size: number): number => Number((0.3 * ((size - 1) / 2 - 1) + 0.8).toFixed(6));
  args.set('blur_limit', [low, high]).set('sigma_limit', [bySize(low), bySize(high)]);
  report.changed(`sigma_limit 0 → [${bySize(low)}, ${bySize(high)}]`);
}

function convertCompression(args: Arguments, report: Report): void {
  const type = args.get('compression_type');
  if (typeof type !== 'number') return;
  args.set('compression_type', type === 1 ? 'webp' : 'jpeg');
  report.changed('compression_type → name');
}

/** 1.3 chooses among several modes, each with its colour. */
function convertSpatter(args: Arguments, report: Report): void {
  const modes = args.get('mode');
  const mode = Array.isArray(modes) ? modes[0] : modes;
  if (typeof mode !== 'string') return;
  args.set('mode', mode);
  const color = args.get('color');
  if (isObject(color)) args.set('color', (Object.hasOwn(color, mode) ? color[mode] : null) ?? null);
  if (Array.isArray(modes) && modes.length > 1) report.changed(`mode → "${mode}"`);
}

function pairUp(args: Arguments, from: string, to: string): void {
  const value = args.get(from);
  if (args.delete(from) && value !== undefined) args.set(to, [value, value]);
}

function soleLimit(args: Arguments, kept: string, other: string): void {
  args.set(`${kept}_limit`, args.get('limit') ?? [-0.2, 0.2]).set(`${other}_limit`, [0, 0]);
  args.delete('limit');
}

/** A number counts as both ends. */
function numbers(value: Json | undefined): readonly [number, number] | null {
  if (typeof value === 'number') return [value, value];
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [low, high] = value as readonly Json[];
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : null;
}
