import { describe, expect, test } from 'vitest';
import { quality } from '../../transforms/quality';
import { sampleRecipe } from '../sample';
import { sitesOf } from '../sites';
import { node, pipelineOf } from '../testing/pipelines';
import { planPasses } from './plan';

const size = { width: 61, height: 47 };

describe.each(quality.map(({ name }) => [name]))('%s', (name) => {
  const pipeline = pipelineOf(node(name, 'n1'));
  const recipe = sampleRecipe(pipeline, null, 1, 1, size);
  const passes = (target: 'image' | 'mask') => planPasses(sitesOf(pipeline, null), [recipe], size, target).passes;

  test('changes the picture and leaves its size and its masks alone', () => {
    expect(recipe.output).toEqual(size);
    expect(passes('image').length).toBeGreaterThan(0);
    expect(passes('mask')).toEqual([]);
  });
});
