/** The classes with which Albumentations handed work over to imgaug until 1.3, as those of 2.0.8 that do the like. */
import type { Json } from '../../math/text';
import type { Arguments, Report, Rule } from './legacy-rules';

const modes = ['constant', 'edge', 'symmetric', 'wrap', 'reflect'];
const orders = [0, 1, 1, 2];

const byImgaug = ({ differs }: Report): void =>
  differs({
    en: 'imgaug computed it: alike, not pixel for pixel',
    ko: 'imgaug가 계산하던 변환이라 픽셀까지 같지는 않습니다',
  });

const alike = (name: string, defaults: Rule['defaults'] = {}): Rule => ({
  ...{ name, defaults },
  convert: (_, report) => byImgaug(report),
});

/** A number is as far to one side as to the other. */
function ends(value: Json | undefined): readonly [number, number] | null {
  if (typeof value === 'number') return [0 - Math.abs(value), Math.abs(value)];
  const [low, high] = Array.isArray(value) ? (value as readonly Json[]) : [];
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : null;
}

/** How imgaug fills in, in OpenCV's numbers. */
function filling(args: Arguments): void {
  const mode = args.get('mode');
  if (args.delete('mode')) args.set('border_mode', Math.max(modes.indexOf(String(mode)), 0));
  const order = args.get('order');
  if (args.delete('order')) args.set('interpolation', (typeof order === 'number' ? orders[order] : undefined) ?? 1);
}

export const imgaugRules: { readonly [name: string]: Rule } = {
  IAAAdditiveGaussianNoise: {
    name: 'GaussNoise',
    defaults: { loc: 0, scale: [2.55, 12.75], per_channel: false },
    convert: (args, report) => {
      const levels = (value: Json | undefined): Json => {
        const ends = typeof value === 'number' ? [value, value] : Array.isArray(value) ? value : [];
        return ends.map((end) => (typeof end === 'number' ? end / 255 : end));
      };
      if (args.has('scale')) args.set('std_range', levels(args.get('scale')));
      if (args.has('loc')) args.set('mean_range', levels(args.get('loc')));
      args.delete('scale');
      args.delete('loc');
      byImgaug(report);
    },
  },
  IAAAffine: {
    name: 'Affine',
    defaults: { scale: 1, rotate: 0, shear: 0, order: 1, mode: 'reflect' },
    rename: { cval: 'fill' },
    convert: (args, report) => {
      filling(args);
      const scale = args.get('scale');
      if (typeof scale === 'number') args.set('scale', [Math.min(scale, 1), Math.max(scale, 1)]);
      for (const name of ['translate_percent', 'translate_px']) {
        const shift = args.get(name);
        if (shift === null) args.delete(name);
        else if (typeof shift === 'number') args.set(name, [Math.min(shift, 0), Math.max(shift, 0)]);
      }
      const [rotate, shear] = [ends(args.get('rotate')), ends(args.get('shear'))];
      // It turns the other way round.
      if (rotate) args.set('rotate', [0 - rotate[1], 0 - rotate[0]]);
      if (shear) args.set('shear', { x: shear, y: [0, 0] });
      byImgaug(report);
    },
  },
  IAAEmboss: alike('Emboss', { alpha: [0.2, 0.5], strength: [0.2, 0.7] }),
  IAAFliplr: { name: 'HorizontalFlip' },
  IAAFlipud: { name: 'VerticalFlip' },
  IAAPerspective: alike('Perspective', { scale: [0.05, 0.1], keep_size: true }),
  IAAPiecewiseAffine: {
    name: 'PiecewiseAffine',
    defaults: { scale: [0.03, 0.05], nb_rows: 4, nb_cols: 4, order: 1, mode: 'constant' },
    rename: { cval: 'fill' },
    convert: (args, report) => {
      filling(args);
      byImgaug(report);
    },
  },
  IAASharpen: alike('Sharpen', { alpha: [0.2, 0.5], lightness: [0.5, 1] }),
  IAASuperpixels: {
    name: 'Superpixels',
    defaults: { p_replace: 0.1, n_segments: 100 },
    convert: (args, report) => {
      for (const name of ['p_replace', 'n_segments']) {
        const value = args.get(name);
        if (typeof value === 'number') args.set(name, [value, value]);
      }
      byImgaug(report);
    },
  },
};
