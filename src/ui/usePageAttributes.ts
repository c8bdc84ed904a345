import { useLayoutEffect } from 'react';
import { useApp } from '../state/hooks';
import { useMedia } from './useMedia';

/** Tells the document its theme and language: CSS, the browser's own controls and screen readers read them there. */
export function usePageAttributes(): void {
  const theme = useApp((state) => state.theme);
  const language = useApp((state) => state.language);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const shown = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = shown;
    root.lang = language;
  }, [shown, language]);
}
