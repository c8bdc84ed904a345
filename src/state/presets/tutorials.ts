/** What well-known tutorials teach, as pipelines to play with. */
import type { Preset } from './preset';

export const tutorials: readonly Preset[] = [
  {
    name: 'tensorflow-one-by-one',
    title: { en: 'TensorFlow tutorial', ko: 'TensorFlow 튜토리얼' },
    doc: {
      en: 'Flip, grey, saturation, brightness, rotation, central crop: one per tile',
      ko: '뒤집기, 흑백, 채도, 밝기, 회전, 중앙 크롭을 타일마다 하나씩',
    },
    nodes: [
      {
        group: 'OneOf',
        p: 1,
        children: [
          { transform: 'HorizontalFlip', p: 1 },
          { transform: 'ToGray', p: 1 },
          { transform: 'tf.image.adjust_saturation', p: 1, params: { saturation_factor: 3 } },
          { transform: 'tf.image.adjust_brightness', p: 1, params: { delta: 0.4 } },
          { transform: 'Rotate', p: 1, params: { limit: [90, 90] } },
          { transform: 'tf.image.central_crop', p: 1, params: { central_fraction: [0.5, 0.5] } },
        ],
      },
    ],
  },
  {
    name: 'imgaug-hundred',
    title: { en: 'imgaug: a hundred of a thousand', ko: 'imgaug: 천 장 중 백 장' },
    doc: {
      en: 'Grey or more vivid, then crop and affine in random order',
      ko: '흑백 또는 채도, 이어서 크롭과 어파인을 무작위 순서로',
    },
    grid: { columns: 10, rows: 10 },
    nodes: [
      {
        group: 'OneOf',
        p: 1,
        children: [
          { transform: 'iaa.Grayscale', p: 1, params: { alpha: [0, 1] } },
          {
            group: 'Sequential',
            p: 1,
            children: [{ transform: 'iaa.AddToSaturation', p: 0.5, params: { value: [-75, 75] } }],
          },
        ],
      },
      {
        group: 'RandomOrder',
        p: 1,
        n: 2,
        children: [
          { transform: 'iaa.Crop', p: 1, params: { percent: [0, 0.1] } },
          {
            transform: 'Affine',
            p: 1,
            params: {
              scale: { x: [0.8, 1.2], y: [0.8, 1.2] },
              translate_percent: { x: [-0.2, 0.2], y: [-0.2, 0.2] },
              rotate: [-25, 25],
              shear: { x: [-8, 8], y: [-8, 8] },
            },
          },
        ],
      },
    ],
  },
  {
    name: 'segmentation',
    title: { en: 'Segmentation in all weathers', ko: '전천후 분할' },
    doc: {
      en: 'The long list of Albumentations articles, in an order that works',
      ko: 'Albumentations 글에 나오는 긴 목록을 쓸 수 있는 순서로',
    },
    nodes: [
      { transform: 'RandomResizedCrop', p: 1, params: { size: [320, 320], scale: [0.4, 1] } },
      { transform: 'RandomRotate90', p: 0.5 },
      { transform: 'HorizontalFlip', p: 0.5 },
      { transform: 'VerticalFlip', p: 0.5 },
      {
        group: 'OneOf',
        p: 0.5,
        children: [
          { transform: 'GridDistortion', p: 1 },
          { transform: 'Perspective', p: 1 },
        ],
      },
      {
        group: 'OneOf',
        p: 0.6,
        children: [
          { transform: 'ColorJitter', p: 1 },
          { transform: 'RandomGamma', p: 1 },
        ],
      },
      {
        group: 'OneOf',
        p: 0.5,
        children: [
          { transform: 'RandomFog', p: 1 },
          { transform: 'RandomRain', p: 1 },
          { transform: 'RandomShadow', p: 1 },
          { transform: 'RandomSnow', p: 1 },
          { transform: 'RandomSunFlare', p: 1 },
        ],
      },
      {
        group: 'OneOf',
        p: 0.5,
        children: [
          { transform: 'GaussNoise', p: 1, params: { std_range: [0.05, 0.15] } },
          { transform: 'ISONoise', p: 1 },
          { transform: 'GaussianBlur', p: 1 },
          { transform: 'MotionBlur', p: 1 },
          { transform: 'ImageCompression', p: 1, params: { quality_range: [20, 60] } },
        ],
      },
      { transform: 'Resize', p: 1, params: { height: 256, width: 256 } },
      { transform: 'Normalize', p: 1 },
    ],
  },
  {
    name: 'x-ray',
    title: { en: 'X-ray contrast', ko: 'X선 대비' },
    doc: { en: 'Grey, then CLAHE, turned a little', ko: '흑백 뒤 CLAHE, 약간의 회전' },
    nodes: [
      { transform: 'ToGray', p: 1 },
      { transform: 'CLAHE', p: 1, params: { clip_limit: [1, 4] } },
      { transform: 'Rotate', p: 0.5, params: { limit: [-10, 10] } },
    ],
  },
  {
    name: 'elastic',
    title: { en: 'Elastic, ten to one', ko: '탄성 변형 10 대 1' },
    doc: {
      en: 'alpha ten times sigma, as for handwriting and tissue',
      ko: 'alpha를 sigma의 10배로. 손글씨와 조직 영상용',
    },
    nodes: [{ transform: 'ElasticTransform', p: 1, params: { alpha: 120, sigma: 12 } }],
  },
];
