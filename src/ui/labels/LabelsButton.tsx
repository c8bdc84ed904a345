import { ChevronDown, Tag } from 'lucide-react';
import { useEffect } from 'react';
import { setLabelView } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { store } from '../../state/store';
import { Button } from '../controls/Button';
import { later } from '../controls/later';
import { usePopup } from '../controls/usePopup';
import { useMessages } from '../messages';
import { countOf, isBare } from './classes';
import styles from './LabelsButton.module.css';

const panel = later(async () => (await import('./LabelsPopup')).LabelsPopup);

/** Where a letter means something else: writing, or jumping to an entry of a list. */
const elsewhere =
  'input, textarea, select, [contenteditable], [role=textbox], [role=listbox], [role=menu], [role=dialog]';

/** L shows and hides the labels, wherever the focus is, unless it is where letters are typed. */
function useLabelsKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, repeat, defaultPrevented, target } = event;
      if (ctrlKey || metaKey || altKey || shiftKey || repeat || defaultPrevented) return;
      // By the key's place as well: a Korean keyboard gives another letter for it.
      if (event.key.toLowerCase() !== 'l' && event.code !== 'KeyL') return;
      if (target instanceof Element && target.closest(elsewhere)) return;
      event.preventDefault();
      setLabelView({ shown: !store.getState().labelView.shown });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Shows and hides the labels, with their number; beside it everything else about them. */
export function LabelsButton() {
  const m = useMessages().labels.button;
  const count = useApp((state) => countOf(state.document.labels));
  const bare = useApp((state) => isBare(state.document.labels));
  const shown = useApp((state) => state.labelView.shown);
  useLabelsKey();
  const popup = usePopup('dialog', panel);
  return (
    <fieldset className={styles.group} aria-label={m.group}>
      {!bare && (
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={shown}
          data-tip={shown ? m.hide : m.show}
          onClick={() => setLabelView({ shown: !shown })}
        >
          <Tag size={14} aria-hidden />
          {m.name}
          {count > 0 && <span className={styles.count}>{count}</span>}
        </button>
      )}
      <Button className={styles.more ?? ''} {...(bare ? {} : { 'aria-label': m.more })} tip={m.more} {...popup.button}>
        {bare && (
          <>
            <Tag size={14} aria-hidden />
            {m.name}
          </>
        )}
        <ChevronDown size={14} aria-hidden />
      </Button>
      {popup.Part && <popup.Part {...popup.place} />}
    </fieldset>
  );
}
