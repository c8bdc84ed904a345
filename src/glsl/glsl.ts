/** Shared GLSL that a body may call; emitted once per program, after whatever it uses. */
export interface GlslModule {
  readonly name: string;
  readonly source: string;
  readonly uses?: readonly GlslModule[];
}

/** Marks a template as GLSL, so that editors highlight it; the text itself is left as it is. */
export const glsl = (text: TemplateStringsArray): string => String.raw(text);
