/** The service worker: after the first visit the page opens without a network. Built apart, as one file beside the page. */
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

/** Every file of the build, put in by vite.config.ts. */
declare const __FILES__: PrecacheEntry[];

// The files of one version are kept together: a page that is open stays with those it started with.
precacheAndRoute(__FILES__);
cleanupOutdatedCaches();
