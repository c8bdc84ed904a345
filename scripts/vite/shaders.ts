import type { Plugin } from 'vite';

/** Leaves out what only readers need: comments, indentation and empty lines. Line ends stay, since directives need theirs. */
export const withoutComments = (shader: string): string =>
  shader
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n');

/** Shaders as short as they run: they are a good part of what a first visit loads. */
export const shortShaders: Plugin = {
  name: 'short-shaders',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/.*\.ts$/.test(id) && code.includes('glsl`')
      ? {
          code: code.replace(/(?<![\w`])glsl`([^`\\]*)`/g, (_, shader: string) => `glsl\`${withoutComments(shader)}\``),
          map: null,
        }
      : null,
};
