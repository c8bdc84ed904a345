/** Labels in a worker of their own: neither the page nor the engine waits for them. */
import * as Comlink from 'comlink';
import type { LabelSettings } from '../../pipeline/labels/model';
import type { Recipe } from '../../pipeline/recipe';
import { createTracing } from './service';

const tracing = createTracing();

const api = {
  know: tracing.know,
  async trace(recipe: Recipe, settings: LabelSettings) {
    const packed = await tracing.trace(recipe, settings);
    const { boxes, polygons, corners, points } = packed;
    return Comlink.transfer(packed, [boxes.buffer, polygons.buffer, corners.buffer, points.buffer]);
  },
  audit: tracing.audit,
  endAudit: tracing.endAudit,
};

export type TracingWorker = typeof api;

Comlink.expose(api);
