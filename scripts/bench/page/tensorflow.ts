/** The same work by the stock operations of TensorFlow.js on one of its backends: all tiles in one float tensor. */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { Contender, Picture, Prepared } from './contender';
import { script } from './scripts';
import { tensorflowSteps } from './tensorflow-steps';

export type Tf = typeof TensorFlow;

const folder = '@tensorflow';
let loading: Promise<Tf> | null = null;

function load(): Promise<Tf> {
  loading ??= (async () => {
    await script(`${folder}/tfjs-core/dist/tf-core.min.js`);
    await script(`${folder}/tfjs-backend-webgl/dist/tf-backend-webgl.min.js`);
    await script(`${folder}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);
    const { tf } = window as unknown as { tf: Tf & { wasm: { setWasmPaths(prefix: string): void } } };
    tf.wasm.setWasmPaths(`/rivals/${folder}/tfjs-backend-wasm/dist/`);
    // It refuses software WebGL otherwise.
    tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
    return tf;
  })();
  return loading;
}

function batchOf(tf: Tf, { width, height, rgba }: Picture, tiles: number): TensorFlow.Tensor4D {
  const one = new Float32Array(width * height * 3);
  for (let i = 0, j = 0; i < rgba.length; i += 4, j += 3) one.set(rgba.subarray(i, i + 3), j);
  return tf.tidy(() => tf.tile(tf.tensor4d(one, [1, height, width, 3]), [tiles, 1, 1, 1]));
}

export const tensorflow = (backend: 'webgl' | 'wasm'): Contender => ({
  async prepare({ nodes, tiles }, picture): Promise<Prepared | null> {
    const tf = await load();
    if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no ${backend} here.`);
    const steps = tensorflowSteps(tf);
    const chosen = nodes.map((node) => steps[node.transform]);
    if (chosen.some((step) => step === undefined)) return null;
    const source = batchOf(tf, picture, tiles);
    source.dataSync();
    return {
      async run() {
        await tf.setBackend(backend);
        const pixel = tf.tidy(() => {
          const result = nodes.reduce((batch, node, i) => chosen[i]!(batch, node.params), source);
          // One number of the last tile: it is there only once all are.
          return tf.slice(result, [tiles - 1, 0, 0, 0], [1, 1, 1, 1]);
        });
        pixel.dataSync();
        pixel.dispose();
      },
      release: () => source.dispose(),
    };
  },
});

/** Version and, on WASM, the number of threads. */
export async function tensorflowVersion(): Promise<string> {
  const tf = await load();
  await tf.setBackend('wasm');
  const { wasm } = tf as unknown as { wasm: { getThreadsCount(): number } };
  return `${tf.version_core}, WASM with ${wasm.getThreadsCount()} threads`;
}
