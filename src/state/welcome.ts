/** What a first visit starts with: small, and different in every tile. */
import { insertNode, newGroupNode, newTransformNode } from '../pipeline/edit';
import { emptyPipeline, type Key, type Pipeline } from '../pipeline/model';
import type { Params } from '../transforms/params';
import { sampleRef } from './images';
import { type Document, initialDocument } from './store';

export function welcomeDocument(): Document {
  let pipeline: Pipeline = emptyPipeline;
  const add = (name: string, p: number, params: Params = {}, parent: Key | null = null): void => {
    const node = newTransformNode(pipeline, name);
    const filled = { ...node, p, params: { ...node.params, ...params } };
    pipeline = insertNode(pipeline, filled, parent, Number.POSITIVE_INFINITY);
  };
  add('Rotate', 0.9, { limit: [-30, 30] });
  const either = { ...newGroupNode(pipeline, 'OneOf'), p: 0.6 };
  pipeline = insertNode(pipeline, either, null, Number.POSITIVE_INFINITY);
  add('GaussNoise', 1, { std_range: [0.05, 0.16] }, either.key);
  add('GaussianBlur', 1, {}, either.key);
  add('HueSaturationValue', 0.8);
  return { ...initialDocument, pipeline, image: sampleRef('cat.png') };
}
