import { expect, test } from 'vitest';
import { looksLikePreset, sortFiles } from './sort';

const file = (name: string, type = '') => new File(['x'], name, { type });
const nothing = { picture: null, mask: null, structured: [], labels: [], ignored: [] };

test('takes one picture and the files that may belong to it, and says what is left', () => {
  const cat = file('cat.png', 'image/png');
  const dog = file('dog.JPG', 'image/jpeg');
  const preset = file('preset.json', 'application/json');
  const lines = file('cat.txt', 'text/plain');
  const movie = file('cat.mp4', 'video/mp4');
  expect(sortFiles([lines, cat, preset, dog, movie], false)).toEqual({
    ...nothing,
    picture: cat,
    structured: [preset],
    labels: [lines],
    ignored: [dog, movie],
  });
});

test('goes by the name where the system gives no type', () => {
  const cat = file('cat.webp');
  const preset = file('pipeline.yml');
  expect(sortFiles([preset, cat], false)).toEqual({ ...nothing, picture: cat, structured: [preset] });
});

test('tells a mask by its name, or by the photograph of the same name', () => {
  const photo = file('street.jpg', 'image/jpeg');
  const twin = file('street.png', 'image/png');
  const named = file('street_mask.png', 'image/png');
  expect(sortFiles([twin, photo], false)).toEqual({ ...nothing, picture: photo, mask: twin });
  expect(sortFiles([named, photo], false)).toEqual({ ...nothing, picture: photo, mask: named });
  expect(sortFiles([named, twin], false)).toEqual({ ...nothing, picture: twin, mask: named });
});

test('a mask on its own belongs to the image that is open, and is a picture where there is none', () => {
  const named = file('cat.mask.png', 'image/png');
  expect(sortFiles([named], true)).toEqual({ ...nothing, mask: named });
  expect(sortFiles([named], false)).toEqual({ ...nothing, picture: named });
  expect(sortFiles([file('masked-ball.png')], true).mask).toBeNull();
});

test('finds nothing in files of other kinds', () => {
  const movie = file('a.mp4', 'video/mp4');
  expect(sortFiles([movie], false)).toEqual({ ...nothing, ignored: [movie] });
});

test('reads JSON and YAML presets from the clipboard, not prose', () => {
  expect(looksLikePreset(' {"transform": {}}')).toBe(true);
  expect(looksLikePreset('__version__: 2.0.8\ntransform:\n  p: 1')).toBe(true);
  expect(looksLikePreset('Hello: world')).toBe(false);
});
