import { defineTransform, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { interval, type Params } from '../../params';
import { convolution, normalized, type Square, square } from '../convolution';
import { blurLimit, oddWidth } from '../size';

/** Width in pixels, and where the low-pass filter cuts, in radians per pixel. */
type Draw = { size: number; cutoff: number };

/** Bessel's J1 by its integral; the trapezoid rule is as good as exact once there are more steps than oscillations. */
export function besselJ1(x: number): number {
  const steps = Math.ceil(Math.abs(x)) + 40;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const turn = (Math.PI * (i + 0.5)) / steps;
    sum += Math.cos(turn - x * Math.sin(turn));
  }
  return sum / steps;
}

/** A circular low-pass filter that cuts sharply, whose weights swing below zero and back. */
export const ringingSquare = ({ size, cutoff }: Draw): Square =>
  normalized(
    square(size, (x, y) => {
      const distance = Math.hypot(x, y);
      if (distance === 0) return (cutoff * cutoff) / (4 * Math.PI);
      return (cutoff * besselJ1(cutoff * distance)) / (2 * Math.PI * distance);
    }),
  );

const ringing = convolution(
  ({ draw }: Use<Params, Draw>) => ringingSquare(draw),
  ({ draw }) => draw.size,
);

export const RingingOvershoot = defineTransform({
  name: 'RingingOvershoot',
  category: 'blur',
  doc: {
    en: 'Leaves ripples beside edges, as over-sharpening or heavy compression does.',
    ko: '과한 선명화나 압축처럼 윤곽 옆에 물결무늬 남기기',
  },
  words: ['ringing', 'overshoot', 'halo', 'sinc', 'gibbs', 'esrgan', '링잉', '물결', '후광', '오버슈트'],
  p: 0.5,
  params: {
    blur_limit: blurLimit([7, 15], 51, 31, {
      en: 'Width of the filter; always odd. Wider ones ripple further.',
      ko: '필터의 너비. 항상 홀수이며 넓을수록 물결이 멀리 퍼짐',
    }),
    cutoff: interval(
      [Math.PI / 4, Math.PI / 2],
      { hard: [0, Math.PI], slider: [0.1, 3.1], step: 0.05, scalar: 'fixed' },
      {
        en: 'Finest detail that is kept, in radians per pixel; less blurs more. At 0 the picture is black.',
        ko: '남길 세부의 한계(픽셀당 라디안). 작을수록 흐려지고 0이면 검은 화면이 됨',
      },
    ),
  },
  thumbnail: { cutoff: [0.9, 0.9] },
  sample: (params, draws): Draw => ({
    size: oddWidth(draws, params.blur_limit),
    cutoff: draws.uniform('cutoff', params.cutoff),
  }),
  caption: ({ draw }) => parts(`k ${draw.size}`, `ω ${decimal(draw.cutoff, 2)}`),
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'RingingOvershoot',
        params: { blur_limit: [draw.size, draw.size], cutoff: [draw.cutoff, draw.cutoff] },
      },
    ],
  }),
  kernel: () => ringing,
});
