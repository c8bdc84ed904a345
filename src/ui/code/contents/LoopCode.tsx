import { useMemo } from 'react';
import { type Loop, loops } from '../../../formats/code/loops';
import { needsIn } from '../../../formats/code/needs';
import { useApp } from '../../../state/hooks';
import { CodeFile } from './CodeFile';

/** A training loop that loads the preset file. */
export function LoopCode({ id }: { readonly id: Loop['id'] }) {
  const { boxes, points, mask } = useApp((state) => state.document.labels);
  const pipeline = useApp((state) => state.document.pipeline);
  const needs = useMemo(() => needsIn(pipeline), [pipeline]);
  const has = { boxes: boxes.length > 0, points: points.length > 0 };
  const found = loops({ ...has, ...needs, mask: needs.mask || mask !== null }).find((each) => each.id === id)!;
  return <CodeFile text={found.text} file={found.file} />;
}
