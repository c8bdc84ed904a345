/** What every target library offers to the code view and to the parity harness. */
import type { Text } from '../../math/text';
import type { Pipeline } from '../../pipeline/model';
import type { Badge, Options } from './dialect';
import type { Places } from './places';

export type LibraryId = 'albumentations' | 'albumentations1' | 'torchvision' | 'tensorflow' | 'imgaug' | 'kornia';

/** One way to write a pipeline for a library. */
export interface Format {
  readonly id: 'python' | 'json' | 'yaml';
  /** Name for the download. */
  readonly file: string;
  readonly write: (pipeline: Pipeline, options?: Options) => Written;
}

export interface Written {
  readonly text: string;
  /** Where the nodes stand in it; of some formats it is not known. */
  readonly places: Places;
  readonly badges: readonly Badge[];
  /** What no node's badge says, such as labels that the library cannot move. */
  readonly notes: readonly Text[];
}

export interface Library {
  readonly id: LibraryId;
  readonly title: string;
  /** As pip wants it; the harness measured against this version. */
  readonly version: string;
  readonly formats: readonly [Format, ...Format[]];
}
