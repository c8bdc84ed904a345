/** The rivals' own frame: TensorFlow.js keeps its engine in a global, which must not be the one the playground uses. */
import { canvas2d } from './canvas';
import { opencv, opencvVersion } from './opencv';
import { tensorflow, tensorflowVersion } from './tensorflow';

const rivals = {
  contenders: { webgl: tensorflow('webgl'), wasm: tensorflow('wasm'), opencv, canvas: canvas2d },
  versions: async () => ({ tensorflow: await tensorflowVersion(), 'OpenCV.js': await opencvVersion() }),
};

export type Rivals = typeof rivals;

Object.assign(window, { rivals });
