/** Adding a number to each channel, whose fraction is lost: a tint, or noise that is the same everywhere. */
import { glsl } from '../glsl/glsl';
import { bytesOf } from '../math/bytes';
import { truncateByte } from '../math/round';
import { type LutKernel, point, type Use } from './define';
import type { Params } from './params';

type Draw = { shift: readonly number[] };

export const shiftLevels: LutKernel<Params, Draw> = {
  kind: 'lut',
  table: ({ draw }) => bytesOf(768, (i) => truncateByte((i & 255) + Math.trunc(draw.shift[i >> 8]!))),
  formula: point({
    uniforms: { shift: 'vec3' },
    values: ({ draw }: Use<Params, Draw>) => ({ shift: draw.shift.map(Math.trunc) }),
    glsl: glsl`return clamp(c + shift, 0.0, 255.0);`,
  }),
};
