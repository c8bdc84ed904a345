/** A text in every language of the page; a missing language is a compile error. */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

/** Anything `JSON.parse` can return. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
