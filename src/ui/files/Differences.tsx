import { useEffect, useState } from 'react';
import { differences } from '../../formats/diff';
import type { Imported } from '../../formats/imported';
import { readPipelineFile } from '../../state/files';
import { useApp } from '../../state/hooks';
import { useMessages, useText } from '../messages';
import styles from './files.module.css';

/** The comparison of a chosen file with the pipeline on the page; the pipeline stays as it is. */
export function Differences({ file }: { readonly file: File }) {
  const m = useMessages().exports;
  const text = useText();
  const pipeline = useApp((state) => state.document.pipeline);
  const [read, setRead] = useState<Imported | null>(null);
  useEffect(() => {
    let wanted = true;
    setRead(null);
    void readPipelineFile(file).then((result) => wanted && setRead(result));
    return () => {
      wanted = false;
    };
  }, [file]);
  if (read === null) return <p>{m.loading}</p>;
  if (!read.ok) return <p role="alert">{`${file.name}: ${text(read.error)}`}</p>;
  const found = differences(read.pipeline, pipeline);
  return (
    <>
      <p className={styles.lead}>{found.length === 0 ? m.same : m.compareLead}</p>
      <ul className={styles.differences} aria-label={m.compareTitle}>
        {found.map((each, index) => (
          // Two steps of one kind may change in the same way.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>{text(each)}</li>
        ))}
      </ul>
    </>
  );
}
