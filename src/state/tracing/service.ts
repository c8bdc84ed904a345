/** What is computed about labels, on whichever thread it runs: their way through a recipe, and audits over many draws. */

import type { Size } from '../../math/box';
import { type Audit, Auditor } from '../../pipeline/labels/audit';
import { emptyLabels, type LabelSettings } from '../../pipeline/labels/model';
import { traceLabels } from '../../pipeline/labels/move';
import {
  type Marked,
  type PackedLabels,
  type PackedMoved,
  packMoved,
  unpackLabels,
} from '../../pipeline/labels/packed';
import type { Key, Pipeline } from '../../pipeline/model';
import type { Recipe } from '../../pipeline/recipe';
import { sampleRecipe } from '../../pipeline/sample';
import type { ClassMap } from '../../transforms/define';

/** An audit of the labels known: one draw with every step of the tile numbers, the first ones are the tiles of the grid. */
export interface AuditTask {
  readonly pipeline: Pipeline;
  readonly solo: Key | null;
  readonly seed: number;
  readonly source: Size;
  readonly mask: ClassMap | null;
  readonly draws: number;
}

export interface Tracing {
  /** The labels that everything asked for later is about. */
  know(labels: PackedLabels): void | Promise<void>;
  trace(recipe: Recipe, settings: LabelSettings): PackedMoved | Promise<PackedMoved>;
  /** Reports now and then, and at the end. A newer one ends it; so does `endAudit`. */
  audit(task: AuditTask, report: (audit: Audit, done: number) => void): void | Promise<void>;
  endAudit(): void | Promise<void>;
}

/** Milliseconds between two reports of an audit under way, and of work without a look at what else is asked. */
const pause = 200;
const slice = 12;

export function createTracing(): Tracing {
  let labels: Marked = emptyLabels;
  let latest = 0;
  return {
    know(packed) {
      labels = unpackLabels(packed);
    },
    trace: (recipe, settings) => packMoved(traceLabels(recipe, labels, settings), labels),
    async audit({ pipeline, solo, seed, source, mask, draws }, report) {
      latest += 1;
      const mine = latest;
      const { boxes } = labels;
      const auditor = new Auditor(pipeline, { ...labels, mask: null });
      let [shown, begun] = [performance.now(), performance.now()];
      for (let tile = 1; tile <= draws; tile++) {
        auditor.add(sampleRecipe(pipeline, solo, seed, tile, source, boxes, mask));
        const now = performance.now();
        if (tile === draws || now - shown > pause) {
          shown = now;
          report(auditor.report(), tile);
        }
        if (now - begun < slice) continue;
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (mine !== latest) return;
        begun = performance.now();
      }
    },
    endAudit() {
      latest += 1;
    },
  };
}
