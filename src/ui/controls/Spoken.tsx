import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useApp } from '../../state/hooks';

/** What the controls inside say by themselves follows the page's language, not the browser's. */
export const Spoken = ({ children }: { readonly children: ReactNode }) => (
  <I18nProvider locale={useApp((state) => state.language)}>{children}</I18nProvider>
);
