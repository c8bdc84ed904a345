/** Pipelines to start from: each shows one idea well, and none needs more than a glance to be understood. */
import type { Preset } from './preset';

export const starters: readonly Preset[] = [
  {
    name: 'gentle-photo',
    title: { en: 'Gentle photo', ko: '부드러운 사진 변형' },
    doc: { en: 'Small changes that any photo survives', ko: '어떤 사진에도 무리 없는 작은 변화' },
    nodes: [
      { transform: 'HorizontalFlip', p: 0.5 },
      { transform: 'Rotate', p: 0.5, params: { limit: [-8, 8], border_mode: 4 } },
      {
        transform: 'RandomBrightnessContrast',
        p: 0.7,
        params: { brightness_limit: [-0.12, 0.12], contrast_limit: [-0.12, 0.12] },
      },
      {
        transform: 'HueSaturationValue',
        p: 0.5,
        params: { hue_shift_limit: [-6, 6], sat_shift_limit: [-16, 16], val_shift_limit: [-8, 8] },
      },
    ],
  },
  {
    name: 'classification-basics',
    title: { en: 'Classification basics', ko: '분류 기본' },
    doc: { en: 'Crop to 224, flip, colour, then Normalize', ko: '224 크롭, 뒤집기, 색 변화 뒤 Normalize' },
    nodes: [
      {
        transform: 'Affine',
        p: 0.8,
        params: { scale: { x: [0.85, 1.2], y: [0.85, 1.2] }, keep_ratio: true, rotate: [-12, 12], border_mode: 4 },
      },
      { transform: 'RandomCrop', p: 1, params: { height: 224, width: 224, pad_if_needed: true, border_mode: 4 } },
      { transform: 'HorizontalFlip', p: 0.5 },
      { transform: 'RandomBrightnessContrast', p: 0.6 },
      { transform: 'HueSaturationValue', p: 0.5 },
      { transform: 'ToGray', p: 0.1 },
      { transform: 'Normalize', p: 1 },
    ],
  },
  {
    name: 'occlusion-noise',
    title: { en: 'Occlusion & noise', ko: '가림과 노이즈' },
    doc: { en: 'Bad cameras and things in the way', ko: '나쁜 카메라와 가려진 물체' },
    nodes: [
      { transform: 'HorizontalFlip', p: 0.5 },
      {
        transform: 'CoarseDropout',
        p: 0.8,
        params: { num_holes_range: [1, 5], hole_height_range: [0.08, 0.2], hole_width_range: [0.08, 0.2] },
      },
      {
        group: 'OneOf',
        p: 0.8,
        children: [
          { transform: 'GaussNoise', p: 1, params: { std_range: [0.05, 0.18] } },
          { transform: 'GaussianBlur', p: 1, params: { sigma_limit: [0.8, 2.4] } },
        ],
      },
      { transform: 'RandomGamma', p: 0.4, params: { gamma_limit: [60, 150] } },
    ],
  },
  {
    name: 'geometry-only',
    title: { en: 'Geometry only', ko: '기하 변형만' },
    doc: { en: 'Moves pixels, never changes their colour', ko: '색은 그대로, 위치만 변형' },
    nodes: [
      {
        group: 'SomeOf',
        p: 1,
        n: 2,
        children: [
          { transform: 'HorizontalFlip', p: 1 },
          { transform: 'VerticalFlip', p: 1 },
          { transform: 'RandomRotate90', p: 1 },
          { transform: 'Transpose', p: 1 },
        ],
      },
      {
        transform: 'Affine',
        p: 0.9,
        params: {
          scale: { x: [0.8, 1.15], y: [0.8, 1.15] },
          translate_percent: { x: [-0.08, 0.08], y: [-0.08, 0.08] },
          rotate: [-20, 20],
          shear: { x: [-8, 8], y: [-8, 8] },
        },
      },
    ],
  },
];
