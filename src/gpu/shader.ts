/** Writes the fragment shader of a pass. No per-tile value ever enters this text, only structure. */
import { affine } from '../glsl/affine';
import { border } from '../glsl/border';
import { frame } from '../glsl/frame';
import type { GlslModule } from '../glsl/glsl';
import { resize } from '../glsl/resize';
import { bodyHeader, bodyTexels, uniformFloats } from '../pipeline/plan/items';
import type { Instruction, Program } from '../pipeline/plan/plan';
import type { Interpolation, Uniforms } from '../transforms/define';

/** Everything a module needs, before it, each once. */
function withDependencies(modules: readonly GlslModule[]): GlslModule[] {
  const ordered = new Map<string, GlslModule>();
  const visit = (module: GlslModule): void => {
    if (ordered.has(module.name)) return;
    for (const used of module.uses ?? []) visit(used);
    ordered.set(module.name, module);
  };
  for (const module of modules) visit(module);
  return [...ordered.values()];
}

const glslType = (type: Uniforms[string]): string => (type === 'list' ? 'ivec2' : type);

/** Expressions that read each uniform of a body from the texels of its block, which are named `b0`, `b1` … */
function uniformReads(uniforms: Uniforms): string[] {
  let float = bodyHeader;
  const component = (): string => {
    const name = `b${Math.floor(float / 4)}.${'xyzw'[float % 4]}`;
    float += 1;
    return name;
  };
  return Object.values(uniforms).map((type) => {
    const parts = Array.from({ length: uniformFloats[type] }, component);
    if (type === 'float') return parts[0]!;
    return `${glslType(type)}(${parts.join(', ')})`;
  });
}

const texelReads = (at: number, texels: number): string =>
  Array.from({ length: texels }, (_, i) => `vec4 b${i} = datum(${at + i});`).join(' ');

interface Written {
  /** Functions of this program's bodies. */
  functions: string;
  modules: GlslModule[];
}

function bodyFunction(name: string, first: string, uniforms: Uniforms, glsl: string): string {
  const parameters = Object.entries(uniforms).map(([key, type]) => `${glslType(type)} ${key}`);
  return `vec3 ${name}(${[first, 'ivec2 at', 'ivec2 size', ...parameters].filter(Boolean).join(', ')}) {\n${glsl}\n}\n`;
}

const affineCall: Readonly<Record<Interpolation, string>> = {
  0: 'warpNearest(warp)',
  1: 'warpLinear(warp)',
  2: 'warpTable(warp, weights, 4)',
  // OpenCV warps have no area mode: they fall back to linear.
  3: 'warpLinear(warp)',
  4: 'warpTable(warp, weights, 8)',
};

/** Modes of pipeline/plan/resize.ts that an interpolation may end up in. */
const resizeModes: Readonly<Record<Interpolation, readonly number[]>> = { 0: [0], 1: [1, 5], 2: [2], 3: [1, 3, 5], 4: [4] };

const resizeCall: Readonly<Record<number, string>> = {
  0: 'resizeNearest(columns, rows, p)',
  1: 'resizeLinear(columns, rows, p)',
  2: 'resizeCubic(columns, rows, p)',
  3: 'resizeArea(columns, rows, p, inner.xy)',
  4: 'resizeLanczos(columns, rows, p)',
  5: 'resizeHalving(columns, rows, p)',
};

function headCode(instruction: Instruction, written: Written): string {
  switch (instruction.kind) {
    case 'affine':
      written.modules.push(affine);
      return `if (datum(${instruction.at}).x > 0.5) { Warp warp = affineWarp(${instruction.at}, p); c = ${affineCall[instruction.interpolation]}; } else c = fetch(p);`;
    case 'resize': {
      written.modules.push(resize);
      const modes = [...new Set(instruction.interpolations.flatMap((i) => resizeModes[i]))];
      const cases = modes.map((mode) => `if (mode == ${mode}) c = ${resizeCall[mode]};`).join(' else ');
      return `vec4 b = datum(${instruction.at}); vec4 inner = datum(${instruction.at + 1});
frameSize = ivec2(inner.zw);
if (b.x > 0.5) { int columns = int(b.y), rows = int(b.z), mode = int(b.w); ${cases} } else c = fetch(p);`;
    }
    case 'filter': {
      const { pass, at } = instruction;
      written.modules.push(border, ...(pass.uses ?? []));
      written.functions += `vec3 tap(ivec2 p) { return fetch(borderPixel(p, frameSize, ${instruction.border})); }\n`;
      written.functions += bodyFunction('filterBody', '', pass.uniforms, pass.glsl);
      const call = ['p', 'frameSize', ...uniformReads(pass.uniforms)].join(', ');
      return `{ ${texelReads(at, bodyTexels(pass.uniforms))} frameSize = ivec2(b0.yz); if (b0.x > 0.5) c = filterBody(${call}); else c = fetch(p); }`;
    }
    default:
      return 'c = fetch(p);';
  }
}

function tailCode(instruction: Instruction, index: number, written: Written): string {
  if (instruction.kind === 'luts')
    return `{ vec4 b = datum(${instruction.at}); if (b.x > 0.5) c = lookUp(int(b.x) - 1, int(b.y), c); }`;
  if (instruction.kind !== 'point') return '';
  const { kernel, at } = instruction;
  const name = `point${index}`;
  written.modules.push(...(kernel.uses ?? []));
  written.functions += bodyFunction(name, 'vec3 c', kernel.uniforms, kernel.glsl);
  const call = ['c', 'here', 'ivec2(b0.yz)', ...uniformReads(kernel.uniforms)].join(', ');
  return `{ ${texelReads(at, bodyTexels(kernel.uniforms))} if (b0.x > 0.5) c = ${name}(${call}); }`;
}

const lookUp = `
float level(int table, float value) { int i = int(value); return texelAt(table + (i >> 2))[i & 3]; }
vec3 lookUp(int table, int step, vec3 c) {
  return vec3(level(table, c.r), level(table + step, c.g), level(table + 2 * step, c.b));
}
`;

/**
 * GLSL of a program. Tail lattices turn the walk round: positions are found from the output backwards, then colours are
 * made forwards, each step at the position it would have had, and only after the last border that was stepped on.
 */
export function writeShader(program: Program): string {
  const written: Written = { functions: '', modules: [frame] };
  const [before, rest] = [
    program.instructions.filter((i) => i.kind === 'before'),
    program.instructions.filter((i) => i.kind !== 'before'),
  ];
  const first = rest[0];
  const hasHead = first?.kind === 'affine' || first?.kind === 'resize' || first?.kind === 'filter';
  const tail = hasHead ? rest.slice(1) : rest;
  const head = hasHead && first ? headCode(first, written) : 'c = fetch(p);';
  const groups = tail.filter((i) => i.kind === 'lattices').length;

  let backward = `ivec2 p${groups} = at; vec3 filled = vec3(0.0); int from = 0;\n`;
  let group = groups;
  for (const instruction of [...tail].reverse())
    if (instruction.kind === 'lattices') {
      group -= 1;
      backward += `ivec2 p${group} = p${group + 1}; { vec3 border = vec3(0.0); vec4 b = datum(${instruction.at});
if (b.y > 0.5 && walkHops(ivec2(b.xy), p${group}, border) && from == 0) { from = ${group + 1}; filled = border; } }\n`;
    }

  let forward = '';
  let stage = 0;
  tail.forEach((instruction, index) => {
    if (instruction.kind === 'lattices') {
      stage += 1;
      forward += `if (from == ${stage}) c = filled;\n`;
      return;
    }
    const code = tailCode(instruction, index, written);
    const guard = stage === groups ? '' : `if (from <= ${stage}) `;
    forward += `{ ivec2 here = p${stage}; ${guard}${code} }\n`;
  });

  const readTexel =
    program.reads === 'byte'
      ? 'vec3 readTexel(vec3 texel) { return floor(texel * 255.0 + 0.5); }'
      : 'vec3 readTexel(vec3 texel) { return texel; }';
  const store = program.stores === 'byte' ? 'outputColor = vec4(c / 255.0, 1.0);' : 'outputColor = vec4(c, 1.0);';
  const statistic = program.statistic
    ? 'vec4 sums = texelFetch(statistics, cell, 0); vec3 means = sums.rgb / float(sourceSize.x * sourceSize.y); statistic = vec4(means, (means.r + means.g + means.b) / 3.0);'
    : '';

  return `
vec4 statistic;
${readTexel}
${withDependencies(written.modules)
  .map((module) => module.source)
  .join('\n')}
${lookUp}
${written.functions}
void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  ivec2 cell = pixel / sheet.xy;
  ivec2 at = pixel - cell * sheet.xy;
  int tile = cell.y * sheet.z + cell.x;
  outputColor = vec4(0.0);
  if (cell.x >= sheet.z || tile >= sheet.w) return;
  rowStart = rows.x + tile * rows.y;
  vec4 source0 = datum(0), source1 = datum(1);
  if (at.x >= int(source1.x) || at.y >= int(source1.y)) return;
  sourceOrigin = ivec2(source0.xy);
  sourceSize = ivec2(source0.zw);
  int weights = int(source1.z);
  hopsBefore = ${before[0] ? `ivec2(datum(${before[0].at}).xy)` : 'ivec2(0)'};
  ${statistic}
  vec3 c;
  ${backward}
  ivec2 p = p0;
  ${head}
  ${forward}
  ${store}
}
`;
}
