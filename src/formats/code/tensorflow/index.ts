/** TensorFlow: a function for `tf.data`'s `map`, made of tf.image, Keras 3 layers and plain arithmetic. */
import type { Pipeline } from '../../../pipeline/model';
import { transformNamed } from '../../../transforms/index';
import { type Dialect, type Options, picked, type Rule, translate } from '../dialect';
import type { Library, Written } from '../library';
import { placed } from '../places';
import { assign, call, float, list, listOf, type Py, word, writtenBy } from '../python';
import { blocks, flipNotes, header, namesIn, runMain } from '../script';
import { both, exact, labelsStay } from '../verdict';
import { type Change, image, lambda } from './change';
import { definitions, needed } from './definitions';
import { levels } from './levels';
import { shapes } from './shapes';

const version = '2.21.0';
const keras = '3.15.1';
const table = { ...shapes, ...levels };

const lambdas = (changes: readonly Change[]) => list(changes.map(lambda));
const needsOf = (own: string, changes: readonly Change[]): readonly string[] => [
  own,
  ...changes.flatMap(({ needs }) => needs),
];

/** The rule of the table; what would have to move labels does not, as these functions are given the picture alone. */
const ruleOf = (transform: string): Rule<Change> | undefined => {
  const rule = Object.hasOwn(table, transform) ? table[transform] : undefined;
  if (!rule || !transformNamed(transform)?.labels) return rule;
  return (use) => {
    const mapped = rule(use);
    return use.has.boxes || use.has.points ? { ...mapped, verdict: both(mapped.verdict, labelsStay) } : mapped;
  };
};

const dialect: Dialect<Change> = {
  rule: ruleOf,
  mark: (change, key) => ({ ...change, code: writtenBy(change.code, key) }),
  chance: (p, change) => ({
    code: call('sometimes', {}, float(p), lambda(change), image),
    needs: needsOf('sometimes', [change]),
  }),
  group: (group, pieces) => {
    const changes = pieces.map(({ code }) => code);
    const done = (name: string, code: Change['code']) => ({
      ...{ verdict: exact, code: { code, needs: needsOf(name, changes) } },
    });
    switch (group.group) {
      case 'Compose':
      case 'Sequential':
        return done('chain', call('chain', {}, lambdas(changes), image));
      case 'OneOf': {
        const weights = listOf(pieces.map(({ weight }) => float(weight)));
        return done('one_of', call('one_of', {}, weights, lambdas(changes), image));
      }
      case 'SomeOf':
      case 'RandomOrder': {
        const n = picked(group, pieces.length);
        const args = { shuffled: group.group === 'RandomOrder', replace: group.replace };
        return done('some_of', call('some_of', args, n, lambdas(changes), image));
      }
    }
  },
};

function python(pipeline: Pipeline, options: Options = {}): Written {
  const { lines, badges } = translate(pipeline, dialect, options);
  // Layers keep their state: made once, not in every call of `map`.
  const layers: string[] = [];
  const body = lines.flatMap(({ notes, code }) => [
    ...notes.map((note) => `    ${note}`),
    ...(code ? [assign('image', withLayers(code.code, layers), '    ')] : []),
  ]);
  const names = needed(lines.flatMap(({ code }) => code?.needs ?? []));
  const floats = namesIn(badges).some((name) => /^(?:Normalize|ToFloat|ToTensorV2)$/.test(name));
  const packages = `tensorflow==${version}${layers.length > 0 ? ` keras==${keras}` : ''}${floats ? ' numpy' : ''}`;
  const imports = [
    'import sys',
    '',
    ...(layers.length > 0 ? ['import keras'] : []),
    ...(floats ? ['import numpy as np'] : []),
    'import tensorflow as tf',
  ].join('\n');
  const save = floats
    ? '    # Training numbers, not levels: no picture format holds them.\n    np.save(target, image.numpy())'
    : '    tf.io.write_file(target, tf.io.encode_png(image))';
  const main = `def main(source: str, target: str) -> None:
    image = tf.io.decode_image(tf.io.read_file(source), 3, expand_animations=False)
    # For training: dataset.map(augment, num_parallel_calls=tf.data.AUTOTUNE)
    dataset = tf.data.Dataset.from_tensors(image).map(augment)
    image = next(iter(dataset))
${save}`;
  const augment = [
    'def augment(image):',
    '    """One picture, uint8 of shape (height, width, 3)."""',
    ...body,
    '    return image',
  ].join('\n');
  const text = blocks(
    `${header(`TensorFlow ${version}`, packages)}\n\n${imports}`,
    ...names.map((name) => definitions[name]!.text),
    layers.join('\n'),
    augment,
    main,
    runMain,
  );
  const { boxes = false, points = false } = options.has ?? {};
  return { ...placed(text), badges, notes: [...(boxes || points ? [keep] : []), ...flipNotes(pipeline)] };
}

/** Takes Keras layers out of an expression, each under a name of its own; its numbers are those of the node around it. */
function withLayers(code: Py, layers: string[], around: Py['of'] = []): Py {
  if (code.py === 'word') return code;
  const of = code.of ?? around;
  if (code.py === 'prefix') return { ...code, value: withLayers(code.value, layers, of) };
  if (code.open.startsWith('keras.layers.')) {
    const name = `layer_${layers.length + 1}`;
    layers.push(assign(name, { ...code, of }));
    return word(name);
  }
  const items = code.items.map((item) => ({
    ...item,
    ...(item.value && { value: withLayers(item.value, layers, of) }),
  }));
  return { ...code, items };
}

const keep = {
  en: 'Labels stay behind: this file moves the picture only. The tf.data loop with the preset file moves them too.',
  ko: '라벨은 그대로 남습니다. 라벨까지 옮기려면 프리셋 파일을 쓰는 tf.data를 고르세요.',
};

export const tensorflow: Library = {
  id: 'tensorflow',
  title: 'TensorFlow / Keras 3',
  version,
  formats: [{ id: 'python', file: 'augment.py', write: python }],
};
