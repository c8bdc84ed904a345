import { useEffect, useState } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { shareLink } from '../../state/files';
import { useApp } from '../../state/hooks';
import { Button } from '../controls/Button';
import popup from '../controls/Popup.module.css';
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
      <Heading slot="title" level={2}>
        {m.shareTitle}
      </Heading>
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

/** A popover with a link that holds the pipeline, the seed and the grid. */
export function ShareButton() {
  const m = useMessages().stage.files;
  return (
    <DialogTrigger>
      <Button>{m.share}</Button>
      <Popover placement="bottom end" offset={6} className={popup.popover ?? ''}>
        <Dialog className={styles.share ?? ''}>
          <ShareContents />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
