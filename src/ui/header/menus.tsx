import { setLanguage, setTheme } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { Menu, MenuChoice } from '../controls/Menu';
import type { PopupProps } from '../controls/usePopup';
import { useMessages } from '../messages';
import { languageNames, themeIcons } from './names';

const themes = ['system', 'light', 'dark'] as const;
const languages = [
  { value: 'en', label: languageNames.en },
  { value: 'ko', label: languageNames.ko },
] as const;

export function ThemeMenu(place: PopupProps) {
  const { editor } = useMessages();
  return (
    <Menu label={editor.theme} placement="bottom end" {...place}>
      <ThemeChoice />
    </Menu>
  );
}

export function SettingsMenu(place: PopupProps) {
  const { editor } = useMessages();
  const language = useApp((state) => state.language);
  return (
    <Menu label={editor.settings} placement="bottom end" {...place}>
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
