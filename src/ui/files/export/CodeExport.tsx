import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { libraries } from '../../../formats/code';
import { isFixed } from '../../../formats/code/fixed';
import type { LibraryId } from '../../../formats/code/library';
import { fixedPipeline } from '../../../pipeline/explain';
import { downloadText } from '../../../state/files';
import { useApp } from '../../../state/hooks';
import { recipeOf } from '../../../state/stage';
import { Button } from '../../controls/Button';
import { Select } from '../../controls/Select';
import { useMessages, useText } from '../../messages';
import { CopyButton } from '../CopyButton';
import { Badges } from './Badges';
import { CodeView } from './CodeView';
import styles from './export.module.css';

type Version = 'training' | 'testing' | 'recipe';

/** The pipeline as code for one library, with what is true of it. */
export function CodeExport({ library: id }: { readonly library: LibraryId }) {
  const m = useMessages().exports;
  const files = useMessages().stage.files;
  const text = useText();
  const document = useApp((state) => state.document);
  const tile = useApp((state) => state.selectedTile);
  const library = libraries.find((each) => each.id === id)!;
  const [wanted, setFormat] = useState<'python' | 'json' | 'yaml'>('python');
  const [version, setVersion] = useState<Version>('training');
  const format = library.formats.find((each) => each.id === wanted) ?? library.formats[0];

  // The recipe follows the document, whatever else it is made of.
  const recipe = version === 'recipe' && tile !== null ? recipeOf(tile) : null;
  const made = useMemo(() => {
    const { pipeline, labels } = document;
    const fixed = recipe && fixedPipeline(recipe, pipeline);
    const has = { boxes: labels.boxes.length > 0, points: labels.points.length > 0 };
    const options = { has, ...(version === 'testing' && { fixedOnly: isFixed }) };
    const written = format.write(fixed ? fixed.pipeline : pipeline, options);
    return { ...written, notes: [...(fixed?.random ?? []), ...written.notes] };
  }, [document, format, version, recipe]);

  const versions = [
    { value: 'training' as const, label: m.training },
    { value: 'testing' as const, label: m.testing },
    ...(tile === null ? [] : [{ value: 'recipe' as const, label: m.recipe(tile) }]),
  ];
  const formats = library.formats.map((each) => ({ value: each.id, label: m.formats[each.id] }));
  return (
    <>
      <div className={styles.row}>
        <Select label={m.version} value={version} options={versions} onChange={setVersion} />
        {formats.length > 1 && <Select label={m.format} value={format.id} options={formats} onChange={setFormat} />}
      </div>
      <Badges library={id} badges={made.badges} notes={unique(made.notes, text)} />
      <CodeView label={m.code} code={made.text} plain={format.id === 'yaml'} />
      <div className={styles.actions}>
        <CopyButton text={made.text} />
        <Button look="primary" aria-label={m.file(format.file)} onPress={() => downloadText(made.text, format.file)}>
          <Download size={14} aria-hidden />
          {files.download}
        </Button>
      </div>
    </>
  );
}

const unique = <T,>(items: readonly T[], key: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
