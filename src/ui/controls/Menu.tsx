import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  Header,
  MenuSection,
  Popover,
  type PopoverProps,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import styles from './Popup.module.css';
import { Spoken } from './Spoken';
import type { PopupProps } from './usePopup';

interface MenuProps extends PopupProps {
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly children: ReactNode;
}

/** A menu beside the button that opens it. Not loaded with the page: see `usePopup`. */
export function Menu({ label, anchor, open, onClose, byKey, placement = 'bottom start', children }: MenuProps) {
  return (
    <Spoken>
      <Popover
        aria-label={label}
        triggerRef={anchor}
        isOpen={open}
        onOpenChange={(next) => !next && onClose()}
        placement={placement}
        offset={5}
      >
        <AriaMenu aria-label={label} className={styles.menu ?? ''} onClose={onClose} autoFocus={byKey ? 'first' : true}>
          {children}
        </AriaMenu>
      </Popover>
    </Spoken>
  );
}

interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children' | 'textValue'> {
  readonly label: string;
  readonly icon?: ReactNode;
  /** A second, quieter line. */
  readonly description?: string;
  /** Keys that do the same, shown at the end. */
  readonly keys?: string;
  readonly danger?: boolean;
}

export function MenuItem({ label, icon, description, keys, danger, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem {...rest} textValue={label} className={styles.item ?? ''} {...(danger && { 'data-danger': '' })}>
      {icon}
      <span className={styles.label}>
        {label}
        {description && <span className={styles.description}>{description}</span>}
      </span>
      {keys && <kbd className={styles.keys}>{keys}</kbd>}
    </AriaMenuItem>
  );
}

export const MenuSeparator = () => <Separator className={styles.separator ?? ''} />;

/** Items under a heading. */
export function MenuGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <MenuSection>
      <Header className={styles.heading ?? ''}>{title}</Header>
      {children}
    </MenuSection>
  );
}

interface MenuChoiceProps<V extends string> {
  readonly title: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: V) => void;
}

/** Items of which exactly one is chosen. */
export function MenuChoice<V extends string>({ title, value, options, onChange }: MenuChoiceProps<V>) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys !== 'all' && keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
    >
      <Header className={styles.heading ?? ''}>{title}</Header>
      {options.map((option) => (
        <AriaMenuItem key={option.value} id={option.value} textValue={option.label} className={styles.item ?? ''}>
          {option.icon}
          <span className={styles.label}>{option.label}</span>
          {option.value === value && <Check size={14} aria-hidden="true" />}
        </AriaMenuItem>
      ))}
    </MenuSection>
  );
}

interface SubmenuProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** An item that opens a menu of its own. */
export const Submenu = ({ label, icon, children }: SubmenuProps) => (
  <SubmenuTrigger>
    <AriaMenuItem textValue={label} className={styles.item ?? ''}>
      {icon}
      <span className={styles.label}>{label}</span>
      <ChevronRight size={14} aria-hidden="true" />
    </AriaMenuItem>
    <Popover offset={-2} crossOffset={-5}>
      <AriaMenu aria-label={label} className={styles.menu ?? ''}>
        {children}
      </AriaMenu>
    </Popover>
  </SubmenuTrigger>
);
