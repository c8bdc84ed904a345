import { findNode, type Node } from '../../pipeline/model';
import type { Recipe } from '../../pipeline/recipe';
import { useApp } from '../../state/hooks';
import { useMessages } from '../messages';
import { nameOf, stepsOf } from '../tile/describe';
import { useRecipe } from '../tile/useRecipe';
import styles from './TileCaption.module.css';
import type { Cell, Layout } from './Tiles';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface TileCaptionProps {
  readonly id: string;
  readonly cell: Cell;
  readonly box: Box;
  readonly layout: Layout;
}

/** CSS pixels. */
const bubbleWidth = 248;
const lineHeight = 16;

/** Where the caption hangs: a line of no height at the lower or upper edge of the tile. */
function placeOf(box: Box, { columns, rows, cell, gap, x0 }: Layout) {
  const inside = box.width >= 120 && box.height >= 96;
  const bottom = box.top + box.height;
  if (inside) {
    const lines = Math.max(2, Math.min(8, Math.floor((box.height - 52) / lineHeight)));
    return { hangs: 'inside', lines, style: { left: box.left, top: bottom, width: box.width } } as const;
  }
  const total = x0 * 2 + columns * (cell.width + gap) - gap;
  const centred = box.left + box.width / 2 - bubbleWidth / 2;
  const left = Math.max(0, Math.min(centred, total - bubbleWidth));
  const below = bottom < rows * (cell.height + gap) * 0.6;
  const hangs = below ? 'below' : 'above';
  return { hangs, lines: 8, style: { left, top: below ? bottom : box.top, width: bubbleWidth } } as const;
}

const refusedOf = (recipe: Recipe, nodes: readonly Node[]): readonly string[] =>
  recipe.trace.flatMap(({ key, outcome }) => {
    const node = !outcome.fired && outcome.why === 'refused' ? findNode(nodes, key) : undefined;
    return node ? [nameOf(node)] : [];
  });

/** What was drawn for one tile, a line per step: inside the tile where it has room, else in a bubble beside it. */
export function TileCaption({ id, cell, box, layout }: TileCaptionProps) {
  const m = useMessages().stage.grid;
  const recipe = useRecipe(cell === 'original' ? null : cell);
  const nodes = useApp((state) => state.document.pipeline.nodes);
  const { hangs, lines, style } = placeOf(box, layout);
  const steps = recipe ? stepsOf(recipe) : [];
  const refused = recipe ? refusedOf(recipe, nodes) : [];
  const room = lines - refused.length;
  const shown = steps.length > room ? steps.slice(0, Math.max(1, room - 1)) : steps;
  const nothing = cell === 'original' ? m.untouched : nodes.length === 0 ? m.emptyPipeline : m.nothingFired;

  return (
    <div id={id} className={styles.place} style={style} data-hangs={hangs}>
      <div className={styles.caption}>
        {steps.length === 0 && <p className={styles.words}>{nothing}</p>}
        {shown.map(({ name, caption }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a transform may run twice; the order is fixed for one recipe
          <p key={index} className={styles.step}>
            <span>{name}</span> {caption && <span className={styles.numbers}>{caption}</span>}
          </p>
        ))}
        {shown.length < steps.length && <p className={styles.numbers}>{m.more(steps.length - shown.length)}</p>}
        {refused.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two nodes of one kind have the same name
          <p key={index} className={styles.refused}>
            {m.refused(name)}
          </p>
        ))}
      </div>
    </div>
  );
}
