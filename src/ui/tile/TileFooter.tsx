import { ChevronLeft, ChevronRight, Copy, Download } from 'lucide-react';
import { useState } from 'react';
import type { Text } from '../../math/text';
import type { Recipe } from '../../pipeline/recipe';
import { selectTile } from '../../state/actions';
import { mostDraws } from '../../state/draws';
import { copyRecipe, downloadTile } from '../../state/files';
import { Button, IconButton } from '../controls/Button';
import { useMessages, useText } from '../messages';
import styles from './TileFooter.module.css';

interface Copied {
  readonly recipe: Recipe;
  readonly done: boolean;
  /** What the copied recipe cannot pin. */
  readonly random: readonly Text[];
}

/** What can be taken from a tile, and the way to its neighbours. */
export function TileFooter({ tile, recipe }: { readonly tile: number; readonly recipe: Recipe | null }) {
  const m = useMessages().stage.tile;
  const text = useText();
  const [last, setLast] = useState<Copied | null>(null);
  // What was said holds for that recipe only: the next edit or tile takes it away.
  const copied = last?.recipe === recipe ? last : null;
  const [working, setWorking] = useState(false);

  const copy = async () => {
    if (!recipe) return;
    const random = await copyRecipe(tile).catch(() => null);
    setLast({ recipe, done: random !== null, random: random ?? [] });
  };
  const download = async () => {
    setWorking(true);
    await downloadTile(tile);
    setWorking(false);
  };

  return (
    <footer className={styles.footer}>
      <div role="status" className={styles.said} data-failed={copied?.done === false}>
        {copied?.done === false && m.copyFailed}
        {copied?.done && copied.random.length === 0 && m.copied}
        {copied?.done && copied.random.length > 0 && (
          <>
            {m.copiedRandom}
            <ul>
              {[...new Set(copied.random.map(text))].map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={styles.actions}>
        <Button onPress={copy} isDisabled={!recipe} tip={m.copyHint}>
          <Copy size={14} aria-hidden />
          {m.copy}
        </Button>
        <Button onPress={download} isDisabled={!recipe || working} tip={m.pngHint}>
          <Download size={14} aria-hidden />
          {m.png}
        </Button>
        <span className={styles.space} />
        <IconButton label={m.previous} isDisabled={tile <= 1} onPress={() => selectTile(tile - 1)}>
          <ChevronLeft size={16} />
        </IconButton>
        <IconButton label={m.next} isDisabled={tile >= mostDraws} onPress={() => selectTile(tile + 1)}>
          <ChevronRight size={16} />
        </IconButton>
      </div>
    </footer>
  );
}
