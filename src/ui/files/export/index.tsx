/** All that the dialog shows of other libraries; fetched when one is first chosen. */
import type { LibraryId } from '../../../formats/code/library';
import type { Snippet } from '../../../formats/code/snippets';
import { CodeExport } from './CodeExport';
import { SnippetExport } from './SnippetExport';

export function TargetContents({ target }: { readonly target: LibraryId | `loop-${Snippet['id']}` }) {
  if (target === 'loop-pytorch') return <SnippetExport id="pytorch" />;
  if (target === 'loop-tensorflow') return <SnippetExport id="tensorflow" />;
  return <CodeExport key={target} library={target} />;
}
