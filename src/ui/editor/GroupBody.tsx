import { Plus } from 'lucide-react';
import { type GroupNode, limits } from '../../pipeline/model';
import { setGroupOptions } from '../../state/actions';
import { NumberField } from '../controls/NumberField';
import { Switch } from '../controls/Switch';
import { useMessages } from '../messages';
import { useEditor } from './EditorContext';
import styles from './NodeCard.module.css';
import { NodeList } from './NodeList';

/** The rule of the group in one line, its options, its steps, and the row that adds one. */
export function GroupBody({ id, node }: { readonly id: string; readonly node: GroupNode }) {
  const { editor } = useMessages();
  const { openPalette } = useEditor();
  const { key, group, children } = node;
  const counts = group === 'SomeOf' || group === 'RandomOrder';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the card's body without its own layout rules
    <div id={id} role="group" aria-label={group} className={styles.groupBody}>
      <p className={styles.rule}>{editor.groupRule[group]}</p>
      {counts && (
        <div className={styles.options}>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the field names itself */}
          <label className={styles.option}>
            <span className={styles.optionName}>n</span>
            <NumberField
              label={editor.groupCount}
              value={node.n}
              range={[1, limits.nodes]}
              step={1}
              int
              width={48}
              onChange={(n) => setGroupOptions(key, { n })}
            />
          </label>
          <span className={styles.option} data-tip={editor.groupReplace}>
            <span className={styles.optionName}>replace</span>
            <Switch
              label={editor.groupReplace}
              on={node.replace}
              onChange={(replace) => setGroupOptions(key, { replace })}
            />
          </span>
        </div>
      )}
      <NodeList nodes={children} parent={key} label={group} weighted={group === 'OneOf'} />
      <button
        type="button"
        className={styles.addInside}
        aria-label={editor.addInsideOf(group)}
        onClick={() => openPalette({ parent: key, index: children.length })}
      >
        <Plus size={13} aria-hidden="true" />
        {editor.addInside}
        {children.length === 0 && <span className={styles.emptyGroup}>{editor.emptyGroup}</span>}
      </button>
    </div>
  );
}
