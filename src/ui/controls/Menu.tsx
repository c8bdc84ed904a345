import { Check, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  Header,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import styles from './Popup.module.css';

interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly placement?: PopoverProps['placement'];
  readonly children: ReactNode;
}

/** A button with a menu: `<Menu trigger={<Button>…</Button>}><MenuItem …/></Menu>`. */
export function Menu({ label, trigger, placement = 'bottom start', children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={5}>
        <AriaMenu aria-label={label} className={styles.menu ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface FloatingMenuProps {
  readonly label: string;
  /** Where it opens; null keeps it closed. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One menu that opens at changing places, for lists whose every row would otherwise hold a menu of its own. */
export function FloatingMenu({ label, anchor, open, onClose, children }: FloatingMenuProps) {
  return (
    <Popover
      aria-label={label}
      triggerRef={anchor}
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      placement="bottom end"
      offset={5}
    >
      <AriaMenu aria-label={label} className={styles.menu ?? ''} onClose={onClose} autoFocus="first">
        {children}
      </AriaMenu>
    </Popover>
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
