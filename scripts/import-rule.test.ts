import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './process.mjs';

/** Everything a source file might reach for: the folders of `src` and the packages that have one home. */
const folders = ['math', 'glsl', 'transforms', 'pipeline', 'gpu', 'formats', 'state', 'ui'] as const;
const packages = {
  tensorflow: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgl/dist/backend_webgl'],
  zustand: ['zustand', 'zustand/vanilla'],
  react: ['react', 'react/jsx-runtime', 'react-dom/client', 'react-aria-components', 'react-dropzone', 'lucide-react'],
} as const;
type Folder = (typeof folders)[number];
type Package = keyof typeof packages;

/** The rule itself, said once more and differently from the lint configuration it checks: who may reach for what. */
const allowed: Readonly<Record<string, readonly (Folder | Package)[]>> = {
  'src/math/file.ts': [],
  'src/glsl/file.ts': ['math'],
  'src/transforms/file.ts': ['glsl', 'math'],
  'src/transforms/color/file.ts': ['glsl', 'math'],
  'src/pipeline/file.ts': ['transforms', 'glsl', 'math'],
  'src/gpu/file.ts': ['pipeline', 'transforms', 'glsl', 'math', 'tensorflow'],
  'src/gpu/file.browser.test.ts': ['pipeline', 'transforms', 'glsl', 'math', 'tensorflow'],
  'src/formats/file.ts': ['pipeline', 'transforms', 'glsl', 'math'],
  'src/formats/albumentations/file.ts': ['pipeline', 'transforms', 'glsl', 'math'],
  'src/state/file.ts': ['gpu', 'formats', 'pipeline', 'transforms', 'glsl', 'math', 'zustand'],
  'src/state/hooks.ts': ['gpu', 'formats', 'pipeline', 'transforms', 'glsl', 'math', 'zustand', 'react'],
  'src/ui/file.tsx': ['state', 'formats', 'pipeline', 'transforms', 'math', 'react'],
  'src/ui/panel/file.tsx': ['state', 'formats', 'pipeline', 'transforms', 'math', 'react'],
  'src/main.tsx': ['state', 'formats', 'pipeline', 'transforms', 'glsl', 'math', 'gpu', 'ui', 'react'],
  'src/render.ts': ['state', 'formats', 'pipeline', 'transforms', 'glsl', 'math', 'gpu', 'ui'],
};

/** Ways to write an import of `source`. */
const forms = [
  (source: string) => `import value from '${source}';`,
  (source: string) => `import type { Value } from '${source}';`,
  (source: string) => `export { value } from '${source}';`,
  (source: string) => `export * from '${source}';`,
  (source: string) => `await import('${source}');`,
];

interface Line {
  readonly text: string;
  readonly forbidden: boolean;
}

function linesFor(file: string): Line[] {
  const own = file.split('/')[1];
  const up = '../'.repeat(file.split('/').length - 2) || './';
  const may = allowed[file] ?? [];
  const sources: { source: string; forbidden: boolean }[] = [
    { source: './beside', forbidden: false },
    { source: './gpu', forbidden: false },
  ];
  for (const folder of folders) {
    if (folder === own) continue;
    for (const source of [`${up}${folder}/file`, `${up}${folder}/deeper/file`, `${up}${folder}`])
      sources.push({ source, forbidden: !may.includes(folder) });
  }
  for (const [name, list] of Object.entries(packages))
    for (const source of list) sources.push({ source, forbidden: !may.includes(name as Package) });
  return sources.flatMap(({ source, forbidden }) => forms.map((form) => ({ text: form(source), forbidden })));
}

/** Line numbers the import rule reports, by file. */
let reported: Map<string, Set<number>>;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'import-rule-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  writeFileSync(path.join(folder, 'biome.json'), readFileSync(path.join(root, 'biome.json')));
  for (const file of Object.keys(allowed)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const text = linesFor(file).map((line) => line.text);
    writeFileSync(path.join(folder, file), `${text.join('\n')}\n`);
  }
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', 'src'];
  let output: string;
  try {
    output = execFileSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    // Biome exits with 1 when it reports something, as it must here.
    output = (error as { stdout: string }).stdout;
  }
  reported = new Map();
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { location: { path: string; start: { line: number } } }[];
  };
  for (const { location } of diagnostics) {
    const file = location.path.replaceAll('\\', '/');
    reported.set(file, (reported.get(file) ?? new Set()).add(location.start.line));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import rule', () => {
  it.each(Object.keys(allowed))('holds in %s', (file) => {
    const lines = linesFor(file);
    const found = lines.filter((_, index) => reported.get(file)?.has(index + 1)).map((line) => line.text);
    expect(found).toEqual(lines.filter((line) => line.forbidden).map((line) => line.text));
  });

  it('lets the tests of the lowest folder use the test runner', () => {
    writeFileSync(path.join(folder, 'src/math/file.ts'), "import 'vitest';\nimport 'fast-check';\n");
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
    const args = ['lint', '--only=style/noRestrictedImports', 'src/math'];
    expect(() => execFileSync(process.execPath, [biome, ...args], { cwd: folder, stdio: 'pipe' })).not.toThrow();
  });
});
