import { expect, test } from 'vitest';
import { missing } from '../../e2e/parity/coverage';
import classes from '../../e2e/parity/golden/figures/classes.json';
import { libraryTransforms } from '../../src/transforms/index';

test('every transform of the library is offered, or it is said why not; never both', () => {
  const offered = libraryTransforms.map(({ name }) => name);
  expect([...offered, ...Object.keys(missing)].sort()).toEqual([...classes].sort());
});
