// Finds the Chromium that the tests and the renderer drive. One already here wins over a download.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { run, runPackage } from './process.mjs';

/** WebGL 2 without a graphics card, the same on every machine; without these flags there may be no WebGL at all. */
export const chromiumArgs = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/**
 * The same for a page whose pace is measured. Told to use a renderer, Chromium lets it put the page together as well, which in
 * software costs more than the pictures do; left to itself on a machine without a card it does that with the processor.
 */
export const chromiumPageArgs = [...chromiumArgs, '--disable-gpu-compositing', '--disable-gpu-rasterization'];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) => {
    const base = process.env[folder];
    return base ? [path.join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
];

/** Every place a system keeps a browser in, that is there. */
function* systemBrowsers() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (process.platform !== 'win32' && existsSync(file)) yield file;
    }
  }
  for (const file of elsewhere) if (existsSync(file)) yield file;
}

/** Placeholders (Ubuntu's snap stub) and downloads without their libraries exist but do not start. @param {string} file */
async function starts(file) {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true;
  return (await run(file, ['--version', '--no-sandbox'], { limit: 30_000 })).ok;
}

/**
 * The path of a Chromium that is on this machine, or undefined. `CHROMIUM_PATH` comes first and must exist if set.
 * @returns {Promise<string | undefined>}
 */
export async function presentChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`);
    return chosen;
  }
  const own = chromium.executablePath();
  if (existsSync(own) && (await starts(own))) return own;
  for (const file of systemBrowsers()) if (await starts(file)) return file;
  return undefined;
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/**
 * The path of a Chromium, fetched if there is none: Playwright's own first, then Debian's package.
 * @param {(line: string) => void} [say]
 * @returns {Promise<string>}
 */
export async function findChromium(say = console.log) {
  const present = await presentChromium();
  if (present) return present;

  say('No Chromium here: asking Playwright for one…');
  const deps = isRootOnDebian() ? ['--with-deps'] : [];
  await runPackage('playwright', 'playwright', ['install', ...deps, 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', DEBIAN_FRONTEND: 'noninteractive' },
    silence: 60_000,
    limit: 600_000,
  });
  const downloaded = await presentChromium();
  if (downloaded) return downloaded;

  if (isRootOnDebian()) {
    say('Playwright has none for us: asking apt-get for the package "chromium"…');
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, limit: 600_000 };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    const packaged = await presentChromium();
    if (packaged) return packaged;
  }
  const system = process.platform === 'linux' ? ` on ${linuxName()}` : '';
  throw new Error(
    `No Chromium found${system}, and none could be fetched. Install Chromium or Chrome, or set CHROMIUM_PATH.`,
  );
}

function linuxName() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'this system';
  } catch {
    return 'this system';
  }
}
