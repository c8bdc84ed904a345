/** Boxes and keypoints against what the library once answered; `npm run parity -- goldens` asks it anew. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type AnsweredScene,
  compareScene,
  holds,
  isTabled,
  labelReport,
  labelsHold,
} from '../../e2e/parity/label-check';
import { transformNamed } from '../../src/transforms/index';

const file = new URL('../../e2e/parity/golden/figures/labels.json', import.meta.url);
const scenes: readonly AnsweredScene[] = JSON.parse(readFileSync(file, 'utf8'));

const isHiding = ({ steps }: AnsweredScene): boolean =>
  steps.some(({ transform }) => transformNamed(transform)?.category === 'dropout');

// A busy machine may take its time with thousands of pieces.
describe('labels moved as the library moves them', { timeout: 60_000 }, () => {
  const compared = scenes.map((scene, index) => ({ scene, labels: compareScene(scene, index) }));
  const missed = (chosen: (scene: AnsweredScene) => boolean) =>
    compared.filter(({ scene }) => chosen(scene)).flatMap(({ labels }) => labels.filter((label) => !holds(label)));

  it('is asked about thousands of labels', () => {
    expect(scenes.reduce((sum, { boxes }) => sum + boxes.length, 0)).toBeGreaterThan(5500);
    expect(new Set(scenes.flatMap(({ steps }) => steps.map(({ transform }) => transform))).size).toBeGreaterThan(30);
    // It refuses all labels of a picture for one that ended as a line on the edge; this page drops that one.
    const refused = scenes.flatMap(({ library }) => ('refused' in library ? [library.refused] : []));
    for (const why of refused) expect(why).toContain('max is less than or equal to');
    expect(refused.length).toBeLessThan(scenes.length * 0.03);
  });

  it('agrees on what is kept and where, within a hundredth of a pixel', () => {
    expect(compared.filter(({ scene }) => !isTabled(scene)).length).toBeGreaterThan(200);
    expect(missed((scene) => !isTabled(scene) && !isHiding(scene))).toEqual([]);
  });

  it('cuts boxes around holes to the same whole pixels', () => {
    expect(compared.filter(({ scene }) => isHiding(scene)).flatMap(({ labels }) => labels).length).toBeGreaterThan(800);
    expect(missed(isHiding)).toEqual([]);
  });

  it('finds labels under maps of pixels again to the same pixel, but where keypoints cover each other', () => {
    expect(compared.filter(({ scene }) => isTabled(scene)).flatMap(({ labels }) => labels).length).toBeGreaterThan(500);
    expect(missed(isTabled).filter(({ why }) => why === null)).toEqual([]);
  });

  it('adds up to a report that passes, and would not if one label in a hundred were off', () => {
    const known = new Map(compared.map(({ scene, labels }) => [scene, labels]));
    const again: typeof compareScene = (scene, index) => known.get(scene) ?? compareScene(scene, index);
    const report = labelReport(scenes, again);
    expect(labelsHold(report)).toBe(true);
    const shifted = scenes.map((scene, index) =>
      index % 100 > 0 || 'refused' in scene.library
        ? scene
        : {
            ...scene,
            library: {
              ...scene.library,
              boxes: scene.library.boxes.map(([id, x, ...rest]) => [id!, x! + 0.02, ...rest]),
            },
          },
    );
    expect(labelsHold(labelReport(shifted, again))).toBe(false);
  });
});
