import type { Plugin } from 'vite';

/** Texts of react-aria in a language, one file for each. */
const texts = /[\\/]intl[\\/].*[a-z]{2}-[A-Z]{2}\.m?js$/;
const spoken = /(?:en-US|ko-KR)\.m?js$/;

/**
 * Two questions that react-aria puts to `Intl` as soon as it is loaded, answered here: the first word with `Intl` costs up
 * to 30 ms of the page's start. Everything that speaks is inside `Spoken`, so the person's own language is never the
 * answer, and both languages of the page are written from left to right.
 */
const answers = [
  {
    file: /react-aria[\\/].*[\\/]i18n[\\/]useDefaultLocale\.m?js$/,
    code: `const locale = { locale: 'en-US', direction: 'ltr' };
export const getDefaultLocale = () => locale;
export const useDefaultLocale = () => locale;`,
  },
  { file: /react-aria[\\/].*[\\/]i18n[\\/]utils\.m?js$/, code: 'export const isRTL = () => false;' },
];

/** What react-aria says by itself, in the languages of the page only. */
export const spokenLocales: Plugin = {
  name: 'spoken-locales',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    texts.test(id) && !spoken.test(id) ? 'export default {};' : answers.find(({ file }) => file.test(id))?.code,
};
