/** Transforms of TensorFlow and Keras themselves, which Albumentations has no equal of. */
import type { Params } from '../../../transforms/params';
import { fixed, intervalOf, type Mapped, numberOf, type Rule, type Table, type Use } from '../dialect';
import { call, float, listOf, type Py, type PyValue } from '../python';
import { exact, unless, type Verdict } from '../verdict';
import { type Change, direct, image } from './change';
import { pairOf } from './shapes';

export const ranges = (params: Use['params'], ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, pairOf(intervalOf(params, name))]));

/** A function of tf.image itself; its draws are in its arguments. */
const builtIn = (name: string, verdict: Verdict, ...args: readonly PyValue[]): Mapped<Change> =>
  direct(call(`tf.image.${name}`, {}, image, ...args), verdict);

const wraps = ({ params }: Use): Verdict =>
  unless([params.saturate === false, 'clips, does not wrap around', '한 바퀴 돌지 않고 잘림']);

const kerasLayer = (made: Py): Mapped<Change> => direct(call('layer', {}, made, image), exact, 'layer');

/** A Keras layer with one interval as its factor. */
const keras =
  (name: string): Rule<Change> =>
  ({ params }) =>
    kerasLayer(call(`keras.layers.${name}`, ranges(params, 'factor')));

/** A Keras layer that moves pictures. */
const kerasWarp =
  (name: string, ...factors: readonly string[]): Rule<Change> =>
  ({ params }) => {
    const given = factors.filter((factor) => params[factor] !== null);
    const how = { fill_mode: String(params.fill_mode), interpolation: String(params.interpolation) };
    const fill = params.fill_mode === 'constant' ? { fill_value: float(numberOf(params, 'fill_value')) } : {};
    return kerasLayer(call(`keras.layers.${name}`, { ...ranges(params, ...given), ...how, ...fill }));
  };

/** The factor of layers where it is a probability, which stands around them instead. */
const certain = pairOf([1, 1]);

/** A level, or three of them. */
const filled = (value: Params[string] | undefined): Py =>
  typeof value === 'number' ? float(value) : listOf((value as readonly number[]).map(float));

/** `random_…` wants two ends that differ. */
const randomly =
  (what: string): Rule<Change> =>
  ({ params }) => {
    const range = intervalOf(params, 'factor');
    return fixed(range)
      ? builtIn(`adjust_${what}`, exact, float(range[0]))
      : builtIn(`random_${what}`, exact, ...range.map(float));
  };

/** In the order of the palette. */
export const dialects: Table<Change> = {
  'tf.image.random_brightness': (use) =>
    builtIn('random_brightness', wraps(use), float(numberOf(use.params, 'max_delta'))),
  'tf.image.adjust_brightness': (use) => builtIn('adjust_brightness', wraps(use), float(numberOf(use.params, 'delta'))),
  'tf.image.random_contrast': randomly('contrast'),
  'tf.image.random_saturation': randomly('saturation'),
  'tf.image.adjust_saturation': ({ params }) =>
    builtIn('adjust_saturation', exact, float(numberOf(params, 'saturation_factor'))),
  'tf.image.random_hue': ({ params }) => builtIn('random_hue', exact, float(numberOf(params, 'max_delta'))),
  'tf.image.adjust_hue': ({ params }) => builtIn('adjust_hue', exact, float(numberOf(params, 'delta'))),
  'tf.image.central_crop': ({ params }) => {
    const range = intervalOf(params, 'central_fraction');
    if (fixed(range)) return builtIn('central_crop', exact, float(range[0]));
    const drawn = call('uniform', {}, ...range.map(float));
    return direct(call('tf.image.central_crop', {}, image, drawn), exact, 'uniform');
  },
  'tf.image.random_jpeg_quality': ({ params }) => {
    const range = intervalOf(params, 'jpeg_quality');
    return fixed(range)
      ? builtIn('adjust_jpeg_quality', exact, range[0])
      : builtIn('random_jpeg_quality', exact, ...range);
  },
  'keras.RandomBrightness': keras('RandomBrightness'),
  'keras.RandomContrast': keras('RandomContrast'),
  'keras.RandomSaturation': keras('RandomSaturation'),
  'keras.RandomHue': keras('RandomHue'),
  'keras.RandomColorDegeneration': keras('RandomColorDegeneration'),
  'keras.RandomSharpness': keras('RandomSharpness'),
  'keras.RandomRotation': kerasWarp('RandomRotation', 'factor'),
  'keras.RandomZoom': kerasWarp('RandomZoom', 'height_factor', 'width_factor'),
  'keras.RandomTranslation': kerasWarp('RandomTranslation', 'height_factor', 'width_factor'),
  'keras.RandomShear': kerasWarp('RandomShear', 'x_factor', 'y_factor'),
  'keras.Solarization': ({ params }) =>
    kerasLayer(call('keras.layers.Solarization', ranges(params, 'addition_factor', 'threshold_factor'))),
  'keras.RandomPerspective': ({ params }) => {
    const how = { interpolation: String(params.interpolation), fill_value: float(numberOf(params, 'fill_value')) };
    const named = { factor: certain, scale: float(numberOf(params, 'scale')), ...how };
    return kerasLayer(call('keras.layers.RandomPerspective', named));
  },
  'keras.Equalization': ({ params }) =>
    kerasLayer(call('keras.layers.Equalization', { bins: numberOf(params, 'bins') })),
  'keras.AutoContrast': () => kerasLayer(call('keras.layers.AutoContrast')),
  'keras.RandomGaussianBlur': ({ params }) => {
    const named = { factor: certain, kernel_size: numberOf(params, 'kernel_size'), ...ranges(params, 'sigma') };
    return kerasLayer(call('keras.layers.RandomGaussianBlur', named));
  },
  'keras.RandomErasing': ({ params }) => {
    const colour = params.fill_value === 'noise' ? {} : { fill_value: filled(params.fill_value) };
    return kerasLayer(call('keras.layers.RandomErasing', { factor: certain, ...ranges(params, 'scale'), ...colour }));
  },
};
