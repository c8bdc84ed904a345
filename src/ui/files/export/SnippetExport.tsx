import { Download } from 'lucide-react';
import { type Snippet, snippets } from '../../../formats/code/snippets';
import { downloadText } from '../../../state/files';
import { useApp } from '../../../state/hooks';
import { Button } from '../../controls/Button';
import { useMessages } from '../../messages';
import { CopyButton } from '../CopyButton';
import { CodeView } from './CodeView';
import styles from './export.module.css';

/** A training loop that loads the preset file. */
export function SnippetExport({ id }: { readonly id: Snippet['id'] }) {
  const m = useMessages().exports;
  const files = useMessages().stage.files;
  const { boxes, points } = useApp((state) => state.document.labels);
  const found = snippets({ boxes: boxes.length > 0, points: points.length > 0 }).find((each) => each.id === id)!;
  return (
    <>
      <CodeView label={m.code} code={found.text} />
      <div className={styles.actions}>
        <CopyButton text={found.text} />
        <Button look="primary" aria-label={m.file(found.file)} onPress={() => downloadText(found.text, found.file)}>
          <Download size={14} aria-hidden />
          {files.download}
        </Button>
      </div>
    </>
  );
}
