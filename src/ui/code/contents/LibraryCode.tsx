import { useCallback } from 'react';
import { libraries } from '../../../formats/code';
import { isFixed } from '../../../formats/code/fixed';
import type { Format, LibraryId, Written } from '../../../formats/code/library';
import { fixedPipeline } from '../../../pipeline/explain';
import { setCodeView } from '../../../state/actions';
import type { CodeView } from '../../../state/code-view';
import { useApp } from '../../../state/hooks';
import { recipeOf } from '../../../state/stage';
import type { Document } from '../../../state/store';
import { Select } from '../../controls/Select';
import { useMessages } from '../../messages';
import { Badges } from './Badges';
import { CodeFile } from './CodeFile';
import styles from './contents.module.css';
import { useLive } from './useLive';

/** The pipeline as code for one library: for training, for tests, or as one tile was made. */
export function LibraryCode({ library: id }: { readonly library: LibraryId }) {
  const m = useMessages().exports;
  const wanted = useApp((state) => state.codeView);
  const tile = useApp((state) => state.selectedTile);
  const { formats } = libraries.find((each) => each.id === id)!;
  const format = formats.find((each) => each.id === wanted.format) ?? formats[0];
  const version = wanted.version === 'recipe' && tile === null ? 'training' : wanted.version;
  const shownTile = version === 'recipe' ? tile : null;
  const versions: readonly { readonly value: CodeView['version']; readonly label: string }[] = [
    { value: 'training', label: m.training },
    { value: 'testing', label: m.testing },
    ...(tile === null ? [] : [{ value: 'recipe' as const, label: m.recipe(tile) }]),
  ];
  return (
    <>
      <div className={styles.row}>
        <Select
          label={m.version}
          value={version}
          options={versions}
          onChange={(next) => setCodeView({ version: next })}
        />
        {formats.length > 1 && (
          <Select
            label={m.format}
            value={format.id}
            options={formats.map((each) => ({ value: each.id, label: m.formats[each.id] }))}
            onChange={(next) => setCodeView({ format: next })}
          />
        )}
      </div>
      <LiveCode
        key={`${format.id} ${version} ${shownTile}`}
        library={id}
        format={format}
        testing={version === 'testing'}
        tile={shownTile}
      />
    </>
  );
}

interface LiveCodeProps {
  readonly library: LibraryId;
  readonly format: Format;
  readonly testing: boolean;
  /** The tile whose recipe is written, if it is one. */
  readonly tile: number | null;
}

function LiveCode({ library, format, testing, tile }: LiveCodeProps) {
  const make = useCallback((document: Document) => write(document, format, testing, tile), [format, testing, tile]);
  const { text, badges, notes, places } = useLive(make);
  return (
    <CodeFile text={text} file={format.file} plain={format.id === 'yaml'} places={places}>
      <Badges library={library} badges={badges} notes={notes} />
    </CodeFile>
  );
}

function write({ pipeline, labels }: Document, format: Format, testing: boolean, tile: number | null): Written {
  const recipe = tile === null ? null : recipeOf(tile);
  const fixed = recipe && fixedPipeline(recipe, pipeline);
  const has = { boxes: labels.boxes.length > 0, points: labels.points.length > 0 };
  const written = format.write(fixed ? fixed.pipeline : pipeline, { has, ...(testing && { fixedOnly: isFixed }) });
  const notes = [...(fixed?.random ?? []), ...written.notes];
  // Two nodes of one kind say the same.
  return { ...written, notes: [...new Map(notes.map((note) => [note.en, note])).values()] };
}
