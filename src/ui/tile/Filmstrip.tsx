import type { CSSProperties } from 'react';
import { findNode, type Node } from '../../pipeline/model';
import type { Outcome, Recipe } from '../../pipeline/recipe';
import { workingSizeKey } from '../../pipeline/sites';
import { selectNode } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { Picture } from '../image/Picture';
import { useMessages, useText } from '../messages';
import { captionOf, categoryOf, isUnshown, nameOf, short } from './describe';
import styles from './Filmstrip.module.css';
import { hoverNode } from './hovered';

interface FilmstripProps {
  readonly recipe: Recipe;
  /** How many steps the preview shows; null where it shows all. */
  readonly shown: number | null;
  readonly onShow: (steps: number | null) => void;
}

/** Why a node did not run, in a few words. */
function useReason(): (outcome: Outcome) => string {
  const m = useMessages().stage.tile;
  const text = useText();
  return (outcome) => {
    if (outcome.fired) return '';
    switch (outcome.why) {
      case 'chance':
        return m.skipped(short(outcome.p), short(outcome.drew));
      case 'not chosen':
        return m.notChosen;
      case 'disabled':
        return m.off;
      case 'unknown':
        return m.unknown;
      case 'parent':
        return m.parent;
      case 'refused':
        return m.refused(text(outcome.text));
    }
  };
}

interface RowProps {
  readonly node: Node;
  readonly outcome: Outcome;
  readonly depth: number;
  readonly recipe: Recipe;
}

function GroupRow({ node, outcome, depth }: RowProps) {
  const m = useMessages().stage.tile;
  const reason = useReason();
  const nodes = useApp((state) => state.document.pipeline.nodes);
  const chosen = outcome.fired ? outcome.chosen?.map((key) => findNode(nodes, key)) : undefined;
  const names = chosen?.flatMap((child) => (child ? [nameOf(child)] : [])).join(', ');
  return (
    <li className={styles.group} data-fired={outcome.fired} style={{ marginLeft: depth * 12 }}>
      <span className={styles.groupName}>{nameOf(node)}</span>
      <span className={styles.groupChoice}>{outcome.fired ? (names ? `→ ${names}` : '') : reason(outcome)}</span>
      <span className="visually-hidden">{outcome.fired && !names ? m.groupAll : ''}</span>
    </li>
  );
}

function SkippedRow({ node, outcome, depth }: RowProps) {
  const reason = useReason();
  const refused = !outcome.fired && outcome.why === 'refused';
  return (
    <li style={{ marginLeft: depth * 12 }}>
      <button
        type="button"
        className={styles.skipped}
        data-refused={refused}
        onClick={() => selectNode(node.key)}
        onPointerEnter={() => hoverNode(node.key)}
        onPointerLeave={() => hoverNode(null)}
      >
        <span className={styles.words}>
          <span className={styles.name}>
            <i className={styles.dot} data-category={categoryOf(node)} aria-hidden />
            {nameOf(node)}
          </span>
          <span className={styles.caption}>{reason(outcome)}</span>
        </span>
      </button>
    </li>
  );
}

interface StepRowProps extends RowProps {
  readonly step: number;
  readonly pressed: boolean;
  readonly onToggle: () => void;
}

function StepRow({ node, depth, recipe, step, pressed, onToggle }: StepRowProps) {
  const m = useMessages().stage.tile;
  const made = recipe.steps[step];
  if (!made) return null;
  const name = nameOf(node);
  return (
    <li style={{ marginLeft: depth * 12 }}>
      <button
        type="button"
        className={styles.step}
        aria-pressed={pressed}
        data-tip={m.showAfter(name)}
        onClick={() => {
          onToggle();
          selectNode(node.key);
        }}
        onPointerEnter={() => hoverNode(node.key)}
        onPointerLeave={() => hoverNode(null)}
      >
        <span className={styles.thumbnail}>
          <Picture view={{ kind: 'tile', tile: recipe.tile, steps: step + 1 }} />
        </span>
        <span className={styles.words}>
          <span className={styles.name}>
            <i className={styles.dot} data-category={categoryOf(node)} aria-hidden />
            {name}
          </span>
          <span className={styles.caption}>{captionOf(made)}</span>
          {isUnshown(made) && (
            <span className={styles.unnormalised} title={m.unnormalisedHint}>
              {m.unnormalised}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** One row per node of the pipeline, in the order they ran on this tile. */
export function Filmstrip({ recipe, shown, onShow }: FilmstripProps) {
  const nodes = useApp((state) => state.document.pipeline.nodes);
  return (
    <ol
      className={styles.strip}
      style={{ '--aspect': Math.min(1.6, Math.max(0.8, recipe.input.width / recipe.input.height)) } as CSSProperties}
      onPointerLeave={() => hoverNode(null)}
    >
      {recipe.trace.map(({ key, depth, outcome }, index) => {
        const node = key === workingSizeKey ? undefined : findNode(nodes, key);
        // What lies in a group that did not run needs no row: the group's says why.
        if (!node || (!outcome.fired && outcome.why === 'parent')) return null;
        // With replacement a node may run twice: its key alone does not tell the rows apart.
        const row = { key: `${key} ${index}`, node, outcome, depth, recipe };
        const step = outcome.fired ? outcome.step : null;
        if (node.kind === 'group') return <GroupRow {...row} key={row.key} />;
        if (step === null) return <SkippedRow {...row} key={row.key} />;
        return (
          <StepRow
            {...row}
            key={row.key}
            step={step}
            pressed={shown === step + 1}
            onToggle={() => onShow(shown === step + 1 ? null : step + 1)}
          />
        );
      })}
    </ol>
  );
}
