import type { Size } from '../../../math/box';
import { isIdentity } from '../../../math/matrix';
import type { Draws } from '../../../math/random';
import { defineTransform, type Use } from '../../define';
import { decimal, parts, signed } from '../../format';
import { flag, type Interval, interval, intervalXY, nullableIntervalXY, type ValuesOf } from '../../params';
import { filling, resampling, rotateMethod } from '../parameters';
import { affineLabels, affineMatrix, boxCentre, fitOutput, type Movement, movedKernel, pixelCentre } from './movement';

/** Degrees, factors and whole pixels; x before y. */
type Draw = {
  rotate: number;
  scale: readonly [number, number];
  shear: readonly [number, number];
  translate: readonly [number, number];
};

const params = {
  scale: intervalXY(
    { x: [1, 1], y: [1, 1] },
    { hard: [-100, 100], slider: [0.1, 2], step: 0.01, unit: '×', missing: 1 },
    { en: 'Zoom: 2 doubles the size, 0.5 halves it.', ko: '확대 배율. 2는 두 배, 0.5는 절반' },
  ),
  translate_px: nullableIntervalXY(
    // The library writes zeros here when neither is given; null says the same and leaves room for the fractions.
    null,
    { hard: [-8192, 8192], slider: [-256, 256], step: 1, unit: 'px', int: true, missing: 0 },
    { en: 'Moves the picture right and down by whole pixels.', ko: '오른쪽과 아래로 옮길 픽셀 수' },
  ),
  translate_percent: nullableIntervalXY(
    null,
    { hard: [-10, 10], slider: [-0.5, 0.5], step: 0.01, missing: 0 },
    {
      en: 'Moves the picture by a fraction of its width and height; use this or pixels, not both.',
      ko: '너비와 높이에 대한 비율로 옮김. 픽셀 이동과 함께 쓸 수 없음',
    },
  ),
  rotate: interval(
    [0, 0],
    { hard: [-3600, 3600], slider: [-180, 180], step: 1, unit: '°', scalar: 'fixed' },
    { en: 'How far the picture turns; positive is counter-clockwise.', ko: '회전 각도. 양수는 반시계 방향' },
  ),
  shear: intervalXY(
    { x: [0, 0], y: [0, 0] },
    { hard: [-360, 360], slider: [-45, 45], step: 1, unit: '°', missing: 1 },
    {
      en: 'Slants the picture: x leans it sideways, y lifts one side.',
      ko: '기울여 찌그러뜨림. x는 옆으로, y는 위아래로',
    },
  ),
  ...resampling,
  ...filling,
  fit_output: flag(false, {
    en: 'Enlarges the output so that nothing is cut off; moving then has no effect.',
    ko: '잘리는 부분이 없도록 출력 크기를 키움. 이동은 효과가 없어짐',
  }),
  keep_ratio: flag(false, {
    en: 'Uses the same zoom for width and height; both ranges must be equal.',
    ko: '가로와 세로에 같은 배율 사용. 두 범위가 같아야 함',
  }),
  rotate_method: rotateMethod,
  balanced_scale: flag(false, {
    en: 'Zooms out as often as in, whatever the range.',
    ko: '범위와 상관없이 확대와 축소를 같은 확률로 선택',
  }),
} as const;

type Values = ValuesOf<typeof params>;
type Affinity = Use<Values, Draw>;

const same = (a: Interval, b: Interval): boolean => a[0] === b[0] && a[1] === b[1];

function drawScale(range: Interval, balanced: boolean, draws: Draws, axis: number): number {
  if (!balanced) return draws.uniform('scale', range, axis);
  const out: Interval | null = range[0] < 1 ? [range[0], 1] : null;
  const into: Interval | null = range[1] > 1 ? [1, range[1]] : null;
  const chosen = out && into ? (draws.unit('balanced_scale', axis) < 0.5 ? out : into) : (out ?? into);
  return chosen ? draws.uniform('scale', chosen, axis) : 1;
}

function drawTranslation(params: Values, draws: Draws, { width, height }: Size): readonly [number, number] {
  const { translate_px: pixels, translate_percent: fractions } = params;
  if (pixels) {
    const whole = ([low, high]: Interval): Interval => [Math.trunc(low), Math.trunc(high)];
    return [draws.int('translate_px', whole(pixels.x), 0), draws.int('translate_px', whole(pixels.y), 1)];
  }
  if (!fractions) return [0, 0];
  const move = (range: Interval, side: number, axis: number): number =>
    // Adding zero turns a negative zero into a plain one.
    Math.trunc(draws.uniform('translate_percent', range, axis) * side) + 0;
  return [move(fractions.x, width, 0), move(fractions.y, height, 1)];
}

function movement({ params, draw, input }: Affinity): Movement {
  let matrix = affineMatrix(draw, pixelCentre(input));
  let boxMatrix = affineMatrix(draw, boxCentre(input));
  let output = input;
  if (params.fit_output) {
    // The library fits both matrices, each by its own bounds; a matrix that does nothing leaves the size alone, too.
    boxMatrix = fitOutput(boxMatrix, input).matrix;
    const fitted = fitOutput(matrix, input);
    matrix = fitted.matrix;
    if (!isIdentity(matrix)) output = fitted.output;
  }
  const { rotate_method: method, border_mode: border } = params;
  return { matrix, boxMatrix, output, corner: [0, 0], scale: Math.max(...draw.scale), method, border };
}

function caption({ draw }: Affinity): string {
  const { rotate, scale, shear, translate } = draw;
  const zoom = scale[0] === scale[1] ? decimal(scale[0], 2) : `${decimal(scale[0], 2)}, ${decimal(scale[1], 2)}`;
  const shown = parts(
    rotate === 0 ? '' : `angle ${decimal(rotate, 1)}°`,
    scale[0] === 1 && scale[1] === 1 ? '' : `scale ${zoom}`,
    shear[0] === 0 && shear[1] === 0 ? '' : `shear ${decimal(shear[0], 1)}°, ${decimal(shear[1], 1)}°`,
    translate[0] === 0 && translate[1] === 0 ? '' : `move ${signed(translate[0])}, ${signed(translate[1])}`,
  );
  return shown === '' ? 'angle 0°' : shown;
}

export const Affine = defineTransform({
  name: 'Affine',
  category: 'geometric',
  doc: { en: 'Zooms, moves, turns and slants in one go.', ko: '확대, 이동, 회전, 기울이기를 한 번에 적용' },
  note: {
    en: 'All four are one resampling, so nothing is blurred twice. With mirrored borders the library copies labels too.',
    ko: '네 가지를 한 번에 계산해 두 번 흐려지지 않음. 거울 테두리에서는 라벨도 함께 복제됨',
  },
  words: ['translate', 'shift', 'zoom', 'shear', 'skew', '이동', '확대', '축소', '기울이기', '아핀'],
  p: 0.5,
  params,
  check(params) {
    if (params.translate_px !== null && params.translate_percent !== null)
      return {
        en: 'Move either by pixels or by a fraction, not both.',
        ko: '픽셀 이동과 비율 이동 중 하나만 사용',
      };
    if (params.keep_ratio && !same(params.scale.x, params.scale.y))
      return {
        en: 'keep_ratio needs the same zoom range for x and y.',
        ko: 'keep_ratio를 쓰려면 x와 y의 배율 범위가 같아야 함',
      };
    return null;
  },
  sample(params, draws, input): Draw {
    const x = drawScale(params.scale.x, params.balanced_scale, draws, 0);
    const y = params.keep_ratio ? x : drawScale(params.scale.y, params.balanced_scale, draws, 1);
    return {
      translate: drawTranslation(params, draws, input),
      shear: [draws.uniform('shear', params.shear.x, 0), draws.uniform('shear', params.shear.y, 1)],
      scale: [x, y],
      rotate: draws.uniform('rotate', params.rotate),
    };
  },
  caption,
  fix({ params, draw }) {
    const pin = ([x, y]: readonly [number, number]) => ({ x: [x, x], y: [y, y] }) as const;
    const pinned = {
      ...params,
      scale: pin(draw.scale),
      translate_px: pin(draw.translate),
      translate_percent: null,
      rotate: [draw.rotate, draw.rotate] as const,
      shear: pin(draw.shear),
      // Balancing would widen a pinned zoom up to 1 again.
      balanced_scale: false,
    };
    return { nodes: [{ transform: 'Affine', params: pinned }] };
  },
  kernel: movedKernel(movement),
  labels: affineLabels(movement),
});
