/** Draws tiles from their sheets to the canvas: no read-back, shrunk by averaging, with rounded corners. */
import type { Spot } from './batch';
import { Blender } from './blend';
import { linkProgram } from './program';
import type { MaskLayer, Placement } from './protocol';
import type { Surface } from './surface';
import type { Tensors } from './tensors';

const fragment = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D sheet;
uniform vec4 place;   // x, y, width, height on the canvas, y down
uniform vec4 spot;    // x, y, width, height on the sheet
uniform float canvasHeight;
uniform float radius;
out vec4 color;

// By hand, since a sampler rounds its weights by where on the sheet a tile happens to lie: the same tile would differ
// by a level from one frame to the next. Positions count from the tile's own corner.
vec3 linear(vec2 position) {
  vec2 p = clamp(position - 0.5, vec2(0.0), spot.zw - 1.0);
  vec2 part = fract(p);
  ivec2 near = ivec2(spot.xy) + ivec2(p);
  ivec2 far = min(near + 1, ivec2(spot.xy + spot.zw) - 1);
  return mix(
    mix(texelFetch(sheet, near, 0).rgb, texelFetch(sheet, ivec2(far.x, near.y), 0).rgb, part.x),
    mix(texelFetch(sheet, ivec2(near.x, far.y), 0).rgb, texelFetch(sheet, far, 0).rgb, part.x), part.y);
}

void main() {
  vec2 at = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y) - place.xy;
  vec2 scale = spot.zw / place.zw;
  vec3 sum = vec3(0.0);
  // Enlarged pictures show their pixels; shrunk ones average bilinear taps over the pixel's footprint.
  if (max(scale.x, scale.y) < 0.5) {
    sum = texelFetch(sheet, ivec2(spot.xy + min(floor(at * scale), spot.zw - 1.0)), 0).rgb;
  } else {
    ivec2 taps = clamp(ivec2(ceil(scale * 0.5)), ivec2(1), ivec2(8));
    for (int y = 0; y < taps.y; y++)
      for (int x = 0; x < taps.x; x++) {
        vec2 offset = (vec2(ivec2(x, y)) + 0.5) / vec2(taps) - 0.5;
        sum += linear((at + offset) * scale);
      }
    sum /= float(taps.x * taps.y);
  }
  vec2 inner = abs(at - place.zw * 0.5) - (place.zw * 0.5 - radius);
  float distance = length(max(inner, 0.0)) + min(max(inner.x, inner.y), 0.0) - radius;
  float alpha = radius > 0.0 ? clamp(0.5 - distance, 0.0, 1.0) : 1.0;
  color = vec4(sum * alpha, alpha);
}
`;

export class Presenter {
  private readonly tensors: Tensors;
  private readonly program: WebGLProgram;
  private readonly blender: Blender;
  private readonly corners: WebGLVertexArrayObject;
  private surface: Surface | null = null;

  constructor(tensors: Tensors) {
    this.tensors = tensors;
    const { gl } = tensors;
    this.program = linkProgram(gl, fragment);
    this.blender = new Blender(tensors);
    this.corners = gl.createVertexArray()!;
    gl.bindVertexArray(this.corners);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindVertexArray(null);
  }

  /** Draws to `surface` from now on, or straight to the canvas; the canvas takes this size in device pixels. */
  aim(width: number, height: number, surface: Surface | null): void {
    const { canvas } = this.tensors.gl;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    this.surface = surface;
    if (surface === null) this.clear({ x: 0, y: 0, width, height });
  }

  /** Makes a rectangle transparent. */
  clear({ x, y, width, height }: Placement): void {
    const { gl } = this.tensors;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.surface?.framebuffer ?? null);
    gl.scissor(x, gl.canvas.height - y - height, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  /** Copies the surface to the canvas. */
  show({ framebuffer, width, height }: Surface): void {
    const { gl } = this.tensors;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
    gl.scissor(0, 0, width, height);
    gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  draw(pictures: readonly { readonly spot: Spot; readonly place: Placement }[], radius: number): void {
    const { gl } = this.tensors;
    const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(this.program, name);
    const height = gl.canvas.height;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.surface?.framebuffer ?? null);
    gl.viewport(0, 0, gl.canvas.width, height);
    gl.useProgram(this.program);
    gl.bindVertexArray(this.corners);
    gl.activeTexture(gl.TEXTURE0);
    gl.uniform1i(uniform('sheet'), 0);
    gl.uniform1f(uniform('canvasHeight'), height);
    gl.uniform1f(uniform('radius'), radius);
    const [place, spot] = [uniform('place'), uniform('spot')];
    for (const picture of pictures) {
      const { x, y, width: w, height: h } = picture.place;
      gl.scissor(x, height - y - h, w, h);
      gl.bindTexture(gl.TEXTURE_2D, this.tensors.texture(picture.spot.sheet));
      gl.uniform4f(place, x, y, w, h);
      gl.uniform4f(spot, picture.spot.x, picture.spot.y, picture.spot.width, picture.spot.height);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    }
    gl.bindTexture(gl.TEXTURE_2D, null);
    gl.bindVertexArray(null);
  }

  /** Draws masks over pictures that were drawn before. */
  blend(masks: readonly { readonly spot: Spot; readonly place: Placement }[], layer: MaskLayer, radius: number): void {
    const { gl } = this.tensors;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.surface?.framebuffer ?? null);
    gl.viewport(0, 0, gl.canvas.width, gl.canvas.height);
    gl.bindVertexArray(this.corners);
    this.blender.draw(masks, layer, radius);
    gl.bindVertexArray(null);
  }
}
