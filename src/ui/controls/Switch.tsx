import styles from './Switch.module.css';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly describedBy?: string;
  readonly id?: string;
}

/** On or off. The label is for assistive technology: put the visible one beside it. */
export const Switch = ({ label, on, onChange, describedBy, id }: SwitchProps) => (
  <input
    type="checkbox"
    role="switch"
    id={id}
    className={styles.switch}
    aria-label={label}
    aria-describedby={describedBy}
    aria-checked={on}
    checked={on}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);
