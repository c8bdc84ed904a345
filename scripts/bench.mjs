// `npm run bench`: how fast the page is, beside what people would use otherwise, in one run on this machine.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { root, runPackage } from './process.mjs';

const usage = `npm run bench [-- options]          about eleven minutes on a quiet machine with two cores

  --only NAME,NAME  some sections only: pipelines (or six, heavy), transforms, growth, page, hands; or the name of one transform
  --json FILE       also write everything that was measured
  --write           keep this run in docs/bench.md, docs/bench.json and docs/bench.svg
  --quick           few repetitions: to see that it works, not how fast it is
  --gpu             this machine's own GPU rather than the software renderer

A run is compared with the kept one; what got worse is printed.`;

const kept = path.join(root, 'docs', 'bench.json');

function readOptions() {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: { only: text, json: text, write: flag, quick: flag, gpu: flag, help: { type: 'boolean', short: 'h' } },
  });
  return values;
}

/** @param {import('./bench/types.d.ts').Results} results */
const jsonOf = (results) => `${JSON.stringify(results, null, 1)}\n`;

/** @param {import('./bench/types.d.ts').Results} results @param {ReturnType<typeof readOptions>} options */
async function tell(results, options) {
  const { document, machineLine, sections, targetTable } = await import('./bench/report.mjs');
  const { targetsOf } = await import('./bench/targets.mjs');
  const { compareRuns, tolerance } = await import('./bench/ratios.mjs');
  const { plotOf } = await import('./bench/plot.mjs');
  const targets = targetsOf(results);
  const measured = targets.filter(({ met }) => met !== null);
  console.log(`\n${machineLine(results)}\n\n${sections(results)}\n\n${targetTable(measured)}\n`);
  if (existsSync(kept)) {
    const { comparable, compared, worse } = compareRuns(JSON.parse(readFileSync(kept, 'utf8')), results);
    if (!comparable) console.log('The kept run had another renderer: its ratios say nothing about this one.');
    else console.log(`${worse.length} of ${compared} ratios are more than ${tolerance} times those of the kept run.`);
    for (const { name, before, now } of worse) console.log(`  ${name}: ${before.toFixed(2)} → ${now.toFixed(2)}`);
  }
  if (!options.write) return;
  writeFileSync(kept, jsonOf(results));
  const page = path.join(root, 'docs', 'bench.md');
  writeFileSync(page, document(results, targets));
  writeFileSync(path.join(root, 'docs', 'bench.svg'), plotOf(results));
  // As everything in the repository is laid out.
  await runPackage('@biomejs/biome', 'biome', ['format', '--write', kept, page]);
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(usage);
  // Half a run would be kept as if it were a whole one.
  if (options.write && (options.only || options.quick)) throw new Error('--write keeps whole runs only.');
  await ensureInstalled();
  const { runSections } = await import('./bench/run.mjs');
  // What was measured is not lost if the rest is cut off.
  const keep = (/** @type {import('./bench/types.d.ts').Results} */ results) => {
    if (options.json) writeFileSync(path.resolve(process.env.INIT_CWD ?? '', options.json), jsonOf(results));
  };
  await tell(await runSections(options, keep), options);
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
