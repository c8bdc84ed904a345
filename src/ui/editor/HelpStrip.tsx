import { type RefObject, useEffect, useState } from 'react';
import { type GroupKind, groupKinds } from '../../pipeline/model';
import { transformNamed } from '../../transforms';
import { modifier } from '../controls/keys';
import { useMessages, useText } from '../messages';
import styles from './HelpStrip.module.css';
import { signOf, valueText } from './values';

interface Help {
  readonly subject: string;
  /** Beside the subject: a default, a unit. */
  readonly extra?: string;
  readonly text: string;
}

/**
 * Says what is under the pointer or has the focus, at a fixed place: nothing pops up over the sliders and nothing
 * moves. Elements name their help in `data-help`; controls carry the same text as their description.
 */
export function HelpStrip({ panel }: { readonly panel: RefObject<HTMLElement | null> }) {
  const [topic, setTopic] = useState<string | null>(null);
  const { editor } = useMessages();
  const help = useHelp(topic);

  useEffect(() => {
    const root = panel.current;
    if (!root) return;
    const topicOf = (target: EventTarget | null) =>
      target instanceof Element ? (target.closest<HTMLElement>('[data-help]')?.dataset.help ?? null) : null;
    const focused = () => topicOf(root.contains(document.activeElement) ? document.activeElement : null);
    const listening = new AbortController();
    const { signal } = listening;
    root.addEventListener('pointerover', (event) => setTopic(topicOf(event.target) ?? focused()), { signal });
    // A finger that lifts has not lost interest.
    root.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && setTopic(focused()), { signal });
    root.addEventListener('focusin', (event) => setTopic(topicOf(event.target)), { signal });
    return () => listening.abort();
  }, [panel]);

  return (
    <div className={styles.strip} role="note" aria-label={editor.help} data-idle={help ? undefined : ''}>
      {help ? (
        <>
          <p className={styles.head}>
            <span className={styles.subject}>{help.subject}</span>
            {help.extra && <span className={styles.extra}>{help.extra}</span>}
          </p>
          <p className={styles.text}>{help.text}</p>
        </>
      ) : (
        <>
          <p>{editor.helpIdle}</p>
          <p className={styles.keys}>
            <Hint keys="Alt ↑↓" text={editor.keyMove} />
            <Hint keys={`${modifier} D`} text={editor.keyDuplicate} />
            <Hint keys="Del" text={editor.keyDelete} />
          </p>
        </>
      )}
    </div>
  );
}

const Hint = ({ keys, text }: { readonly keys: string; readonly text: string }) => (
  <span>
    <kbd>{keys}</kbd>
    {text}
  </span>
);

function useHelp(topic: string | null): Help | null {
  const { editor } = useMessages();
  const text = useText();
  const [kind = '', name = '', parameter = ''] = topic?.split(' ') ?? [];
  if (kind === 'probability') return { subject: 'p', text: editor.probabilityHelp };
  if (kind === 'weight') return { subject: 'p', text: editor.weightHelp };
  if (kind === 'resize') return { subject: 'LongestMaxSize', text: editor.resizeHelp };
  if (kind === 'group' && groupKinds.some((group) => group === name)) {
    return { subject: name, text: editor.groupRule[name as GroupKind] };
  }
  const transform = transformNamed(name);
  if (!transform) return null;
  if (kind === 'transform') {
    const note = transform.note ? ` ${text(transform.note)}` : '';
    return { subject: name, extra: editor.category[transform.category], text: text(transform.doc) + note };
  }
  const spec = transform.params[parameter];
  if (!spec) return null;
  const preset = valueText(spec, spec.default, { text, on: editor.on, off: editor.off, none: editor.none });
  // Units that the numbers do not carry themselves.
  const unit =
    signOf(spec) === undefined && 'unit' in spec && spec.unit
      ? spec.unit === '2°'
        ? editor.hueUnit
        : spec.unit
      : null;
  return {
    subject: parameter,
    extra: unit === null ? editor.defaultIs(preset) : `${unit}, ${editor.defaultIs(preset)}`,
    text: text(spec.help),
  };
}
