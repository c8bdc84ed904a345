import { PencilRuler } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../state/hooks';
import { Button } from '../controls/Button';
import { Picture } from '../image/Picture';
import { showLabelDialog } from '../labels/dialogs';
import { PictureLabels } from '../labels/overlay/PictureLabels';
import { TileLabels } from '../labels/tile/TileLabels';
import { useMessages } from '../messages';
import { countFired } from './describe';
import { Filmstrip } from './Filmstrip';
import { TileFooter } from './TileFooter';
import styles from './TilePanel.module.css';
import { useRecipe } from './useRecipe';
import { Wipe } from './Wipe';

/** Without a tile: the original and what to do. */
function NoTile() {
  const {
    stage: { tile: m, grid },
    labels: { panel },
  } = useMessages();
  const image = useApp((state) => state.document.image);
  return (
    <>
      <header className={styles.header}>
        <h2>{m.originalTitle}</h2>
        {image && (
          <span className={styles.fact}>
            {image.width} × {image.height}
          </span>
        )}
      </header>
      <div className={styles.body}>
        <div className={styles.original} style={{ aspectRatio: image ? aspectOf(image) : 1 }}>
          {image && <Picture view={{ kind: 'original' }} label={m.originalTitle} />}
          {image && <PictureLabels recipe={null} />}
        </div>
        <p className={styles.hint}>
          {image ? m.none : grid.noImage}
          {image && <span>{m.noneKeys}</span>}
        </p>
        {image && (
          <Button
            className={styles.annotate ?? ''}
            tip={panel.annotateHint}
            onPress={() => showLabelDialog('annotate')}
          >
            <PencilRuler size={14} aria-hidden />
            {panel.annotate}
          </Button>
        )}
      </div>
    </>
  );
}

/** The preview's shape: the image's own, within what the panel can give. */
const aspectOf = ({ width, height }: { width: number; height: number }) => Math.min(2, Math.max(0.9, width / height));

function OneTile({ tile }: { readonly tile: number }) {
  const m = useMessages().stage.tile;
  const seed = useApp((state) => state.document.seed);
  const image = useApp((state) => state.document.image);
  const pipeline = useApp((state) => state.document.pipeline);
  const recipe = useRecipe(tile);
  /** How many steps the preview shows, and of which tile: another tile starts with all of them. */
  const [cut, setCut] = useState<{ readonly tile: number; readonly steps: number } | null>(null);
  // An edit may leave fewer steps than were asked for.
  const shownSteps = recipe && cut?.tile === tile && cut.steps <= recipe.steps.length ? cut.steps : null;
  const last = shownSteps === null ? undefined : recipe?.steps[shownSteps - 1];
  const output = last?.output ?? recipe?.output;
  const count = recipe && countFired(recipe, pipeline);
  return (
    <>
      <header className={styles.header}>
        <h2>{m.title(tile)}</h2>
        <span className={styles.fact}>{m.seed(seed, tile)}</span>
      </header>
      <div className={styles.body}>
        <Wipe
          tile={tile}
          steps={shownSteps}
          aspect={image ? aspectOf(image) : 1}
          caption={last ? m.afterStep(last.transform) : m.after}
          sizes={image && output ? [image, output] : null}
        />
        <div className={styles.section}>
          <h3>{m.happened}</h3>
          {count && <span className={styles.count}>{m.fired(count.fired, count.all)}</span>}
        </div>
        {recipe && recipe.trace.length === 0 && <p className={styles.hint}>{m.empty}</p>}
        {recipe && (
          <Filmstrip
            recipe={recipe}
            shown={shownSteps}
            onShow={(steps) => setCut(steps === null ? null : { tile, steps })}
          />
        )}
        {recipe && <TileLabels recipe={recipe} />}
      </div>
      <TileFooter tile={tile} recipe={recipe} />
    </>
  );
}

/** What became of the selected tile, step by step. */
export function TilePanel() {
  const m = useMessages().stage.tile;
  const tile = useApp((state) => state.selectedTile);
  return (
    <section className={styles.panel} aria-label={m.panel}>
      {tile === null ? <NoTile /> : <OneTile tile={tile} />}
    </section>
  );
}
