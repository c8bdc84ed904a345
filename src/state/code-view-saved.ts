import * as v from 'valibot';
import { type CodeView, codeTargets, codeWidths, initialCodeView } from './code-view';

const schema = v.object({
  shown: v.boolean(),
  target: v.picklist(codeTargets),
  version: v.picklist(['training', 'testing', 'recipe']),
  format: v.picklist(['python', 'json', 'yaml']),
  width: v.pipe(v.number(), v.minValue(codeWidths.least), v.maxValue(codeWidths.most)),
  listed: v.boolean(),
}) satisfies v.GenericSchema<CodeView>;

/** The code view as a session keeps it. Sessions of before there was one have none. */
export const savedCodeView = v.fallback(schema, initialCodeView);
