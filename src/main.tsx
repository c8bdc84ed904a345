/** Starts the page: the interface at once, then the session and the renderer, then a pipeline from the address. */
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openLink } from './state/files';
import { firstGrid } from './state/first-grid';
import { startPersistence } from './state/persist';
import { startStage } from './state/stage';
import { App } from './ui/App';
import { loadTheRest } from './ui/controls/later';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

/** Milliseconds after which the rest is fetched although there is no grid: there may be no picture. */
const patience = 8000;

const session = startPersistence();
void startStage();

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** A link replaces the restored pipeline, so it waits for that; undo brings it back. */
async function followLink(): Promise<void> {
  await session;
  if (location.hash.length > 1) await openLink(location.hash);
}

void followLink();

/**
 * After the first grid: what opens over the page is fetched before it is asked for, and a second visit needs no network.
 * Where that cannot be had, the page is as good with one.
 */
function finish(): void {
  loadTheRest();
  if (import.meta.env.PROD) void navigator.serviceWorker?.register('./offline.js').catch(() => {});
}

void Promise.race([firstGrid, new Promise((resolve) => setTimeout(resolve, patience))]).then(finish);
addEventListener('hashchange', () => void followLink());
