import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Places } from '../../../formats/code/places';
import { downloadText } from '../../../state/files';
import { Button } from '../../controls/Button';
import { CopyButton } from '../../files/CopyButton';
import { useMessages } from '../../messages';
import { CodeText } from './CodeText';
import styles from './contents.module.css';

interface CodeFileProps {
  readonly text: string;
  /** Its name as a download. */
  readonly file: string;
  readonly plain?: boolean;
  readonly places?: Places;
  readonly onDownload?: () => void;
  /** What is to be known of it before it leaves. */
  readonly children?: ReactNode;
}

/** One file as it would be saved now, with what is true of it above the buttons that take it along. */
export function CodeFile({ text, file, plain = false, places, onDownload, children }: CodeFileProps) {
  const m = useMessages();
  return (
    <>
      <CodeText code={text} plain={plain} places={places} />
      {children}
      <div className={styles.actions}>
        <CopyButton text={text} />
        <Button
          look="primary"
          aria-label={m.exports.file(file)}
          onPress={() => (onDownload ? onDownload() : downloadText(text, file))}
        >
          <Download size={14} aria-hidden />
          {file}
        </Button>
      </div>
    </>
  );
}
