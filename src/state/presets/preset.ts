/** Pipelines that come with the page, in short. */
import type { Text } from '../../math/text';
import { insertNode, newGroupNode, newTransformNode } from '../../pipeline/edit';
import { emptyPipeline, type GroupKind, type Key, type Pipeline } from '../../pipeline/model';
import type { Params } from '../../transforms/params';
import type { Grid } from '../store';

interface TransformSketch {
  readonly transform: string;
  readonly p: number;
  /** What differs from the library's defaults. */
  readonly params?: Params;
}
interface GroupSketch {
  readonly group: GroupKind;
  readonly p: number;
  readonly n?: number;
  readonly children: readonly Sketch[];
}
type Sketch = TransformSketch | GroupSketch;

export interface Preset {
  readonly name: string;
  readonly title: Text;
  /** One line: what it is good for. */
  readonly doc: Text;
  /** Where the idea needs another number of tiles. */
  readonly grid?: Grid;
  readonly nodes: readonly Sketch[];
}

/** The preset as a pipeline; the working size stays what it is. */
export function pipelineOf({ nodes }: Preset, workingSize: number | null): Pipeline {
  let pipeline: Pipeline = { ...emptyPipeline, workingSize, nodes: [] };
  const add = (sketch: Sketch, parent: Key | null): void => {
    if ('transform' in sketch) {
      const node = newTransformNode(pipeline, sketch.transform);
      const filled = { ...node, p: sketch.p, params: { ...node.params, ...sketch.params } };
      pipeline = insertNode(pipeline, filled, parent, Number.POSITIVE_INFINITY);
      return;
    }
    const group = { ...newGroupNode(pipeline, sketch.group), p: sketch.p, n: sketch.n ?? 1 };
    pipeline = insertNode(pipeline, group, parent, Number.POSITIVE_INFINITY);
    for (const child of sketch.children) add(child, group.key);
  };
  for (const sketch of nodes) add(sketch, null);
  return pipeline;
}
