import { expect, test } from 'vitest';
import { walk } from '../../pipeline/model';
import { transformNamed } from '../../transforms';
import { readParams } from '../../transforms/read';
import { pipelineOf, startingPresets } from '.';

test.each(startingPresets.map((preset) => [preset.name, preset] as const))(
  '%s holds values that the transforms accept as they are',
  (_, preset) => {
    for (const { node } of walk(pipelineOf(preset, 512).nodes)) {
      if (node.kind !== 'transform') continue;
      const transform = transformNamed(node.transform);
      expect(transform, node.transform).toBeDefined();
      const { params, notes } = readParams(transform?.params ?? {}, node.params);
      expect(notes).toEqual([]);
      expect(params).toEqual(node.params);
      expect(transform?.check?.(params) ?? null).toBeNull();
    }
  },
);

test('keys are unique', () => {
  for (const preset of startingPresets) {
    const keys = [...walk(pipelineOf(preset, 512).nodes)].map(({ node }) => node.key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
