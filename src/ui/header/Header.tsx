import { Languages, Monitor, Moon, Redo2, Settings2, Sun, Undo2 } from 'lucide-react';
import { redo, setLanguage, setTheme, undo } from '../../state/actions';
import { useApp } from '../../state/hooks';
import type { Theme } from '../../state/store';
import { Button, IconButton } from '../controls/Button';
import { Menu, MenuGroup, MenuItem } from '../controls/Menu';
import { ExportButton, PresetMenu, ShareButton } from '../files';
import { useMessages } from '../messages';
import styles from './Header.module.css';
import { Logo } from './Logo';

const themes = ['system', 'light', 'dark'] as const;
const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const satisfies Record<Theme, unknown>;

/** Name, history, files, language and theme. */
export function Header({ narrow }: { readonly narrow: boolean }) {
  const { editor } = useMessages();
  const canUndo = useApp((state) => state.history.canUndo);
  const canRedo = useApp((state) => state.history.canRedo);
  return (
    <header className={styles.header}>
      <div className={styles.name}>
        <Logo />
        <h1 className={narrow ? 'visually-hidden' : styles.title}>{editor.title}</h1>
      </div>
      <div className={styles.part}>
        <IconButton label={editor.undo} keys="Ctrl Z" isDisabled={!canUndo} onPress={undo}>
          <Undo2 size={16} />
        </IconButton>
        <IconButton label={editor.redo} keys="Ctrl ⇧ Z" isDisabled={!canRedo} onPress={redo}>
          <Redo2 size={16} />
        </IconButton>
      </div>
      {!narrow && <span className={styles.divider} />}
      <PresetMenu />
      <span className={styles.spacer} />
      {narrow ? <Settings /> : <Switches />}
      <ShareButton />
      <ExportButton />
    </header>
  );
}

const otherLanguage = { en: 'ko', ko: 'en' } as const;
const languageNames = { en: 'English', ko: '한국어' } as const;

function Switches() {
  const { editor } = useMessages();
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const other = otherLanguage[language];
  const Icon = themeIcons[theme];
  return (
    <div className={styles.part}>
      <Button look="ghost" className={styles.language ?? ''} tip={editor.switchLanguage} onPress={() => setLanguage(other)}>
        <span lang={other}>{languageNames[other]}</span>
      </Button>
      <Menu
        label={editor.theme}
        placement="bottom end"
        trigger={
          <IconButton label={editor.theme}>
            <Icon size={16} />
          </IconButton>
        }
      >
        <ThemeItems />
      </Menu>
    </div>
  );
}

/** Language and theme behind one button, where there is no room for both. */
function Settings() {
  const { editor } = useMessages();
  const language = useApp((state) => state.language);
  const other = otherLanguage[language];
  return (
    <Menu
      label={editor.settings}
      placement="bottom end"
      trigger={
        <IconButton label={editor.settings}>
          <Settings2 size={17} />
        </IconButton>
      }
    >
      <MenuGroup title={editor.language}>
        <MenuItem label={languageNames[other]} icon={<Languages size={15} />} onAction={() => setLanguage(other)} />
      </MenuGroup>
      <MenuGroup title={editor.theme}>
        <ThemeItems />
      </MenuGroup>
    </Menu>
  );
}

function ThemeItems() {
  const { editor } = useMessages();
  const current = useApp((state) => state.theme);
  return themes.map((theme) => {
    const Icon = themeIcons[theme];
    return (
      <MenuItem
        key={theme}
        label={editor.themes[theme]}
        icon={<Icon size={15} />}
        checked={theme === current}
        onAction={() => setTheme(theme)}
      />
    );
  });
}
