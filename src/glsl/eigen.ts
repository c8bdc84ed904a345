import { type GlslModule, glsl } from './glsl';

/**
 * Axes of a symmetric matrix by Jacobi rotations, always of the largest element off the diagonal and in the form OpenCV
 * gives them: that decides which way the axes point.
 */
export const eigen: GlslModule = {
  name: 'eigen',
  source: glsl`
/** The diagonal becomes the eigenvalues, in no order; off it are the elements 01, 02 and 12. Axes are columns. */
mat3 axesOf(inout vec3 diagonal, vec3 off) {
  mat3 axes = mat3(1.0);
  for (int i = 0; i < 24; i++) {
    vec3 size = abs(off);
    int pivot = size.z > max(size.x, size.y) ? 2 : size.x >= size.y ? 0 : 1;
    int k = pivot == 2 ? 1 : 0, l = pivot == 0 ? 1 : 2;
    float p = off[pivot];
    if (abs(p) < 1e-12) break;
    float y = (diagonal[l] - diagonal[k]) * 0.5;
    float t = abs(y) + length(vec2(p, y));
    float s = length(vec2(p, t));
    float c = t / s;
    s = p / s;
    t = p / t * p;
    if (y < 0.0) { s = -s; t = -t; }
    diagonal[k] -= t;
    diagonal[l] += t;
    // The two elements that share a row or column with the pivot.
    int a = pivot == 0 ? 1 : 0, b = pivot == 2 ? 1 : 2;
    vec2 was = vec2(off[a], off[b]);
    off[pivot] = 0.0;
    off[a] = was.x * c - was.y * s;
    off[b] = was.x * s + was.y * c;
    vec3 first = axes[k], second = axes[l];
    axes[k] = first * c - second * s;
    axes[l] = first * s + second * c;
  }
  return axes;
}
`,
};
