/** How a person wants to see the pipeline as code; remembered, and never a step of undo. */
import * as v from 'valibot';

/** What is written: the page's own file, code for a library, or a training loop around the file. */
export const codeTargets = [
  ...(['albumentations', 'albumentations1', 'torchvision', 'tensorflow', 'imgaug', 'kornia'] as const),
  ...(['preset', 'loop-pytorch', 'loop-tensorflow'] as const),
] as const;

/** Narrower than the least it cannot be read, wider than the most it shows only empty space. */
export const codeWidths = { least: 320, most: 900 } as const;

const schema = v.object({
  /** Beside the grid; a narrow page has a sheet instead, which starts closed. */
  shown: v.boolean(),
  target: v.picklist(codeTargets),
  version: v.picklist(['training', 'testing', 'recipe']),
  format: v.picklist(['python', 'json', 'yaml']),
  /** In CSS pixels. */
  width: v.pipe(v.number(), v.minValue(codeWidths.least), v.maxValue(codeWidths.most)),
  /** Whether it is listed how true each step is. */
  listed: v.boolean(),
});

export type CodeView = Readonly<v.InferOutput<typeof schema>>;
export type CodeTarget = CodeView['target'];

export const initialCodeView: CodeView = {
  shown: false,
  target: 'albumentations',
  version: 'training',
  format: 'python',
  width: 460,
  listed: true,
};

/** Sessions of before there was a code view have none. */
export const savedCodeView = v.fallback(schema, initialCodeView);
