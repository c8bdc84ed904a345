import { Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from '../../state/store';

export const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const satisfies Record<Theme, unknown>;

export const languageNames = { en: 'English', ko: '한국어' } as const;
