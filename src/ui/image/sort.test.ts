import { expect, test } from 'vitest';
import { looksLikePreset, sortFiles } from './sort';

const file = (name: string, type = '') => new File(['x'], name, { type });

test('takes one picture and one preset, and says what is left', () => {
  const cat = file('cat.png', 'image/png');
  const dog = file('dog.JPG', 'image/jpeg');
  const preset = file('preset.json', 'application/json');
  const notes = file('notes.txt', 'text/plain');
  expect(sortFiles([notes, cat, preset, dog])).toEqual({ picture: cat, preset, ignored: [notes, dog] });
});

test('goes by the name where the system gives no type', () => {
  const cat = file('cat.webp');
  const preset = file('pipeline.yml');
  expect(sortFiles([preset, cat])).toEqual({ picture: cat, preset, ignored: [] });
});

test('finds nothing in files of other kinds', () => {
  const movie = file('a.mp4', 'video/mp4');
  expect(sortFiles([movie])).toEqual({ picture: null, preset: null, ignored: [movie] });
});

test('reads JSON and YAML presets from the clipboard, not prose', () => {
  expect(looksLikePreset(' {"transform": {}}')).toBe(true);
  expect(looksLikePreset('__version__: 2.0.8\ntransform:\n  p: 1')).toBe(true);
  expect(looksLikePreset('Hello: world')).toBe(false);
});
