import type { Size } from '../../math/box';
import { rint } from '../../math/round';
import { defineTransform, Refusal, type ResizeInterpolation, type SequenceKernel, type Use } from '../define';
import { decimal, dimensions, parts } from '../format';
import { resizeInterpolations } from '../geometric/parameters';
import { interval, type ValuesOf, vector } from '../params';
import { remember } from '../remember';

/** `width` and `height` are the picture's own, to which it is enlarged again. */
type Draw = { scale: number; width: number; height: number };

const params = {
  scale_range: interval(
    [0.25, 0.25],
    { hard: [0, 1], slider: [0.05, 1], step: 0.01, unit: '×', scalar: 'fixed' },
    { en: 'How small it gets before it is enlarged again.', ko: '다시 키우기 전에 줄이는 배율' },
  ),
  interpolation_pair: vector(
    [0, 0],
    {
      names: ['downscale', 'upscale'],
      hard: [0, 6],
      step: 1,
      int: true,
      keyed: true,
      options: resizeInterpolations,
    },
    {
      en: 'How it is shrunk, and how it is enlarged again: nearest makes blocks, linear blurs.',
      ko: '줄일 때와 다시 키울 때의 보간. 최근접은 네모난 픽셀, 선형은 흐릿하게',
    },
  ),
} as const;

type Down = Use<ValuesOf<typeof params>, Draw>;

const shrunk = ({ width, height, scale }: Draw): Size => ({ width: rint(width * scale), height: rint(height * scale) });

const both = remember(
  (down: ResizeInterpolation, up: ResizeInterpolation): SequenceKernel<ValuesOf<typeof params>, Draw> => ({
    kind: 'sequence',
    kernels: [
      {
        kind: 'resize',
        interpolation: { image: down, mask: down },
        masks: false,
        resize: ({ draw }: Down) => shrunk(draw),
        factor: ({ draw }: Down) => draw.scale,
      },
      {
        kind: 'resize',
        interpolation: { image: up, mask: up },
        masks: false,
        resize: ({ draw: { width, height } }: Down) => ({ width, height }),
      },
    ],
  }),
);

export const Downscale = defineTransform({
  name: 'Downscale',
  category: 'quality',
  doc: { en: 'Loses detail: shrinks the picture and enlarges it again.', ko: '줄였다가 다시 키워 세부를 잃게 하기' },
  words: ['pixelate', 'low resolution', 'blocky', 'quality', '저해상도', '픽셀화', '화질', '계단'],
  p: 0.5,
  params,
  sample(params, draws, { width, height }): Draw {
    const draw = { scale: draws.uniform('scale_range', params.scale_range), width, height };
    const { width: across, height: down } = shrunk(draw);
    if (across < 1 || down < 1)
      throw new Refusal({
        en: 'Nothing would be left of the picture; the library raises an error here.',
        ko: '이미지가 1픽셀보다 작아짐. 라이브러리에서는 오류가 남',
      });
    return draw;
  },
  caption({ draw }) {
    const { width, height } = shrunk(draw);
    return parts(`× ${decimal(draw.scale, 2)}`, dimensions(width, height));
  },
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'Downscale', params: { ...params, scale_range: [draw.scale, draw.scale] } }],
  }),
  kernel: ({ interpolation_pair: [down, up] }) => both(down as ResizeInterpolation, up as ResizeInterpolation),
});
