/** What the distortions share: parameters, the kernel that follows a map, and labels moved by the same map. */
import type { Size } from '../../../math/box';
import { roundByte } from '../../../math/round';
import {
  type Body,
  type Border,
  type BorderMode,
  type Draw,
  type Fields,
  type Interpolation,
  type MapKernel,
  map,
  type Target,
  type Uniforms,
  type Use,
} from '../../define';
import { choice, type Fill } from '../../params';
import { remember } from '../../remember';
import { filling, levels, resampling } from '../parameters';

export const remapping = {
  ...resampling,
  ...filling,
  keypoint_remapping_method: choice<'mask' | 'direct'>(
    'mask',
    [
      { value: 'mask', label: { en: 'drawn as dots', ko: '점으로 그려서' } },
      { value: 'direct', label: { en: 'looked up', ko: '역방향 표에서' } },
    ],
    {
      en: 'How keypoints follow: as small dots moved like a mask, or by looking up where each pixel went.',
      ko: '키포인트를 옮기는 방법. 작은 점을 찍어 마스크처럼 옮기거나, 픽셀이 간 자리를 표에서 찾음',
    },
  ),
} as const;

interface Filling {
  readonly fill: Fill;
  readonly fill_mask: Fill;
}

/** One grey level fills red only here: the library hands it to OpenCV as it is. Masks have but one channel. */
export function plainFill(params: Filling, target: Target): Border['fill'] {
  const { fill } = params;
  return target === 'image' && typeof fill === 'number' ? [roundByte(fill), 0, 0] : levels(chosen(params, target));
}

const chosen = ({ fill, fill_mask }: Filling, target: Target): Fill => (target === 'image' ? fill : fill_mask);

export const redFill = {
  en: 'A grey fill colours red only, as in the library: choose a colour instead.',
  ko: '회색 채우기는 라이브러리처럼 빨강에만 적용되므로 색을 고를 것',
} as const;

/** Values of the parameters above. */
export type Remapping = Filling & {
  readonly interpolation: Interpolation;
  readonly mask_interpolation: Interpolation;
  readonly border_mode: BorderMode;
  readonly keypoint_remapping_method: 'mask' | 'direct';
};

/** The kernel of a distortion: one program for every combination of interpolations and border. */
export function remapKernel<P extends Remapping & Use['params'], D extends Draw, const U extends Uniforms>(
  body: Body<U, P, D> & { readonly fields?: Fields<P, D> },
): (params: P) => MapKernel<P, D, Uniforms> {
  const kernel = remember((image: Interpolation, mask: Interpolation, border: BorderMode) =>
    map<P, D, U>({
      ...body,
      interpolation: { image, mask },
      border,
      fill: ({ params }, target) => plainFill(params, target),
    }),
  );
  return (params) => kernel(params.interpolation, params.mask_interpolation, params.border_mode);
}

/** Makes a value once per draw and size of the picture: every label of a tile needs the same map. */
export function perDraw<P extends Use['params'], D extends Draw, V>(
  make: (use: Use<P, D>) => V,
): (use: Use<P, D>) => V {
  const known = new WeakMap<D, { readonly size: Size; readonly params: P; readonly value: V }>();
  return (use) => {
    const { draw, input, params } = use;
    const last = known.get(draw);
    if (last?.params === params && last.size.width === input.width && last.size.height === input.height)
      return last.value;
    const value = make(use);
    known.set(draw, { size: { width: input.width, height: input.height }, params, value });
    return value;
  };
}
