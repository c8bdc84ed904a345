import { glsl } from '../../../glsl/glsl';
import { normal } from '../../../glsl/hash';
import { defineTransform, point, type Use } from '../../define';
import { placesStayRandom, solid } from '../../dropout/holes';
import { dimensions } from '../../format';
import { fill, interval, type ValuesOf } from '../../params';
import { words } from './words';

/** The hole in whole pixels: those whose places lie within the sides that were drawn. */
type Draw = { x: number; y: number; width: number; height: number; seed: number };

const params = {
  scale: interval(
    [0.02, 0.33],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
    {
      en: 'Drawn for each side, whose length is its square root: 0.25 is half the side.',
      ko: '변마다 따로 뽑고 그 제곱근이 변의 길이 비율. 0.25면 절반',
    },
  ),
  fill_value: fill(
    'noise',
    { en: 'What the hole is filled with.', ko: '구멍을 채울 색' },
    { words: [{ value: 'noise', label: { en: 'normal noise', ko: '정규 분포 노이즈' } }] },
  ),
} as const;

type Erased = Use<ValuesOf<typeof params>, Draw>;

const hole = ({ draw }: Erased) => [draw.x, draw.y, draw.x + draw.width, draw.y + draw.height];

const outside = glsl`
if (any(lessThan(at, ivec2(hole.xy))) || any(greaterThanEqual(at, ivec2(hole.zw)))) return c;
`;

const painted = point({
  uniforms: { hole: 'vec4', color: 'vec3' },
  values: (use: Erased) => ({ hole: hole(use), color: solid(use.params.fill_value) }),
  glsl: `${outside}return color;`,
});

const noisy = point({
  uses: [normal],
  uniforms: { hole: 'vec4', seed: 'float' },
  values: (use: Erased) => ({ hole: hole(use), seed: use.draw.seed }),
  glsl: `${outside}return roundEven(clamp(normal3(uvec2(at), uint(seed)) * 255.0, 0.0, 255.0));`,
});

export const kerasErasing = defineTransform<typeof params, Draw>({
  name: 'keras.RandomErasing',
  category: 'keras',
  doc: {
    en: 'Covers one rectangle, width and height drawn apart.',
    ko: '너비와 높이를 따로 뽑은 사각형 하나를 가리기',
  },
  note: {
    en: 'Boxes, masks and keypoints stay. Half of its noise is black, as it is centred on zero. The layer’s factor is p here.',
    ko: '박스, 마스크, 키포인트는 그대로. 노이즈의 중심이 0이라 절반은 검정. 레이어의 factor는 여기서 p',
  },
  words: [...words, 'random erasing', 'cutout', 'occlusion', 'hole', '랜덤 이레이징', '지우기', '가리기', '구멍'],
  p: 1,
  params,
  thumbnail: { scale: [0.2, 0.2] },
  sample({ scale }, draws, { width, height }): Draw {
    const side = (length: number, index: number): readonly [number, number] => {
      const cut = Math.sqrt(draws.uniform('scale', scale, index)) * length;
      const start = draws.unit('start', index) * (length - cut);
      return [Math.ceil(start), Math.ceil(start + cut)];
    };
    const [left, right] = side(width, 0);
    const [top, bottom] = side(height, 1);
    return { x: left, y: top, width: right - left, height: bottom - top, seed: draws.seed('fill_value') };
  },
  caption: ({ draw }) => dimensions(draw.width, draw.height),
  fix: ({ params: given }) => ({
    nodes: [{ transform: 'keras.RandomErasing', params: given }],
    random: placesStayRandom,
  }),
  kernel: ({ fill_value }) => (fill_value === 'noise' ? noisy : painted),
});
