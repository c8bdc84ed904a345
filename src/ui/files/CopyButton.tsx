import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '../../state/files';
import { Button, type ButtonProps } from '../controls/Button';
import { useMessages } from '../messages';
import styles from './files.module.css';

interface CopyButtonProps {
  readonly text: string;
  /** 'Copy' if not given. */
  readonly label?: string;
  readonly look?: NonNullable<ButtonProps['look']>;
  readonly isDisabled?: boolean;
}

/** Copies, and says for a moment that it did (or that the browser refused). */
export function CopyButton({ text, label, look = 'plain', isDisabled = false }: CopyButtonProps) {
  const m = useMessages().stage.files;
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome('idle'), 1800);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copied = outcome === 'copied';
  return (
    <>
      <Button
        look={look}
        isDisabled={isDisabled}
        onPress={() =>
          copyText(text).then(
            () => setOutcome('copied'),
            () => setOutcome('failed'),
          )
        }
      >
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {copied ? m.copied : (label ?? m.copy)}
      </Button>
      <span role="status" className={outcome === 'failed' ? styles.failed : 'visually-hidden'}>
        {outcome === 'failed' ? m.copyFailed : copied ? m.copied : ''}
      </span>
    </>
  );
}
