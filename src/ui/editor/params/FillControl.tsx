import { ChevronDown } from 'lucide-react';
import type { Fill, FillParam } from '../../../transforms/params';
import { later } from '../../controls/later';
import { usePopup } from '../../controls/usePopup';
import { useMessages, useText } from '../../messages';
import { valueText } from '../values';
import { colourOf, toHex } from './colours';
import styles from './params.module.css';

interface FillControlProps {
  readonly name: string;
  readonly spec: FillParam;
  readonly value: Fill;
  readonly describedBy: string;
  readonly onChange: (value: Fill) => void;
}

const fillPopup = later(async () => (await import('./FillPopup')).FillPopup);

/** A swatch that opens the choice of a grey level, a colour, one of the words, or nothing. */
export function FillControl({ name, spec, value, describedBy, onChange }: FillControlProps) {
  const { editor } = useMessages();
  const text = useText();
  const colour = colourOf(value);
  const shown = valueText(spec, value, { text, on: editor.on, off: editor.off, none: editor.none });

  const popup = usePopup('dialog', fillPopup);
  return (
    <>
      <button
        type="button"
        className={styles.fillButton ?? ''}
        aria-label={editor.editFill(name, shown)}
        aria-describedby={describedBy}
        {...popup.button}
      >
        <Swatch colour={colour} />
        <span className={styles.fillText}>{shown}</span>
        <ChevronDown size={13} aria-hidden="true" />
      </button>
      {popup.Part && <popup.Part {...popup.place} name={name} spec={spec} value={value} onChange={onChange} />}
    </>
  );
}

const Swatch = ({ colour }: { readonly colour: ReturnType<typeof colourOf> }) => (
  <span
    className={styles.swatch}
    data-empty={colour ? undefined : ''}
    style={colour ? { backgroundColor: toHex(colour) } : undefined}
  />
);
