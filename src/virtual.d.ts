/** What the build makes of the transforms' files: see scripts/vite/texts.ts. */
declare module 'virtual:transform-texts' {
  const table: () => Promise<{
    readonly texts: readonly (readonly [en: string, ko: string])[];
    readonly words: readonly (readonly string[])[];
  }>;
  export default table;
}
