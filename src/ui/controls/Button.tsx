import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: 'plain' | 'primary' | 'ghost' | 'danger';
  /** Explanation shown beside it on hover and focus. */
  readonly tip?: string;
  /** Added after the button's own class. */
  readonly className?: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a text; also serves as the trigger of a menu or dialog. */
export function Button({ look = 'plain', tip, className = '', children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(tip && { 'data-tip': tip })}
      className={`${styles.button} ${look === 'plain' ? '' : styles[look]} ${className}`}
    >
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'look' | 'tip' | 'aria-label'> {
  /** Read aloud, and shown beside the button on hover and focus. */
  readonly label: string;
  /** Keys that do the same, shown after the label: 'Ctrl Z'. */
  readonly keys?: string;
  readonly small?: boolean;
  /** For a toggle: whether it is on. */
  readonly pressed?: boolean;
}

/** A button that shows only an icon. */
export function IconButton({ label, keys, small, pressed, className = '', children, ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...{ 'data-tip': label, 'data-tip-keys': keys }}
      className={`${styles.button} ${styles.icon} ${small ? styles.small : ''} ${className}`}
    >
      {children}
    </AriaButton>
  );
}
