import { glsl } from '../../../glsl/glsl';
import { normal } from '../../../glsl/hash';
import { rint } from '../../../math/round';
import { defineTransform, point, type Use } from '../../define';
import { placesStayRandom, solid } from '../../dropout/holes';
import { decimal, dimensions, parts } from '../../format';
import { fill, interval, type ValuesOf } from '../../params';
import { words } from './words';

/** The hole in pixels, empty where none fitted; and its part of the picture and height for its width, before rounding. */
type Draw = {
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
  ratio: number;
  seed: number;
};

const params = {
  scale: interval(
    [0.02, 0.33],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Area of the hole as a part of the picture.', ko: '이미지에 대한 구멍 넓이의 비율' },
  ),
  ratio: interval(
    [0.3, 3.3],
    { hard: [0.01, 100], slider: [0.1, 10], step: 0.1, scalar: 'fixed' },
    {
      en: 'Height of the hole divided by its width; twice is as likely as half.',
      ko: '구멍의 높이를 너비로 나눈 값. 두 배와 절반이 나올 확률이 같음',
    },
  ),
  value: fill(
    0,
    { en: 'What the hole is filled with.', ko: '구멍을 채울 색' },
    { words: [{ value: 'random', label: { en: 'normal noise', ko: '정규 분포 노이즈' } }] },
  ),
} as const;

type Erased = Use<ValuesOf<typeof params>, Draw>;

/** Holes that would reach from edge to edge are drawn again, this often. */
const tries = 10;

const hole = ({ draw }: Erased) => [draw.x, draw.y, draw.x + draw.width, draw.y + draw.height];

const outside = glsl`
if (any(lessThan(at, ivec2(hole.xy))) || any(greaterThanEqual(at, ivec2(hole.zw)))) return c;
`;

const painted = point({
  uniforms: { hole: 'vec4', color: 'vec3' },
  values: (use: Erased) => ({ hole: hole(use), color: solid(use.params.value) }),
  glsl: `${outside}return color;`,
});

const noisy = point({
  uses: [normal],
  uniforms: { hole: 'vec4', seed: 'float' },
  values: (use: Erased) => ({ hole: hole(use), seed: use.draw.seed }),
  // Deviates of one level, cut to bytes as they are: most become 0 or 1, negative ones wrap round to white.
  glsl: `${outside}return mod(trunc(normal3(uvec2(at), uint(seed))) + 256.0, 256.0);`,
});

export const randomErasing = defineTransform<typeof params, Draw>({
  name: 'torchvision.RandomErasing',
  category: 'torchvision',
  doc: {
    en: 'Covers one rectangle, drawn by the law of torchvision.',
    ko: 'torchvision의 분포로 뽑은 사각형 하나를 가리기',
  },
  note: {
    en: 'Ten tries; if no hole is smaller than the picture both ways, nothing happens. Boxes, masks and keypoints stay. On bytes its noise is black with a few white dots.',
    ko: '열 번 시도해 가로세로 모두 이미지보다 작은 구멍이 없으면 그대로 둠. 박스, 마스크, 키포인트는 그대로. 바이트 이미지에서 노이즈는 검정 바탕에 흰 점이 됨',
  },
  words: [...words, 'random erasing', 'cutout', 'occlusion', 'hole', '랜덤 이레이징', '지우기', '가리기', '구멍'],
  p: 0.5,
  params,
  thumbnail: { scale: [0.2, 0.2], ratio: [1, 1] },
  sample(params, draws, { width, height }): Draw {
    const [flat, tall] = [Math.log(params.ratio[0]), Math.log(params.ratio[1])];
    const seed = draws.seed('value');
    let last = { scale: 0, ratio: 1 };
    for (let i = 0; i < tries; i++) {
      const scale = draws.uniform('scale', params.scale, i);
      const ratio = Math.exp(draws.uniform('ratio', [flat, tall], i));
      last = { scale, ratio };
      const area = scale * width * height;
      const [high, wide] = [rint(Math.sqrt(area * ratio)), rint(Math.sqrt(area / ratio))];
      if (high >= height || wide >= width) continue;
      const [x, y] = [draws.int('x', [0, width - wide]), draws.int('y', [0, height - high])];
      return { x, y, width: wide, height: high, ...last, seed };
    }
    return { x: 0, y: 0, width: 0, height: 0, ...last, seed };
  },
  caption: ({ draw }) =>
    draw.width === 0 || draw.height === 0
      ? '0 %'
      : parts(dimensions(draw.width, draw.height), `${decimal(100 * draw.scale)} %`),
  fix: ({ params: { value }, draw: { scale, ratio } }) => ({
    nodes: [
      { transform: 'torchvision.RandomErasing', params: { value, scale: [scale, scale], ratio: [ratio, ratio] } },
    ],
    random: placesStayRandom,
  }),
  kernel: ({ value }) => (value === 'random' ? noisy : painted),
});
