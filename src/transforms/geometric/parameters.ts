/** Parameters that geometric transforms share, with the library's names and defaults. */
import { roundByte } from '../../math/round';
import type { Text } from '../../math/text';
import type { Border, BorderMode, Interpolation, ResizeInterpolation } from '../define';
import { choice, type Fill, fill, number } from '../params';

const interpolations = [
  { value: 0, label: { en: 'nearest', ko: '최근접' } },
  { value: 1, label: { en: 'linear', ko: '선형' } },
  { value: 2, label: { en: 'cubic', ko: '3차(cubic)' } },
  { value: 3, label: { en: 'area', ko: '영역 평균' } },
  { value: 4, label: { en: 'Lanczos', ko: '란초시(Lanczos)' } },
] as const;

const borders = [
  { value: 0, label: { en: 'one colour', ko: '단색' } },
  { value: 1, label: { en: 'stretch the edge', ko: '가장자리 늘리기' } },
  { value: 2, label: { en: 'mirror', ko: '거울' } },
  { value: 3, label: { en: 'repeat', ko: '반복' } },
  { value: 4, label: { en: 'mirror, edge not doubled', ko: '거울(가장자리 한 번만)' } },
] as const;

export const resampling = {
  interpolation: choice<Interpolation>(1, interpolations, {
    en: 'How pixels in between are computed: nearest is blocky, linear smooth, cubic and Lanczos sharper.',
    ko: '픽셀 사이 값을 구하는 방법. 최근접은 계단지고, 선형은 부드럽고, 3차와 란초시는 더 선명함',
  }),
  mask_interpolation: choice<Interpolation>(0, interpolations, {
    en: 'The same for masks; nearest keeps class numbers intact.',
    ko: '마스크에 쓰는 보간. 최근접이어야 클래스 번호가 섞이지 않음',
  }),
} as const;

/** For resizes, which know two more. */
export const resizeInterpolations = [
  ...interpolations,
  { value: 5, label: { en: 'linear, bit-exact', ko: '선형(비트 단위 정확)' } },
  { value: 6, label: { en: 'nearest, centred', ko: '최근접(픽셀 중심 기준)' } },
] as const;

export const resizeResampling = {
  interpolation: choice<ResizeInterpolation>(1, resizeInterpolations, resampling.interpolation.help),
  mask_interpolation: choice<ResizeInterpolation>(0, resizeInterpolations, resampling.mask_interpolation.help),
} as const;

export const filling = {
  border_mode: choice<BorderMode>(0, borders, {
    en: 'What is shown where the picture ends.',
    ko: '이미지 바깥을 채우는 방법',
  }),
  fill: fill(0, { en: 'Colour outside the picture, for "one colour".', ko: '"단색"일 때 바깥을 채울 색' }),
  fill_mask: fill(0, { en: 'Value outside the mask, for "one colour".', ko: '"단색"일 때 마스크 바깥을 채울 값' }),
} as const;

export const areaForDownscale = choice<'image' | 'image_mask' | null>(
  null,
  [
    { value: null, label: { en: 'off', ko: '끔' } },
    { value: 'image', label: { en: 'image', ko: '이미지' } },
    { value: 'image_mask', label: { en: 'image and mask', ko: '이미지와 마스크' } },
  ],
  {
    en: 'Averages areas when shrinking, which avoids jagged fine detail.',
    ko: '줄일 때 영역 평균을 써서 잔무늬가 깨지지 않게 함',
  },
);

export const rotateMethod = choice<'largest_box' | 'ellipse'>(
  'largest_box',
  [
    { value: 'largest_box', label: { en: 'around the corners', ko: '모서리 기준' } },
    { value: 'ellipse', label: { en: 'around the ellipse', ko: '내접 타원 기준' } },
  ],
  {
    en: 'How bounding boxes grow when turned: the ellipse keeps them tighter around round objects.',
    ko: '회전한 바운딩 박스를 다시 감싸는 방법. 타원은 둥근 물체를 더 꼭 맞게 감쌈',
  },
);

/** A whole number of pixels, at least `least`. */
export const pixels = (value: number, help: Text, least = 1) =>
  number(value, { hard: [least, 8192], slider: [least, 1024], step: 1, unit: 'px', int: true }, help);

/** A fill as the three levels OpenCV pads with. */
export function levels(value: Fill): readonly [number, number, number] {
  if (typeof value === 'object' && value !== null)
    return [roundByte(value[0]), roundByte(value[1]), roundByte(value[2])];
  const level = typeof value === 'number' ? roundByte(value) : 0;
  return [level, level, level];
}

export interface Filling {
  readonly border_mode: BorderMode;
  readonly fill: Fill;
  readonly fill_mask: Fill;
}

/** The border of a picture or of its mask. */
export const borderOf = (params: Filling, target: 'image' | 'mask'): Border => ({
  mode: params.border_mode,
  fill: levels(target === 'image' ? params.fill : params.fill_mask),
});
