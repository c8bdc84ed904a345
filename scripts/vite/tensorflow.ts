import type { Plugin } from 'vite';

/** Modules whose package says that they have effects (optimizers, storage, methods of tensors); nothing here needs those. */
const withoutEffects = /tfjs-core[\\/]dist[\\/](?:index|base_side_effects|io[\\/].*|platforms[\\/]platform_node)\.js$/;

const refusal = "throw new Error('Stock operations of TensorFlow.js are not part of this page.')";

/** Of TensorFlow.js only what the engine reaches: less than half of what its packages would bring along. */
export const lightTensorflow: Plugin = {
  name: 'light-tensorflow',
  apply: 'build',
  enforce: 'pre',
  // The WebGL backend takes every kernel of the CPU backend for the sake of one.
  load: (id) =>
    /tfjs-backend-webgl[\\/]dist[\\/]kernel_utils[\\/]shared\.js$/.test(id)
      ? "export { simpleAbsImpl as simpleAbsImplCPU } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Abs';"
      : null,
  transform(code, id) {
    if (withoutEffects.test(id)) return { code, map: null, moduleSideEffects: false };
    // Writes the shaders of stock operations. The engine runs none: it has its own, and draws them itself.
    if (/tfjs-backend-webgl[\\/]dist[\\/]shader_compiler\.js$/.test(id)) {
      const light = code
        .replace(/(export function makeShader\(.*?\) \{)[\s\S]*?\n\}\n/, `$1 ${refusal}; }\n`)
        // Taken apart, an object of functions stays whole.
        .replace(/const \{ (\w+) \} = backend_util;/, 'const $1 = backend_util.$1;');
      return { code: light, map: null };
    }
    return null;
  },
};
