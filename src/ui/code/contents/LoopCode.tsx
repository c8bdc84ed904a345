import { type Snippet, snippets } from '../../../formats/code/snippets';
import { useApp } from '../../../state/hooks';
import { CodeFile } from './CodeFile';

/** A training loop that loads the preset file. */
export function LoopCode({ id }: { readonly id: Snippet['id'] }) {
  const boxes = useApp((state) => state.document.labels.boxes.length > 0);
  const points = useApp((state) => state.document.labels.points.length > 0);
  const found = snippets({ boxes, points }).find((each) => each.id === id)!;
  return <CodeFile text={found.text} file={found.file} />;
}
