/** Which steps do the same to every picture. */
import { draws } from '../../math/random';
import type { TransformNode } from '../../pipeline/model';
import { transformNamed } from '../../transforms/index';

const scene = { width: 317, height: 251, boxes: [] };
const tries = 12;

/** Nodes never change: a live code view asks about the same ones over and over. */
const known = new WeakMap<TransformNode, boolean>();

/** Whether the step draws nothing, however often it is asked: a resize or a Normalize, for instance. */
export function isFixed(node: TransformNode): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  const fixed = drawsNothing(node);
  known.set(node, fixed);
  return fixed;
}

function drawsNothing(node: TransformNode): boolean {
  const transform = transformNamed(node.transform);
  if (!transform) return false;
  const found = new Set<string>();
  for (let seed = 1; seed <= tries; seed++) {
    try {
      found.add(JSON.stringify(transform.sample(node.params, draws(seed, 1, node.key), scene)));
    } catch {
      // Refused for this size: whatever it would draw, it needs a size to do so.
      found.add('refused');
    }
  }
  return found.size === 1 && !found.has('refused');
}
