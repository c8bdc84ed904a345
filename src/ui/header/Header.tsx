import { Monitor, Moon, Redo2, Settings2, Sun, Undo2 } from 'lucide-react';
import { redo, setLanguage, setTheme, undo } from '../../state/actions';
import { useApp } from '../../state/hooks';
import type { Theme } from '../../state/store';
import { ExportButton } from '../code';
import { Button, IconButton } from '../controls/Button';
import { modifier } from '../controls/keys';
import { Menu, MenuChoice } from '../controls/Menu';
import { PresetMenu, ShareButton } from '../files';
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
        <IconButton label={editor.undo} keys={`${modifier} Z`} isDisabled={!canUndo} onPress={undo}>
          <Undo2 size={16} />
        </IconButton>
        <IconButton label={editor.redo} keys={`${modifier} ⇧ Z`} isDisabled={!canRedo} onPress={redo}>
          <Redo2 size={16} />
        </IconButton>
      </div>
      {!narrow && <span className={styles.divider} />}
      <PresetMenu />
      <span className={styles.spacer} />
      {narrow ? <Settings /> : <Switches />}
      <ShareButton />
      <ExportButton narrow={narrow} />
    </header>
  );
}

const otherLanguage = { en: 'ko', ko: 'en' } as const;
const languageNames = { en: 'English', ko: '한국어' } as const;
const languages = [
  { value: 'en', label: languageNames.en },
  { value: 'ko', label: languageNames.ko },
] as const;

function Switches() {
  const { editor } = useMessages();
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const other = otherLanguage[language];
  const Icon = themeIcons[theme];
  return (
    <div className={styles.part}>
      <Button
        look="ghost"
        className={styles.language ?? ''}
        tip={editor.switchLanguage}
        onPress={() => setLanguage(other)}
      >
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
        <ThemeChoice />
      </Menu>
    </div>
  );
}

/** Language and theme behind one button, where there is no room for both. */
function Settings() {
  const { editor } = useMessages();
  const language = useApp((state) => state.language);
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
      <MenuChoice title={editor.language} value={language} options={languages} onChange={setLanguage} />
      <ThemeChoice />
    </Menu>
  );
}

function ThemeChoice() {
  const { editor } = useMessages();
  const current = useApp((state) => state.theme);
  const options = themes.map((theme) => {
    const Icon = themeIcons[theme];
    return { value: theme, label: editor.themes[theme], icon: <Icon size={15} /> };
  });
  return <MenuChoice title={editor.theme} value={current} options={options} onChange={setTheme} />;
}
