// The run as text: tables for the terminal and for docs/bench.md.
import { kilobytes, median, megabytes, ms, times as shown } from './figures.mjs';
import { nameOf, order, sums, workNames } from './names.mjs';
import { ratio } from './ratios.mjs';
import { longestTasks } from './targets.mjs';

/** @typedef {import('./types.d.ts').Results} Results */
/** @typedef {import('./types.d.ts').Target} Target */
/** @typedef {import('./types.d.ts').Times} Times */
/** @typedef {import('./types.d.ts').Who} Who */

/** Markdown; the first column is text, the others numbers. @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export function table(head, rows) {
  const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Milliseconds, or why there are none. @param {Times} times @param {Who} who */
function cell(times, who) {
  const time = times[who];
  if (typeof time === 'string') return 'failed';
  return time ? ms(time.median) : '–';
}

/** Who ran fewer tiles than were asked for, and how many. @param {Times} times */
const fewerIn = (times) =>
  order.flatMap((who) => {
    const time = times[who];
    return time && typeof time === 'object' && time.tiles !== undefined ? [{ who, run: time.tiles }] : [];
  });

/** @param {Results} results */
function pipelineTables({ pipelines = [] }) {
  return [...new Set(pipelines.map(({ work }) => work))].map((work) => {
    const rows = pipelines.filter((one) => one.work === work);
    const head = ['', ...rows.map(({ tiles, side }) => `${tiles} x ${side}²`), 'copies', 'ratio'];
    const body = order
      .filter((who) => rows.some(({ times }) => times[who] !== undefined))
      .map((who) => {
        const first = rows[0]?.times;
        return [
          nameOf[who],
          ...rows.map(({ times }) => cell(times, who)),
          shown(ratio(first, 'copy', who)),
          shown(ratio(first, 'ours', who)),
        ];
      });
    const missing = rows[0]?.missing ?? [];
    const passes = rows[0]?.times.ours;
    const count = passes && typeof passes === 'object' ? ` ${passes.passes} passes.` : '';
    const without = missing.length > 0 ? ` Not in this build: ${missing.join(', ')}.` : '';
    const scaled = rows.flatMap(({ tiles, side, times }) =>
      fewerIn(times).map(({ who, run }) => `${nameOf[who]} ${tiles} x ${side}² (${run})`),
    );
    const few = scaled.length > 0 ? `\n\nScaled up from fewer tiles: ${scaled.join(', ')}.` : '';
    return `### ${workNames[work]}\n\nMedians in ms; "copies" and "ratio" are the first column over the copy pass and over this page.${count}${without}\n\n${table(head, body)}${few}`;
  });
}

/** @param {Results} results */
function transformTable({ transforms = [] }) {
  if (transforms.length === 0) return [];
  /** @type {readonly Who[]} */
  const columns = ['ours', 'library', 'opencv', 'webgl', 'wasm', 'canvas'];
  const rows = transforms
    .filter(({ refused }) => refused === null)
    .map(({ name, times }) => {
      const { ours } = times;
      const own = ours && typeof ours === 'object' ? ours : null;
      return [
        name,
        ...columns.map((who) => cell(times, who)),
        ...[shown(ratio(times, 'copy')), shown(ratio(times, 'library')), shown(ratio(times, 'opencv'))],
        ...[`${own?.passes ?? '–'}`, ms(own?.first === undefined ? null : Math.max(0, own.first - own.median))],
      ];
    });
  const head = ['', 'page', 'Albumentations', 'OpenCV.js', 'TF.js WebGL', 'TF.js WASM', 'Canvas 2D'];
  const ratios = ['page/copy', 'page/Alb.', 'page/OpenCV.js', 'passes', 'compile'];
  const failures = transforms.flatMap(({ name, times }) =>
    Object.entries(times).flatMap(([who, time]) =>
      typeof time === 'string' ? [`- ${name}, ${nameOf[/** @type {Who} */ (who)]}: ${time.split('\n')[0]}`] : [],
    ),
  );
  const failed = failures.length > 0 ? `\n\nWhat failed:\n\n${failures.join('\n')}` : '';
  const out = transforms.flatMap(({ name, refused }) => (refused === null ? [] : [`- ${name}: ${refused}`]));
  const apart = transforms.flatMap(({ name, notAsked }) => (notAsked === undefined ? [] : [`- ${name}: ${notAsked}`]));
  const alone = apart.length > 0 ? `\n\nNot asked of Albumentations:\n\n${apart.join('\n')}` : '';
  const scaled = transforms.flatMap(({ name, times }) => fewerIn(times).map(({ run }) => `${name} (${run})`));
  const few = scaled.length > 0 ? ` It ran fewer tiles, and their time is scaled up, of ${scaled.join(', ')}.` : '';
  const left = out.length > 0 ? `\n\nLeft out, because they refuse a picture by itself:\n\n${out.join('\n')}` : '';
  return [
    `### Each transform alone\n\n25 tiles of 256 x 256, ms; parameters from within the default ranges, one draw per tile, p = 1. Transforms that keep to boxes have one to keep to. Albumentations with one thread.${few} "compile": what the first run took longer.\n\n${table([...head, ...ratios], rows)}${left}${alone}${failed}`,
  ];
}

/** @param {Results} results */
function growthTables({ growth = [] }) {
  const titles = { tiles: 'six steps, tiles', points: 'point transforms, nodes', hues: 'HueSaturationValue, nodes' };
  return [...new Set(growth.map(({ series }) => series))].map((series) => {
    const rows = growth.filter((one) => one.series === series);
    const first = rows[0]?.time ?? Number.NaN;
    const body = rows.map(({ count, time, copy, bytes }) => [
      `${count}`,
      ...[ms(time), shown(time / first), shown(time / copy), ms(time / count), megabytes(bytes)],
    ]);
    const head = [
      titles[series],
      'ms',
      'times the first',
      'copy passes',
      'ms each',
      'GPU MiB with those kept for reuse',
    ];
    return table(head, body);
  });
}

/** @param {Results} results */
function pageTables({ page, chunks = [] }) {
  if (!page) return [];
  const { cold, warm, offline, welcome, hundred, structure } = page;
  const visit = (/** @type {import('./types.d.ts').Visit | string} */ one) =>
    typeof one === 'string' ? [one, '–', '–'] : [ms(one.firstPaint), ms(one.firstGrid), ms(one.wholeGrid)];
  const visits = table(
    ['visit', 'first paint, ms', 'first tile, ms', 'whole grid, ms'],
    [
      ['cold', ...visit(cold)],
      ['second', ...visit(warm)],
      ['without a network', ...visit(offline)],
    ],
  );
  const drags = table(
    ['drag', 'movements', 'pictures', 'frame', 'latency p50', 'latency p95', 'tasks > 50 ms', 'longest', 'whole after'],
    [
      /** @type {const} */ (['welcome pipeline, 25 tiles', welcome]),
      /** @type {const} */ (['six steps, 100 tiles', hundred]),
    ].map(([name, drag]) => [
      name,
      ...[`${drag.answered}/${drag.inputs}`, `${drag.frames}`, ms(drag.frameMedian), ms(drag.latencyMedian)],
      ...[ms(drag.latency95), `${drag.longTasks}`, ms(drag.longest), ms(drag.refined)],
    ]),
  );
  const files = table(
    ['file', 'kB', 'gzip kB', 'before the first tile'],
    chunks
      .filter(({ file }) => /\.(?:js|css|html)$/.test(file))
      .map(({ file, bytes, gzip, first }) => [file, kilobytes(bytes), kilobytes(gzip), first ? 'yes' : '']),
  );
  return [
    `### The page\n\n${visits}\n\n${drags}\n\nLatency: from a movement of the pointer to the first picture made after it, which may show some tiles only while the hand moves. Chromium puts the page together as it does by itself on such a machine: without a card, with the processor. A step switched off or on: whole new picture after ${structure.toPicture.map(ms).join(', ')} ms (median ${ms(median(structure.toPicture))}), the last one shown until then.`,
    `### What is downloaded\n\n${files}\n\nScript, gzipped: ${kilobytes(page.scriptBytes)} kB until the first tile has its picture; ${kilobytes(page.wholeScriptBytes)} kB until every tile has, because what opens over the page is fetched in the meantime.`,
  ];
}

/** @param {Results} results */
function handTable({ hands }) {
  if (!hands) return [];
  const worst = longestTasks(hands).slice(0, 10);
  const rows = worst.map(({ name, what, time, own }) => [name, what, ms(time), ms(own)]);
  const own = Math.max(...hands.flatMap(({ adding, moving }) => [adding.own, moving.own]));
  return [
    `### Every transform by hand\n\nEach of the ${hands.length} found in the palette, added to an empty pipeline and moved by its last slider, with 25 tiles: the longest tasks of the page's main thread. What a task takes beyond its time on a core it waits for one, which it shares with the pictures. The most that any task had of a core: ${ms(own)} ms.\n\n${table(['', 'while', 'ms', 'on a core, ms'], rows)}`,
  ];
}

/** @param {readonly Target[]} targets */
export function targetTable(targets) {
  const verdict = (/** @type {boolean | null} */ met) => (met === null ? 'not measured' : met ? 'met' : 'not met');
  const rows = targets.map(({ text, limit, measured, met }) => [text, limit, measured, verdict(met)]);
  const why = targets.flatMap(({ text, met, reason }) => (met === false && reason ? [`- ${text}: ${reason}`] : []));
  return [
    table(['target', 'limit', 'measured', ''], rows),
    ...(why.length > 0 ? [`On those not met:\n\n${why.join('\n')}`] : []),
  ].join('\n\n');
}

/** @param {Results} results */
export function machineLine({ date, machine }) {
  const { cpu, cores, memory, system, browser, node, renderer, load, versions } = machine;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `- ${date}; ${cpu}, ${cores} cores, ${memory}, ${system}; load ${load.toFixed(2)} at the start`,
    `- Renderer: ${renderer}`,
    `- ${[`Chromium ${browser}`, `Node ${node}`, ...list].join(', ')}`,
  ].join('\n');
}

/** The measurements themselves. @param {Results} results */
export const sections = (results) =>
  [
    ...pipelineTables(results),
    ...transformTable(results),
    ...(results.growth ? ['### Cost as the work grows', ...growthTables(results)] : []),
    ...pageTables(results),
    ...handTable(results),
  ].join('\n\n');

/** docs/bench.md. @param {Results} results @param {readonly Target[]} targets */
export function document(results, targets) {
  const who = order.map((name) => `- ${nameOf[name]}: ${sums[name]}`);
  return `# How fast it is

Written by \`npm run bench -- --write\`; run \`npm run bench\` to measure your own machine and to see what got worse than here.
Everything on this page comes from one run on one machine: compare within it, not with times from elsewhere.

${machineLine(results)}

![Six steps and the heavy pipeline, 25 tiles of 256 x 256: milliseconds on a logarithmic scale](bench.svg)

## Targets

${targetTable(targets)}

## What the times hold

${who.join('\n')}

Medians without the first runs; everyone takes turns within a run. What takes more than 4 s is run once; where Albumentations
takes more than 0.8 s for a grid, or another rival more than 3 s for one of the larger grids, it runs fewer tiles, and the time is
scaled up, to the least that it would take for all: the tables say where. "Shown" is measured on every grid for the six steps, and on the first for the others. A sign of – means that it has nothing for the work, as Canvas 2D
for noise. The rivals take draws from the same ranges; TensorFlow.js shares one draw among the tiles where an operation takes only one.

## Measured

${sections(results)}
`;
}
