import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'disabled'> {
  readonly look?: 'plain' | 'primary' | 'ghost' | 'danger';
  /** Explanation shown beside it on hover and focus. */
  readonly tip?: string;
  readonly isDisabled?: boolean;
  readonly onPress?: () => void;
  /** Added after the button's own class. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button with a text; also serves as the trigger of a menu or dialog. */
export function Button({ look = 'plain', tip, isDisabled, onPress, className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...(onPress && { onClick: () => onPress() })}
      {...rest}
      {...(tip && { 'data-tip': tip })}
      disabled={isDisabled}
      className={`${styles.button} ${look === 'plain' ? '' : styles[look]} ${className}`}
    />
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
export function IconButton({ label, keys, small, pressed, className = '', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      aria-label={label}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...{ 'data-tip': label, 'data-tip-keys': keys }}
      className={`${styles.icon} ${small ? styles.small : ''} ${className}`}
    />
  );
}
