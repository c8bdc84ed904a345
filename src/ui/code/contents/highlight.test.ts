import { expect, test } from 'vitest';
import { libraries } from '../../../formats/code';
import { emptyPipeline, type Node, type Pipeline } from '../../../pipeline/model';
import { transformNamed } from '../../../transforms/index';
import { defaultsOf, type Params } from '../../../transforms/params';
import { parse, tokensOf } from './highlight';
import { firstLines, nextLines } from './lines';

const node = (key: string, transform: string, params: Params = {}): Node => ({
  ...{ kind: 'transform', key, transform, p: 0.5, enabled: true },
  params: { ...defaultsOf(transformNamed(transform)!.params), ...params },
});
const names = ['GaussNoise', 'CoarseDropout', 'HueSaturationValue', 'MotionBlur'];
const made = (limit: number, count: number): Pipeline => ({
  ...emptyPipeline,
  nodes: [node('a', 'Rotate', { limit: [-limit, limit] }), ...names.slice(0, count).map((name) => node(name, name))],
});

test('what is parsed and coloured in part looks as if it had been coloured as a whole', () => {
  for (const { id, formats } of libraries)
    for (const { write } of formats) {
      const texts = [made(9, 1), made(10, 1), made(123.5, 1), made(10, 4), made(10, 0), made(9, 2)].map(
        (pipeline) => write(pipeline).text,
      );
      let parsed = parse(texts[0]!);
      let lines = firstLines(texts[0]!, (from, to) => tokensOf(parsed, from, to));
      for (const text of texts.slice(1)) {
        parsed = parse(text, parsed);
        lines = nextLines(lines, text, (from, to) => tokensOf(parsed, from, to));
        const whole = firstLines(text, (from, to) => tokensOf(parse(text), from, to));
        expect(
          lines.lines.map(({ tokens }) => tokens),
          id,
        ).toEqual(whole.lines.map(({ tokens }) => tokens));
      }
      expect(lines.lines.some(({ tokens }) => tokens.some(({ look }) => look !== ''))).toBe(true);
    }
});
