import { CircleCheck, TriangleAlert } from 'lucide-react';
import { toAlbumentations } from '../../../formats/albumentations';
import { albumentations, inOrder } from '../../../formats/code/albumentations/v2';
import type { Text } from '../../../math/text';
import { downloadPreset, presetText } from '../../../state/preset-out';
import type { Document } from '../../../state/store';
import { useMessages, useText } from '../../messages';
import { CodeFile } from './CodeFile';
import styles from './PresetCode.module.css';
import { useLive } from './useLive';

const python = `import albumentations as A
transform = A.load("preset.json")
augmented = transform(image=image)["image"]`;

/** What the training library gets of the pipeline, said before the file leaves. */
function Summary({ omitted }: { readonly omitted: readonly Text[] }) {
  const m = useMessages().stage.files;
  const text = useText();
  const complete = omitted.length === 0;
  return (
    <div className={styles.summary} data-complete={complete}>
      {complete ? <CircleCheck size={15} aria-hidden /> : <TriangleAlert size={15} aria-hidden />}
      <div>
        <p>{complete ? m.complete : m.omitted(omitted.length)}</p>
        {!complete && (
          <>
            <ul className={styles.omitted}>
              {omitted.map((what, index) => (
                // Two nodes of one kind are left out for the same reason: their texts are equal.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <li key={index}>{text(what)}</li>
              ))}
            </ul>
            <p className={styles.remark}>{m.omittedKept}</p>
          </>
        )}
      </div>
    </div>
  );
}

/** The page's own file, which the library loads as it is. */
export function PresetCode() {
  const m = useMessages().stage.files;
  const { text, places, omitted } = useLive(write);
  return (
    <>
      <p className={styles.remark}>{m.exportLead}</p>
      <CodeFile text={text} file="preset.json" places={places} onDownload={downloadPreset}>
        <Summary omitted={omitted} />
        <div>
          <h3 className={styles.subtitle}>{m.python}</h3>
          <pre className={styles.python}>{python}</pre>
          <p className={styles.remark}>{m.formats}</p>
        </div>
      </CodeFile>
    </>
  );
}

function write({ pipeline }: Document) {
  const { badges } = albumentations.formats[0].write(pipeline);
  return { ...inOrder(presetText(), badges, []), omitted: toAlbumentations(pipeline).omitted };
}
