/** Every transform with every choice of every parameter compiles, runs, and keeps to the size it said; WebGL complains of nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRecipe } from '../pipeline/sample';
import { transforms } from '../transforms/index';
import { intervalsFor, type Param, type Params, type ParamValue } from '../transforms/params';
import { createRenderer, type Renderer } from './renderer';
import { fingerprint, paintedTiles, pipelineOf, recipesOf, scenery, transform } from './testing/scene';

const picture = scenery(53, 41);
const boxes = [{ x1: 9, y1: 6, x2: 33, y2: 30 }];
const canvas = new OffscreenCanvas(1, 1);
let renderer: Renderer;
let gl: WebGL2RenderingContext;

beforeAll(async () => {
  // On this thread, so that the context's errors can be asked for.
  renderer = createRenderer(canvas);
  gl = canvas.getContext('webgl2') as WebGL2RenderingContext;
  expect(gl.isContextLost()).toBe(false);
  await renderer.load('scenery', picture.width, picture.height, picture.rgba);
});

afterAll(async () => {
  await renderer.unload('scenery');
  expect((await renderer.counts()).tensors).toBe(0);
});

const ends = ([low, high]: readonly [number, number], least: number): number[] =>
  [Math.max(low, least), high].filter(Number.isFinite);

/** The left half of the picture is an object. */
const mask = {
  ...{ width: picture.width, height: picture.height },
  values: Uint8Array.from({ length: picture.width * picture.height }, (_, i) =>
    i % picture.width < picture.width / 2 ? 1 : 0,
  ),
};

/** Values that between them reach every branch: all choices, both ends of what the slider offers, every word, none. */
function valuesOf(param: Param): readonly ParamValue[] {
  switch (param.kind) {
    case 'choice':
      return param.options.map((option) => option.value);
    case 'flag':
      return [false, true];
    case 'fill':
      return [0, 255, [1, 128, 254], ...param.words.map((word) => word.value), ...(param.nullable ? [null] : [])];
    case 'interval':
      return [
        ...ends(param.slider, param.hard[0]).map((end) => [end, end] as const),
        param.slider,
        ...(param.nullable ? [null] : []),
      ];
    case 'interval-xy':
      return [
        ...ends(param.slider, param.hard[0]).map((end) => ({ x: [end, end] as const, y: [end, end] as const })),
        { x: param.slider, y: param.default?.y ?? param.slider },
        ...(param.nullable ? [null] : []),
      ];
    case 'number':
      return [...ends(param.slider, param.hard[0]), ...(param.nullable ? [null] : [])];
    case 'intervals':
      return [null, ...Object.keys(param.sets).map((choice) => intervalsFor(param, choice))];
    case 'list':
      return [null, param.of === 'numbers' ? [param.hard[1]] : ['cat', 'dog']];
    case 'vector': {
      // A size may be thousands of pixels; the code is the same at 60.
      const most = param.int ? Math.min(param.hard[1], 60) : param.hard[1];
      return [
        param.default,
        param.names.map(() => param.hard[0]),
        param.names.map((_, i) => most / (i + 1)).map((entry) => (param.int ? Math.floor(entry) : entry)),
        ...(param.nullable ? [null] : []),
      ];
    }
  }
}

/** Each parameter on its own, and every pair of choices and flags, which select the code. */
function settingsOf(specs: { readonly [name: string]: Param }): readonly Params[] {
  const entries = Object.entries(specs);
  const single = entries.flatMap(([name, param]) => valuesOf(param).map((value): Params => ({ [name]: value })));
  const coded = entries.filter(([, param]) => param.kind === 'choice' || param.kind === 'flag');
  const pairs = coded.flatMap(([name, param], i) =>
    coded
      .slice(i + 1)
      .flatMap(([other, second]) =>
        valuesOf(param).flatMap((value) =>
          valuesOf(second).map((with_): Params => ({ [name]: value, [other]: with_ })),
        ),
      ),
  );
  return [{}, ...single, ...pairs];
}

describe.each(transforms.map(({ name, params, thumbnail }) => ({ name, params, thumbnail })))(
  '$name',
  ({ name, params, thumbnail }) => {
    test('runs with every choice of every parameter, on pictures and masks', { timeout: 240_000 }, async () => {
      let ran = 0;
      for (const changed of settingsOf(params)) {
        // What suits a thumbnail suits this small picture.
        const setting = { ...(thumbnail as Params | undefined), ...changed };
        const pipeline = pipelineOf(transform(name, setting));
        const recipe = sampleRecipe(pipeline, null, 5, 1, picture, boxes, mask);
        const said = JSON.stringify(setting);
        const [trace] = recipe.trace;
        if (recipe.steps.length === 0) {
          expect(trace!.outcome, said).toMatchObject({ fired: false, why: 'refused' });
          continue;
        }
        ran += 1;
        for (const target of ['image', 'mask'] as const) {
          const { width, height, data } = await renderer.pixels('scenery', recipe, target);
          expect({ width, height, bytes: data.length }, said).toEqual({
            ...recipe.output,
            bytes: recipe.output.width * recipe.output.height * 3,
          });
        }
        const error = gl.getError();
        expect(error, `WebGL error 0x${error.toString(16)} with ${said}`).toBe(gl.NO_ERROR);
      }
      // Refusals are the exception.
      expect(ran).toBeGreaterThanOrEqual(Object.keys(params).length);
    });
  },
);

test('a pipeline of everything at once runs: a batch of tiles, each as it is alone', async () => {
  const everything = pipelineOf(
    ...transforms.flatMap(({ name, thumbnail }) => {
      // Pictures stay small: what makes them large by default would have all that follows run on a million pixels.
      const params = (thumbnail ?? {}) as Params;
      return [
        transform(name, params, { p: 0.5, key: `${name} 1` }),
        transform(name, params, { p: 0.5, key: `${name} 2` }),
      ];
    }),
  );
  const recipes = recipesOf(everything, picture, 3, 5);
  const scene = { picture: 'scenery', pipeline: everything, recipes };
  const tiles = (await paintedTiles(renderer, scene)).map(fingerprint);
  for (const [i, recipe] of recipes.entries()) {
    expect(recipe.steps.length).toBeGreaterThan(transforms.length / 2);
    const { width, height, data } = await renderer.pixels('scenery', recipe, 'image');
    expect({ width, height }).toEqual(recipe.output);
    expect(fingerprint(data), `tile ${recipe.tile}`).toBe(tiles[i]);
  }
  expect(gl.getError()).toBe(gl.NO_ERROR);
});
