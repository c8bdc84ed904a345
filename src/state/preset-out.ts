/** Presets on their way out. Loaded when one is first asked for: it brings all that writes Albumentations' own format. */
import type { Has } from '../formats/label-settings';
import { writePreset } from '../formats/preset';
import type { Text } from '../math/text';
import { fixedPipeline } from '../pipeline/explain';
import { transformNamed } from '../transforms/index';
import { downloadText, shared } from './files';
import { Problem } from './problem';
import { recipeOf } from './stage';
import { store } from './store';

/** The whole document, images aside, as a preset file. */
export const presetText = (): string => writePreset(shared(), transformNamed, has());

export const downloadPreset = (): void => downloadText(presetText(), 'preset.json', 'application/json');

/** A preset in which every parameter is pinned to what this tile drew. Throws a `Problem` where nothing was drawn. */
export function recipePreset(tile: number): { readonly text: string; readonly random: readonly Text[] } {
  const recipe = recipeOf(tile);
  if (!recipe) throw new Problem(noTile);
  const { seed, grid, ...document } = shared();
  const { pipeline, random } = fixedPipeline(recipe, document.pipeline);
  return { text: writePreset({ pipeline, seed, grid }, transformNamed, has()), random };
}

/** What kinds of labels there are, and so what a preset says about them. */
function has(): Has {
  const { boxes, points } = store.getState().document.labels;
  return { boxes: boxes.length > 0, points: points.length > 0 };
}

const noTile: Text = { en: 'There is no such tile yet.', ko: '아직 이 타일이 없습니다.' };
