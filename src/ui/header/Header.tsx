import { Redo2, Settings2, Undo2 } from 'lucide-react';
import { redo, setLanguage, undo } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { ExportButton } from '../code';
import { Button, IconButton } from '../controls/Button';
import { modifier } from '../controls/keys';
import { later } from '../controls/later';
import { usePopup } from '../controls/usePopup';
import { PresetMenu, ShareButton } from '../files';
import { useMessages } from '../messages';
import styles from './Header.module.css';
import { Logo } from './Logo';
import { languageNames, themeIcons } from './names';

const themeMenu = later(async () => (await import('./menus')).ThemeMenu);
const settingsMenu = later(async () => (await import('./menus')).SettingsMenu);

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

function Switches() {
  const { editor } = useMessages();
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const other = otherLanguage[language];
  const Icon = themeIcons[theme];
  const popup = usePopup('menu', themeMenu);
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
      <IconButton label={editor.theme} {...popup.button}>
        <Icon size={16} />
      </IconButton>
      {popup.Part && <popup.Part {...popup.place} />}
    </div>
  );
}

/** Language and theme behind one button, where there is no room for both. */
function Settings() {
  const { editor } = useMessages();
  const popup = usePopup('menu', settingsMenu);
  return (
    <>
      <IconButton label={editor.settings} {...popup.button}>
        <Settings2 size={17} />
      </IconButton>
      {popup.Part && <popup.Part {...popup.place} />}
    </>
  );
}
