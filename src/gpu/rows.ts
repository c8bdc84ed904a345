/**
 * How the numbers of a tile reach its pixels. Shaders name them `row[i]`; they are a uniform block, which software
 * renderers read dearly for every pixel (in the six steps of the benchmark that was a third of all time). There the
 * vertex shader reads the block, and pixels get the numbers as flat varyings; GPUs read blocks best.
 */

/** The two shaders of a program, whole. */
export interface Sources {
  readonly vertex: string;
  readonly fragment: string;
}

const header = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
`;

/** Renderers without a GPU, by the names browsers give them. */
export const isSoftware = (renderer: string): boolean =>
  /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);

const mention = /\brow\[(\d+)\]/g;

/** Completes the body of a fragment shader; at most `varyings` vectors of the row go through the vertex shader. */
export function withRows(body: string, varyings: number): Sources {
  const used = [...new Set(Array.from(body.matchAll(mention), ([, index]) => Number(index)))].sort((a, b) => a - b);
  const carried = used.slice(0, varyings);
  const block = used.length === 0 ? '' : `layout(std140) uniform Row { vec4 row[${used.at(-1)! + 1}]; };\n`;
  const varying = (way: 'in' | 'out'): string => carried.map((i) => `flat ${way} vec4 carried${i};\n`).join('');
  return {
    vertex: `${header}${block}${varying('out')}in vec3 clipSpacePos;
void main() {
  gl_Position = vec4(clipSpacePos, 1.0);
${carried.map((i) => `  carried${i} = row[${i}];\n`).join('')}}
`,
    fragment: `${header}${used.length > carried.length ? block : ''}${varying('in')}${body.replace(
      mention,
      (whole, index: string) => (carried.includes(Number(index)) ? `carried${index}` : whole),
    )}`,
  };
}
