import type { Size } from '../../math/box';
import { defineTransform, Refusal, type ResizeInterpolation, type ResizeKernel, type SequenceKernel } from '../define';
import { decimal, parts } from '../format';
import { resizeInterpolations } from '../geometric/parameters';
import { choice, interval, nullableNumber, type Params } from '../params';
import { remember } from '../remember';
import { centresOf, type SlicDraw, superpixels, withoutRoom, withRoom } from './slic';

/** Comparisons of pixels with centres in one round: beyond this a picture would take seconds. */
const mostWork = 2 ** 25;

const resizing = (
  interpolation: ResizeInterpolation,
  side: (draw: SlicDraw) => readonly number[],
): ResizeKernel<Params, SlicDraw> => ({
  kind: 'resize',
  interpolation: { image: interpolation, mask: interpolation },
  masks: false,
  resize({ draw }) {
    const [width, height] = side(draw);
    return { width: width!, height: height! };
  },
});

const kernelOf = remember(
  (interpolation: ResizeInterpolation): SequenceKernel<Params, SlicDraw> => ({
    kind: 'sequence',
    kernels: [
      resizing(interpolation, ({ small }) => small),
      withRoom,
      superpixels,
      withoutRoom,
      resizing(interpolation, ({ size }) => size),
    ],
  }),
);

/** The size at which a picture is divided. */
function reduced({ width, height }: Size, most: number | null): readonly [number, number] {
  const longest = Math.max(width, height);
  if (most === null || longest <= most) return [width, height];
  const scale = most / longest;
  return [Math.trunc(width * scale), Math.trunc(height * scale)];
}

const refusals = {
  none: {
    en: 'Nothing is left of the picture at this size; the library raises an error here.',
    ko: '이 크기로 줄이면 남는 픽셀이 없음. 라이브러리에서는 오류가 남',
  },
  small: {
    en: 'There are fewer pixels than segments; the library raises an error here.',
    ko: '픽셀보다 조각이 많음. 라이브러리에서는 오류가 남',
  },
  narrow: {
    en: 'The picture is too narrow for segments this large to be shown here.',
    ko: '이미지가 좁아 이렇게 큰 조각은 여기서 보여 줄 수 없음',
  },
  slow: {
    en: 'So many segments in so large a picture would take too long here. The export keeps them.',
    ko: '이렇게 큰 이미지에 이렇게 많은 조각은 여기서 너무 오래 걸림. 내보내기에는 그대로 남음',
  },
} as const;

export const Superpixels = defineTransform({
  name: 'Superpixels',
  category: 'quality',
  doc: {
    en: 'Divides the picture along its edges and gives some of the pieces one colour.',
    ko: '윤곽을 따라 조각으로 나누고 일부를 한 색으로 칠하기',
  },
  note: {
    en: 'The whole picture loses detail where it is larger than max_size, unless no piece is replaced. The piece at the top left never is. This is the library’s own division, which other SLIC programs do not share.',
    ko: 'max_size보다 큰 이미지는 바뀌는 조각이 하나라도 있으면 전체가 흐려짐. 왼쪽 위 조각은 바뀌지 않음. 라이브러리 고유의 나누기라 다른 SLIC 프로그램과는 결과가 다름',
  },
  words: ['slic', 'segments', 'mosaic', 'pieces', 'posterize', '슈퍼픽셀', '조각', '모자이크', '분할'],
  p: 0.5,
  params: {
    p_replace: interval(
      [0, 0.1],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      { en: 'Chance of a piece to get one colour.', ko: '조각이 한 색으로 바뀔 확률' },
    ),
    n_segments: interval(
      [100, 100],
      { hard: [1, 10000], slider: [1, 500], step: 1, int: true, scalar: 'one-to' },
      { en: 'How many pieces, roughly.', ko: '조각의 대략적인 개수' },
    ),
    max_size: nullableNumber(
      128,
      { hard: [1, 4095], slider: [16, 512], step: 1, unit: 'px', int: true },
      {
        en: 'Longer side at which larger pictures are divided, to be enlarged again afterwards.',
        ko: '이보다 큰 이미지는 긴 변을 이 길이로 줄여 나눈 뒤 다시 키움',
      },
    ),
    interpolation: choice<ResizeInterpolation>(1, resizeInterpolations, {
      en: 'How it is made smaller and larger.',
      ko: '줄이고 키울 때의 보간',
    }),
  },
  thumbnail: { p_replace: [1, 1], n_segments: [80, 80] },
  sample(params, draws, { width, height }): SlicDraw {
    const segments = draws.int('n_segments', params.n_segments);
    const share = draws.uniform('p_replace', params.p_replace);
    const flags = Array.from({ length: segments }, (_, i) => (draws.unit('replaced', i) < share ? 1 : 0));
    const size = [width, height];
    if (!flags.includes(1)) return { segments, share, replaced: [], size, small: size };
    const [across, down] = reduced({ width, height }, params.max_size);
    if (across < 1 || down < 1) throw new Refusal(refusals.none);
    const { step, count } = centresOf(segments, { width: across, height: down });
    if (step < 1) throw new Refusal(refusals.small);
    if (count === 0) throw new Refusal(refusals.narrow, 'page');
    if (count * across * down > mostWork || Math.max(across, down) > 4095) throw new Refusal(refusals.slow, 'page');
    return { segments, share, replaced: flags, size, small: [across, down] };
  },
  caption: ({ draw }) => parts(`${draw.segments}`, `${decimal(draw.share * 100, 1)} %`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'Superpixels',
        params: { ...params, n_segments: [draw.segments, draw.segments], p_replace: [draw.share, draw.share] },
      },
    ],
    ...(draw.share > 0 &&
      draw.share < 1 && {
        random: { en: 'Which pieces are replaced stays random.', ko: '어느 조각이 바뀔지는 무작위로 남음' },
      }),
  }),
  kernel: ({ interpolation }) => kernelOf(interpolation),
});
