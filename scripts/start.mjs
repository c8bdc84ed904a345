// `npm start`: from a fresh clone to the page in a browser.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { root } from './process.mjs';

const usage = `npm start [-- --port N] [--host]

  --port N   port to serve on (or PORT=N; default 4173); the next free one if it is taken
  --host     serve to other machines too, not only to this one`;

function options() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'boolean', default: false }, help: { type: 'boolean' } },
  });
  const text = values.port ?? process.env.PORT ?? '4173';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`"${text}" is no port number.`);
  return { port, host: values.host, help: values.help };
}

async function start() {
  const { port, host, help } = options();
  if (help) return console.log(usage);
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const { preview } = await import('vite');
  const server = await preview({ root, logLevel: 'warn', preview: { port, host, strictPort: false } });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  console.log(`Augmentation Playground is at ${[...local, ...network].join(' and ')}  (Ctrl+C ends it)`);
}

await start().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
