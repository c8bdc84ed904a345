/** How a person wants to see the pipeline as code; remembered, and never a step of undo. */

/** What is written: the page's own file, code for a library, or a training loop around the file. */
export const codeTargets = [
  ...(['albumentations', 'albumentations1', 'torchvision', 'tensorflow', 'imgaug', 'kornia'] as const),
  ...(['preset', 'loop-pytorch', 'loop-tensorflow'] as const),
] as const;

/** Narrower than the least it cannot be read, wider than the most it shows only empty space. */
export const codeWidths = { least: 320, most: 900 } as const;

export interface CodeView {
  /** Beside the grid; a narrow page has a sheet instead, which starts closed. */
  readonly shown: boolean;
  readonly target: (typeof codeTargets)[number];
  readonly version: 'training' | 'testing' | 'recipe';
  readonly format: 'python' | 'json' | 'yaml';
  /** In CSS pixels. */
  readonly width: number;
  /** Whether it is listed how true each step is. */
  readonly listed: boolean;
}
export type CodeTarget = CodeView['target'];

export const initialCodeView: CodeView = {
  shown: false,
  target: 'albumentations',
  version: 'training',
  format: 'python',
  width: 460,
  listed: true,
};
