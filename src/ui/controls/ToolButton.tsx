import type { MouseEvent, ReactNode } from 'react';
import styles from './Button.module.css';

interface ToolButtonProps {
  /** Read aloud, and shown beside the button on hover and focus. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly hasMenu?: boolean | undefined;
  readonly className?: string | undefined;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly children: ReactNode;
}

/** A small icon button without any machinery, for places that hold hundreds of them. */
export const ToolButton = ({
  label,
  keys,
  pressed,
  disabled,
  hasMenu,
  className = '',
  onClick,
  children,
}: ToolButtonProps) => (
  <button
    type="button"
    className={`${styles.button} ${styles.icon} ${styles.small} ${className}`}
    aria-label={label}
    aria-pressed={pressed}
    aria-haspopup={hasMenu ? 'menu' : undefined}
    aria-disabled={disabled || undefined}
    data-disabled={disabled ? '' : undefined}
    data-tip={label}
    data-tip-keys={keys}
    onClick={disabled ? undefined : onClick}
  >
    {children}
  </button>
);
