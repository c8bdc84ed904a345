import { CircleCheck, Download, TriangleAlert } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { toAlbumentations } from '../../formats/albumentations';
import type { Text } from '../../math/text';
import { downloadPreset, presetText } from '../../state/files';
import { useApp } from '../../state/hooks';
import { Button } from '../controls/Button';
import { Select } from '../controls/Select';
import { useMessages, useText } from '../messages';
import { CopyButton } from './CopyButton';
import styles from './files.module.css';

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
            <p className={styles.kept}>{m.omittedKept}</p>
          </>
        )}
      </div>
    </div>
  );
}

/** The page's own file, which the library loads as it is. */
function PresetContents() {
  const m = useMessages().stage.files;
  const document = useApp((state) => state.document);
  // The text is made of the whole document, which `presetText` reads by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const preset = useMemo(() => presetText(), [document]);
  const omitted = useMemo(() => toAlbumentations(document.pipeline).omitted, [document.pipeline]);
  return (
    <>
      <p className={styles.lead}>{m.exportLead}</p>
      <textarea
        readOnly
        className={`${styles.textarea} ${styles.preset}`}
        aria-label={m.exportJson}
        spellCheck={false}
        wrap="off"
        value={preset}
      />
      <Summary omitted={omitted} />
      <h3 className={styles.subtitle}>{m.python}</h3>
      <pre className={styles.code}>{python}</pre>
      <p className={styles.formats}>{m.formats}</p>
      <div className={styles.actions}>
        <CopyButton text={preset} />
        <Button look="primary" onPress={() => downloadPreset()}>
          <Download size={14} aria-hidden />
          {m.download}
        </Button>
      </div>
    </>
  );
}

// The libraries and the colouring of code come when one is first chosen.
const TargetContents = lazy(async () => ({ default: (await import('./export')).TargetContents }));

const libraries = [
  ['albumentations', 'Albumentations 2.0.8'],
  ['albumentations1', 'Albumentations 1.3.1'],
  ['torchvision', 'torchvision v2'],
  ['tensorflow', 'TensorFlow / Keras 3'],
  ['imgaug', 'imgaug 0.4.0'],
  ['kornia', 'Kornia 0.8'],
] as const;

type Target = 'preset' | (typeof libraries)[number][0] | 'loop-pytorch' | 'loop-tensorflow';

/** The inside of the export dialog. */
export function ExportContents() {
  const m = useMessages().exports;
  const [target, setTarget] = useState<Target>('preset');
  const options: readonly { readonly value: Target; readonly label: string }[] = [
    { value: 'preset', label: m.preset },
    ...libraries.map(([value, label]) => ({ value, label })),
    { value: 'loop-pytorch', label: m.dataset },
    { value: 'loop-tensorflow', label: m.tfData },
  ];
  return (
    <>
      <div className={styles.target}>
        <Select label={m.target} value={target} options={options} onChange={setTarget} />
      </div>
      {target === 'preset' ? (
        <PresetContents />
      ) : (
        <Suspense fallback={<p className={styles.loading}>{m.loading}</p>}>
          <TargetContents target={target} />
        </Suspense>
      )}
    </>
  );
}
