import { ChevronRight, Ellipsis, Eye, EyeOff, GripVertical } from 'lucide-react';
import { type MouseEvent, useRef } from 'react';
import type { Node } from '../../pipeline/model';
import { setEnabled, setP, toggleCollapsed } from '../../state/actions';
import { store } from '../../state/store';
import { NumberField } from '../controls/NumberField';
import { Slider } from '../controls/Slider';
import { ToolButton } from '../controls/ToolButton';
import { useMessages } from '../messages';
import { useEditor } from './EditorContext';
import { nameOf } from './moves';
import styles from './NodeCard.module.css';

interface NodeHeaderProps {
  readonly node: Node;
  readonly weighted: boolean;
  readonly soloed: boolean;
  /** Whether the body shows; null where there is none. */
  readonly open: boolean | null;
  readonly body: string;
}

/** A long name takes the place of the small slider where the card is too narrow for both. */
const lengthOf = (name: string): 'long' | 'longish' | undefined =>
  name.length >= 22 ? 'long' : name.length >= 17 ? 'longish' : undefined;

const probabilities = [0, 1] as const;

/** Grip, name, probability, on/off, menu. The title is where the keyboard works on the whole card (see useTreeKeys). */
export function NodeHeader({ node, weighted, soloed, open, body }: NodeHeaderProps) {
  const { editor } = useMessages();
  const { openMenu } = useEditor();
  const name = nameOf(node);
  const { key } = node;
  const wasSelected = useRef(false);

  // A first press on an open card only selects it; a folded one opens at once.
  const onTitle = (event: MouseEvent) => {
    const byKeyboard = event.detail === 0;
    if (open !== null && (byKeyboard || !open || wasSelected.current)) toggleCollapsed(key);
  };
  const help = node.kind === 'transform' ? `transform ${name}` : node.kind === 'group' ? `group ${name}` : undefined;
  const setProbability = (p: number) => setP(key, p);
  return (
    <div className={styles.header} data-header="" data-length={lengthOf(name)} data-help={help}>
      <span className={styles.grip} data-grip="" aria-hidden="true">
        <GripVertical size={13} />
      </span>
      <button
        type="button"
        className={styles.title}
        data-title=""
        aria-expanded={open ?? undefined}
        aria-controls={open ? body : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight Control+D Delete"
        onPointerDown={() => {
          wasSelected.current = store.getState().selectedNode === key;
        }}
        onClick={onTitle}
      >
        <ChevronRight
          size={12}
          className={styles.chevron}
          data-open={open ? '' : undefined}
          data-none={open === null ? '' : undefined}
        />
        <span className={styles.titleText}>{name}</span>
        {soloed && <span className={styles.soloMark}>{editor.solo}</span>}
      </button>
      {node.kind !== 'unknown' && (
        <>
          <span className={styles.p} data-help={weighted ? 'weight' : 'probability'}>
            <span className={styles.pName} aria-hidden="true">
              {editor.probability}
            </span>
            <span className={styles.pSlider}>
              <Slider
                mini
                values={[node.p]}
                labels={[editor.probabilityOf(name)]}
                range={probabilities}
                step={0.01}
                onChange={([p]) => p !== undefined && setProbability(p)}
              />
            </span>
            <NumberField
              bare
              label={editor.probabilityOf(name)}
              value={node.p}
              range={probabilities}
              step={0.01}
              onChange={setProbability}
            />
          </span>
          <ToolButton
            label={node.enabled ? editor.switchOff(name) : editor.switchOn(name)}
            onClick={() => setEnabled(key, !node.enabled)}
          >
            {node.enabled ? <Eye size={14} /> : <EyeOff size={14} />}
          </ToolButton>
        </>
      )}
      <ToolButton label={editor.more(name)} hasMenu onClick={(event) => openMenu(key, event.currentTarget)}>
        <Ellipsis size={15} />
      </ToolButton>
    </div>
  );
}
