/** Starts the page: the interface at once, then the session and the renderer, then a pipeline from the address. */
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openLink } from './state/files';
import { startPersistence } from './state/persist';
import { startStage } from './state/stage';
import { App } from './ui/App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

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

// After everything else: a second visit needs no network. Where it cannot be had, the page is as good with one.
if (import.meta.env.PROD)
  addEventListener('load', () => void navigator.serviceWorker?.register('./offline.js').catch(() => {}));
addEventListener('hashchange', () => void followLink());
