/** Writes the fragment shader of a pass. No per-tile value ever enters this text, only structure. */
import { affine } from '../glsl/affine';
import { border } from '../glsl/border';
import { frame } from '../glsl/frame';
import { type GlslModule, glsl } from '../glsl/glsl';
import { resize } from '../glsl/resize';
import { warp } from '../glsl/warp';
import { bodyHeader, hopVectors, mapHeader, straightHops, uniformFloats } from '../pipeline/plan/items';
import type { Instruction, Program, Storage } from '../pipeline/plan/program';
import type { Interpolation, ResizeInterpolation, Uniforms } from '../transforms/define';

/** Everything a module needs, before it, each once. */
export function withDependencies(modules: readonly GlslModule[], present: readonly GlslModule[] = []): string {
  const ordered = new Map<string, GlslModule>(present.map((module) => [module.name, module]));
  const visit = (module: GlslModule): void => {
    if (ordered.has(module.name)) return;
    for (const used of module.uses ?? []) visit(used);
    ordered.set(module.name, module);
  };
  for (const module of modules) visit(module);
  for (const { name } of present) ordered.delete(name);
  return [...ordered.values()].map((module) => module.source).join('\n');
}

/** What every program starts with: its inputs, and how texels become levels. The tile's row is added by `rows.ts`. */
export const preamble = (reads: Storage): string => `uniform sampler2D source;
uniform sampler2D lists;
uniform sampler2D extra;
out vec4 outputColor;
vec3 readTexel(vec3 texel) { return ${reads === 'byte' ? 'floor(texel * 255.0 + 0.5)' : 'texel'}; }
vec3 writeTexel(vec3 levels) { return ${reads === 'byte' ? 'levels / 255.0' : 'levels'}; }
`;

const glslType = (type: Uniforms[string]): string => (type === 'list' ? 'ivec2' : type);

/** Expressions that read each uniform of a body from its block, which starts at vector `at` of the row. */
export function uniformReads(at: number, uniforms: Uniforms): string[] {
  let float = bodyHeader;
  const component = (): string => {
    const name = `row[${at + Math.floor(float / 4)}].${'xyzw'[float % 4]}`;
    float += 1;
    return name;
  };
  return Object.values(uniforms).map((type) => {
    const parts = Array.from({ length: uniformFloats[type] }, component);
    return type === 'float' ? parts[0]! : `${glslType(type)}(${parts.join(', ')})`;
  });
}

/** Reads the table that was measured for the tile. */
export const measuredFunction =
  'vec4 measured(int x, int y) { return texelFetch(extra, ivec2(row[2].xy) + ivec2(x, y), 0); }\n';

interface Written {
  defines: string;
  /** Functions of this program's bodies. */
  functions: string;
  modules: GlslModule[];
}

/** A body as a function over its uniforms. */
export function bodyFunction(
  type: 'vec2' | 'vec3' | 'vec4' | 'mat3x2',
  name: string,
  first: string,
  uniforms: Uniforms,
  body: string,
): string {
  const parameters = Object.entries(uniforms).map(([key, type]) => `${glslType(type)} ${key}`);
  return `${type} ${name}(${[first, 'ivec2 at', 'ivec2 size', ...parameters].filter(Boolean).join(', ')}) {\n${body}\n}\n`;
}

/** Runs a statement only where a step fired. */
const ifFired = (at: number, statement: string): string => `if (row[${at}].x > 0.5) { ${statement} }`;

/**
 * Takes a step's colour where it fired. Chosen after the fact: bodies of points are short, and software renderers, which
 * compute both sides of an `if` anyway, pay for its bookkeeping on top.
 */
const whereFired = (at: number, colour: string): string => `c = mix(c, ${colour}, bvec3(row[${at}].x > 0.5));`;

/** Samples at a position in 1/1024 or 1/32 pixel, given as an expression and its bits. */
function warpCall(interpolation: Interpolation, position: string, bits: 10 | 5): string {
  const half = `((${position}) + ${2 ** (bits - 1)}) >> ${bits}`;
  if (interpolation === 0) return bits === 10 ? `warpTap(warp, ${half})` : `warpTap(warp, ${position})`;
  const at = bits === 10 ? `((${position}) + 16) >> 5` : position;
  if (interpolation === 2) return `warpTable(warp, ${at}, 4)`;
  if (interpolation === 4) return `warpTable(warp, ${at}, 8)`;
  // OpenCV warps have no area mode: they fall back to linear.
  return `warpLinear(warp, ${at})`;
}

/** Modes of pipeline/plan/resize.ts that an interpolation may end up in. */
const resizeModes: Readonly<Record<ResizeInterpolation, readonly number[]>> = {
  0: [0],
  1: [1, 5],
  2: [2],
  3: [1, 3, 5],
  4: [4],
  5: [5, 6],
  6: [0],
};

const resizeCall: Readonly<Record<number, string>> = {
  0: 'resizeNearest(columns, rows, p)',
  1: 'resizeLinear(columns, rows, p)',
  2: 'resizeCubic(columns, rows, p)',
  3: 'resizeArea(columns, rows, p, inner)',
  4: 'resizeLanczos(columns, rows, p)',
  5: 'resizeHalving(columns, rows, p)',
  6: 'resizeExact(columns, rows, p)',
};

const otherwiseCopy = (at: number): string => `if (row[${at}].x < 0.5) c = fetch(p);`;

function headCode(instruction: Instruction, written: Written): string {
  const { at } = instruction;
  if (instruction.kind === 'affine') {
    written.modules.push(affine);
    written.defines += `#define WARP_BORDER ${instruction.border}\n`;
    const place = `affinePosition(p + ivec2(row[${at + 3}].zw), row[${at}], row[${at + 1}], row[${at + 2}])`;
    return `Warp warp = Warp(ivec2(row[${at + 3}].xy), row[${at + 4}].xyz, int(row[${at + 4}].w));
  ivec2 position = ${place};
  c = ${warpCall(instruction.interpolation, 'position', 10)};`;
  }
  if (instruction.kind === 'map') {
    const { kernel, interpolation } = instruction;
    const body = at + mapHeader;
    written.modules.push(warp, ...(kernel.uses ?? []));
    written.defines += `#define WARP_BORDER ${instruction.border}\n`;
    written.functions += bodyFunction(kernel.apart ? 'mat3x2' : 'vec2', 'mapBody', '', kernel.uniforms, kernel.glsl);
    const call = `mapBody(${['p', `ivec2(row[${body}].yz)`, ...uniformReads(body, kernel.uniforms)].join(', ')})`;
    const setUp = `Warp warp = Warp(ivec2(row[${at + 1}].xy), row[${at}].xyz, int(row[${at}].w));`;
    const place = (from: string): string => `ivec2(roundEven(${from}${interpolation === 0 ? '' : ' * 32.0'}))`;
    const channel = (i: number): string =>
      `position = ${place(`places[${i}]`)}; c[${i}] = ${warpCall(interpolation, 'position', 5)}[${i}];`;
    const read = kernel.apart
      ? `mat3x2 places = ${call}; ivec2 ${[0, 1, 2].map(channel).join(' ')}`
      : `ivec2 position = ${place(call)}; c = ${warpCall(interpolation, 'position', 5)};`;
    return `${ifFired(body, `${setUp} ${read}`)}
  ${otherwiseCopy(body)}`;
  }
  if (instruction.kind === 'field') {
    const { pass } = instruction;
    written.modules.push(border, ...(pass.uses ?? []));
    if (!instruction.first)
      written.functions += `vec3 tap(ivec2 p) { return fetch(borderPixel(p, frameSize, ${instruction.border})); }\n`;
    written.functions += bodyFunction('vec3', 'fieldBody', '', pass.uniforms, pass.glsl);
    return `frameSize = ivec2(row[${at}].yz);
  c = fieldBody(${['p', 'frameSize', ...uniformReads(at, pass.uniforms)].join(', ')});`;
  }
  if (instruction.kind === 'resize') {
    written.modules.push(resize);
    const modes = [...new Set(instruction.interpolations.flatMap((i) => resizeModes[i]))];
    const cases = modes.map((mode) => `if (mode == ${mode}) c = ${resizeCall[mode]};`).join(' else ');
    return `frameSize = ivec2(row[${at + 1}].zw);
  ${ifFired(at, `int columns = int(row[${at}].y), rows = int(row[${at}].z), mode = int(row[${at}].w); vec2 inner = row[${at + 1}].xy; ${cases}`)}
  ${otherwiseCopy(at)}`;
  }
  if (instruction.kind === 'filter') {
    const { pass } = instruction;
    written.modules.push(border, ...(pass.uses ?? []));
    const inside =
      instruction.border === 4 && !instruction.far
        ? 'nearBorderPixel(p, frameSize)'
        : `borderPixel(p, frameSize, ${instruction.border})`;
    written.functions += `vec3 tap(ivec2 p) { return fetch(${inside}); }\n`;
    written.functions += bodyFunction('vec3', 'filterBody', '', pass.uniforms, pass.glsl);
    const call = ['p', 'frameSize', ...uniformReads(at, pass.uniforms)].join(', ');
    return `frameSize = ivec2(row[${at}].yz);
  ${ifFired(at, `c = filterBody(${call});`)}
  ${otherwiseCopy(at)}`;
  }
  return 'c = fetch(p);';
}

function tailCode(instruction: Instruction, index: number, written: Written): string {
  const { at } = instruction;
  if (instruction.kind === 'luts') return whereFired(at, `lookUp(int(row[${at}].y), c)`);
  if (instruction.kind !== 'point') return '';
  const { kernel } = instruction;
  const name = `point${index}`;
  written.modules.push(...(kernel.uses ?? []));
  written.functions += bodyFunction('vec3', name, 'vec3 c', kernel.uniforms, kernel.glsl);
  const call = ['c', 'here', `ivec2(row[${at}].yz)`, ...uniformReads(at, kernel.uniforms)].join(', ');
  return whereFired(at, `${name}(${call})`);
}

const lookUp = glsl`
vec3 lookUp(int table, vec3 c) {
  ivec3 i = ivec3(c) + table;
  return vec3(texelAt(i.r).r, texelAt(i.g).g, texelAt(i.b).b);
}
`;

/** Statements that walk `p` through lattices, up to the first constant border: then `stepped` is true and `border` its level. */
function walk({ at, hops }: { readonly at: number; readonly hops: number }): string {
  const calls = Array.from({ length: Math.min(hops, straightHops) }, (_, i) => {
    const row = at + hopVectors * i;
    return `hop(row[${row}], row[${row + 1}], row[${row + 2}], p, border)`;
  });
  if (hops > straightHops) calls.push(`walkHops(ivec2(row[${at + hopVectors * straightHops}].xy), p, border)`);
  return calls.map((call, i) => `${i === 0 ? '' : 'if (!stepped) '}stepped = ${call};`).join('\n  ');
}

/** Position before the lattices of a tail; stepping on a constant border settles the colour from there on. */
function tailHops({ at, hops }: { readonly at: number; readonly hops: number }, group: number): string {
  if (hops === 0) return `\n  ivec2 p${group} = mapped(row[${at}], row[${at + 1}], p${group + 1});`;
  return `
  p = p${group + 1};
  ${walk({ at, hops })}
  ivec2 p${group} = p;
  if (stepped && from == 0) { from = ${group + 1}; filled = border; }`;
}

/**
 * How heads read: a pixel of the frame that enters the pass, through any flips, turns, crops and pads before it. Where
 * pixels are only renamed, FETCH_STEPS says that the way from one to its neighbours is the same everywhere (see
 * `warpLinear`).
 */
function fetchFunction(before: Instruction | undefined): string {
  if (before?.kind === 'before' && before.hops > 0)
    return `vec3 fetch(ivec2 p) {
  bool stepped; vec3 border;
  ${walk(before)}
  return stepped ? border : fetchSource(p);
}`;
  const [x, y] = before?.kind === 'before' ? [`row[${before.at}]`, `row[${before.at + 1}]`] : [];
  const placed = x === undefined ? 'p' : `mapped(${x}, ${y}, p)`;
  const steps = x === undefined ? 'ivec4(1, 0, 0, 1)' : `ivec4(${x}.x, ${y}.x, ${x}.y, ${y}.y)`;
  return `#define FETCH_STEPS ${steps}
ivec2 placed(ivec2 p) { return sourceOrigin + ${placed}; }
vec3 fetch(ivec2 p) { return fetchSource(${placed}); }`;
}

/**
 * GLSL of a program. Tail lattices turn the walk round: positions are found from the output backwards, then colours are
 * made forwards, each step at the position it would have had, and only after the last border that was stepped on.
 */
export function writeShader(program: Program): string {
  const written: Written = { defines: '', functions: '', modules: [] };
  const before = program.instructions.find((i) => i.kind === 'before');
  const rest = program.instructions.filter((i) => i.kind !== 'before');
  const first = rest[0];
  const hasHead = first !== undefined && !['lattices', 'luts', 'point'].includes(first.kind);
  const tail = hasHead ? rest.slice(1) : rest;
  const head = hasHead ? headCode(first, written) : 'c = fetch(p);';
  const groups = tail.filter((i) => i.kind === 'lattices').length;

  let backward = `ivec2 p${groups} = at;`;
  if (groups > 0) backward += ' ivec2 p; bool stepped; vec3 border, filled = vec3(0.0); int from = 0;';
  let group = groups;
  for (const instruction of [...tail].reverse())
    if (instruction.kind === 'lattices') {
      group -= 1;
      backward += tailHops(instruction, group);
    }

  let forward = '';
  let stage = 0;
  tail.forEach((instruction, index) => {
    if (instruction.kind === 'lattices') {
      stage += 1;
      forward += `if (from == ${stage}) c = filled;\n  `;
    } else {
      const guard = stage === groups ? '' : `if (from <= ${stage}) `;
      forward += `{ ivec2 here = p${stage}; ${guard}${tailCode(instruction, index, written)} }\n  `;
    }
  });

  const statistic =
    program.extra === 'sums'
      ? `vec3 means = texelFetch(extra, ivec2(row[2].xy), 0).rgb / (row[0].z * row[0].w);
  statistic = vec4(means, (means.r + means.g + means.b) / 3.0);`
      : '';
  if (program.extra === 'field')
    written.defines += 'vec3 field(ivec2 p) { return texelFetch(extra, ivec2(row[2].xy) + p, 0).rgb; }\n';
  if (program.extra === 'table') written.defines += measuredFunction;
  const stored = program.stores === 'byte' ? 'c / 255.0' : 'c';

  return `${preamble(program.reads)}
vec4 statistic;
${written.defines}${withDependencies([frame])}
${fetchFunction(before)}
${withDependencies(written.modules, [border, frame])}
${lookUp}
${written.functions}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy) - ivec2(row[1].xy);
  sourceOrigin = ivec2(row[0].xy);
  ${statistic}
  vec3 c;
  ${backward}
  ${groups > 0 ? 'p' : 'ivec2 p'} = p0;
  ${head}
  ${forward}
  outputColor = vec4(${stored}, 1.0);
}
`;
}
