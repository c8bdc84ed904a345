import { useEffect, useState } from 'react';
import { shareLink } from '../../state/files';
import { useApp } from '../../state/hooks';
import { PopoverDialog } from '../controls/PopoverDialog';
import type { PopupProps } from '../controls/usePopup';
import { useMessages } from '../messages';
import { CopyButton } from './CopyButton';
import styles from './files.module.css';

function ShareContents() {
  const m = useMessages().stage.files;
  const document = useApp((state) => state.document);
  const [link, setLink] = useState('');
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is made of the document that the store holds
  useEffect(() => {
    let wanted = true;
    shareLink().then(
      (made) => wanted && setLink(made),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [document]);
  return (
    <>
      <h2>{m.shareTitle}</h2>
      {failed ? (
        <p role="alert">{m.shareFailed}</p>
      ) : (
        <>
          <p>{m.shareHolds}</p>
          <div className={styles.link}>
            <input
              readOnly
              aria-label={m.shareLabel}
              value={link}
              placeholder={m.shareMaking}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton text={link} label={m.copyLink} look="primary" isDisabled={link === ''} />
          </div>
          <p className={styles.length}>{link === '' ? '\u00a0' : m.shareLength(link.length.toLocaleString())}</p>
        </>
      )}
    </>
  );
}

/** A link that holds the pipeline, the seed and the grid. */
export function SharePopup(place: PopupProps) {
  const m = useMessages().stage.files;
  return (
    <PopoverDialog label={m.shareTitle} placement="bottom end" className={styles.share} {...place}>
      <ShareContents />
    </PopoverDialog>
  );
}
