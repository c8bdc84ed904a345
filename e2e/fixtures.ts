/** The `test` that every journey uses: it also fails on whatever the page complained about on the way. */
import { test as base, type ConsoleMessage, expect } from '@playwright/test';

interface Watched {
  /** What went wrong so far; a journey that provokes an error on purpose takes it out again. */
  readonly problems: string[];
}

/** Chromium reports WebGL misuse as a warning: to us it is an error. */
const webglMisuse = /GL_INVALID|GL_OUT_OF_MEMORY|WebGL: (INVALID|CONTEXT)|too many errors/;

const isProblem = (message: ConsoleMessage) => message.type() === 'error' || webglMisuse.test(message.text());

export const test = base.extend<Watched>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
      context.on('console', (message) => {
        if (isProblem(message)) problems.push(`console: ${message.text()} (${message.location().url})`);
      });
      // Nothing leaves the page: every address is its own server's or made up in the page itself.
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url)) problems.push(`request to ${url}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
      });
      await use(problems);
      expect(problems, 'problems the page reported').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
