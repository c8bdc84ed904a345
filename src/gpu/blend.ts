/** Draws masks over the pictures already on the canvas: every class in its colour, nothing where there is none. */
import type { Spot } from './batch';
import { linkProgram } from './program';
import type { MaskLayer, Placement } from './protocol';
import type { Tensors } from './tensors';

const fragment = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D sheet;
uniform sampler2D colours;   // 256 classes wide
uniform vec4 place;   // x, y, width, height on the canvas, y down
uniform vec4 spot;    // x, y, width, height on the sheet
uniform float canvasHeight;
uniform float radius;
uniform float opacity;
out vec4 color;

vec4 classAt(vec2 at) {
  vec2 inside = clamp(floor(at), spot.xy, spot.xy + spot.zw - 1.0);
  float value = texelFetch(sheet, ivec2(inside), 0).r;
  return texelFetch(colours, ivec2(int(value * 255.0 + 0.5), 0), 0);
}

void main() {
  vec2 at = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y) - place.xy;
  vec2 scale = spot.zw / place.zw;
  // Numbers of classes cannot be averaged, their colours can.
  ivec2 taps = clamp(ivec2(ceil(scale)), ivec2(1), ivec2(4));
  vec4 sum = vec4(0.0);
  for (int y = 0; y < taps.y; y++)
    for (int x = 0; x < taps.x; x++) {
      vec2 offset = (vec2(ivec2(x, y)) + 0.5) / vec2(taps) - 0.5;
      vec4 found = classAt(spot.xy + (at + offset) * scale);
      sum += vec4(found.rgb * found.a, found.a);
    }
  vec2 inner = abs(at - place.zw * 0.5) - (place.zw * 0.5 - radius);
  float distance = length(max(inner, 0.0)) + min(max(inner.x, inner.y), 0.0) - radius;
  float alpha = radius > 0.0 ? clamp(0.5 - distance, 0.0, 1.0) : 1.0;
  color = sum / float(taps.x * taps.y) * opacity * alpha;
}
`;

export class Blender {
  private readonly tensors: Tensors;
  private readonly program: WebGLProgram;
  private readonly colours: WebGLTexture;

  constructor(tensors: Tensors) {
    this.tensors = tensors;
    const { gl } = tensors;
    this.program = linkProgram(gl, fragment);
    this.colours = gl.createTexture() as WebGLTexture;
    gl.bindTexture(gl.TEXTURE_2D, this.colours);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, 256, 1);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  /** Over what is drawn to the current framebuffer; the vertex array of the corners is bound. */
  draw(
    pictures: readonly { readonly spot: Spot; readonly place: Placement }[],
    layer: MaskLayer,
    radius: number,
  ): void {
    const { gl } = this.tensors;
    const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(this.program, name);
    const height = gl.canvas.height;
    gl.useProgram(this.program);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.colours);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 256, 1, gl.RGBA, gl.UNSIGNED_BYTE, tableOf(layer));
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.activeTexture(gl.TEXTURE0);
    gl.uniform1i(uniform('sheet'), 0);
    gl.uniform1i(uniform('colours'), 1);
    gl.uniform1f(uniform('canvasHeight'), height);
    gl.uniform1f(uniform('radius'), radius);
    gl.uniform1f(uniform('opacity'), layer.opacity);
    const [place, spot] = [uniform('place'), uniform('spot')];
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    for (const picture of pictures) {
      const { x, y, width: w, height: h } = picture.place;
      gl.scissor(Math.floor(x), Math.floor(height - y - h), Math.ceil(w) + 1, Math.ceil(h) + 1);
      gl.bindTexture(gl.TEXTURE_2D, this.tensors.texture(picture.spot.sheet));
      gl.uniform4f(place, x, y, w, h);
      gl.uniform4f(spot, picture.spot.x, picture.spot.y, picture.spot.width, picture.spot.height);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    }
    // Passes write their numbers as they are.
    gl.disable(gl.BLEND);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, null);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }
}

/** RGBA of all 256 values: 0 is nothing, values without a colour (those of a fill, say) are grey. */
function tableOf({ colours }: MaskLayer): Uint8Array {
  const table = new Uint8Array(256 * 4).fill(128);
  for (let value = 1; value < 256; value++) table[value * 4 + 3] = 255;
  table.fill(0, 0, 4);
  for (const { value, rgb } of colours) if (value > 0) table.set(rgb, value * 4);
  return table;
}
