/** What is heavy cannot run on the page's thread: no module of the page reaches it but through a worker. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = path.dirname(fileURLToPath(import.meta.url));

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`; what is only a type is gone when it runs. */
const forms =
  /(?:^|\n)(import|export)\b([^;'"]*?)\bfrom '(\.[^']+)'|(?:^|\n)import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g;

const onlyTypes = (names: string): boolean =>
  /^\s*type\b/.test(names) ||
  (/^\s*\{[^}]*\}\s*$/.test(names) && [...names.matchAll(/[^\s{},][^,}]*/g)].every(([name]) => /^type\s/.test(name)));

function fileOf(from: string, name: string): string | undefined {
  const place = path.resolve(path.dirname(from), name);
  return [`${place}.ts`, `${place}.tsx`, path.join(place, 'index.ts')].find((file) => existsSync(file));
}

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(forms)].flatMap(([, , names, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? '';
    const found = from !== undefined && onlyTypes(names ?? '') ? undefined : fileOf(file, name);
    return found ? [found] : [];
  });
}

/** Every module that a start can come to, by its path in `src`, without going through those that are closed. */
function reached(start: string, closed: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    const name = path.relative(source, file).split(path.sep).join('/');
    if (found.has(name) || closed.includes(name)) return;
    found.add(name);
    for (const next of importsOf(file)) visit(next);
  };
  visit(path.join(source, start));
  return found;
}

/** Moves labels; orders the passes and makes the values that transforms hand to the GPU; compiles and draws. */
const heavy = ['pipeline/labels/move.ts', 'pipeline/labels/audit.ts', 'pipeline/plan/plan.ts', 'gpu/renderer.ts'];

/** What the page falls back to in browsers without workers, loaded only there. */
const fallbacks = ['gpu/renderer.ts', 'state/tracing/service.ts'];

describe('the page', () => {
  const page = reached('main.tsx', fallbacks);

  test('reaches nothing heavy', () => {
    expect(heavy.filter((name) => page.has(name))).toEqual([]);
  });

  test('would reach all of it through what only browsers without workers load', () => {
    const all = reached('main.tsx', []);
    expect(heavy.filter((name) => !all.has(name))).toEqual([]);
  });

  test('is read whole: sampling and the interface are in it', () => {
    for (const name of ['pipeline/sample.ts', 'state/stage.ts', 'ui/grid/GridArea.tsx', 'transforms/index.ts'])
      expect(page).toContain(name);
    expect(page.size).toBeGreaterThan(300);
  });
});

test('the workers reach what is heavy', () => {
  expect(reached('gpu/worker.ts', [])).toContain('pipeline/plan/plan.ts');
  expect(reached('state/tracing/worker.ts', [])).toContain('pipeline/labels/move.ts');
});
