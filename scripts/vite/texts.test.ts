import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { transforms } from '../../src/transforms';
import { laterTexts } from './texts.ts';

type Hook = (...given: readonly unknown[]) => unknown;
const hooks = laterTexts() as unknown as Readonly<
  Record<'configResolved' | 'buildStart' | 'resolveId' | 'load' | 'transform', Hook>
>;
hooks.configResolved({ command: 'build' });
hooks.buildStart();

const module = hooks.load(hooks.resolveId('\0explanations')) as string;
const { texts, words } = JSON.parse(JSON.parse(module.slice('export default JSON.parse('.length, -2))) as {
  readonly texts: readonly (readonly [string, string])[];
  readonly words: readonly (readonly string[])[];
};
const known = new Set(texts.map(([en, ko]) => `${en}\n${ko}`));

describe('explanations taken out of the transforms', () => {
  it('are nearly all that the palette and the help say', () => {
    const docs = transforms.map(({ doc: { en, ko } }) => `${en}\n${ko}`);
    expect(docs.filter((doc) => known.has(doc)).length).toBeGreaterThan(0.8 * docs.length);
    const helps = transforms.flatMap(({ params }) => Object.values(params).map(({ help }) => `${help.en}\n${help.ko}`));
    expect(helps.filter((help) => known.has(help)).length).toBeGreaterThan(0.8 * helps.length);
    expect(words.length).toBeGreaterThan(0.7 * transforms.length);
  });

  it('leave a file that says the same, by number', () => {
    const file = path.resolve('src/transforms/blur/GaussianBlur.ts');
    const code = readFileSync(file, 'utf8');
    const made = (hooks.transform(code, file) as { readonly code: string }).code;
    const numbers = [...made.matchAll(/laterText\((\d+)\)/g)].map(([, index]) => texts[Number(index)]);
    expect(numbers.length).toBeGreaterThan(2);
    for (const text of numbers) {
      expect(code).toContain(text?.[0]);
      expect(made).not.toContain(text?.[0]);
    }
    const listed = words[Number(/laterWords\((\d+)\)/.exec(made)?.[1])];
    for (const word of listed ?? ['none']) expect(code).toContain(word);
  });
});
