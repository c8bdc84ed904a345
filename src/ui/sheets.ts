import { later } from './controls/later';

/** The panel from below, which only a narrow page has. */
export const sheet = later(async () => (await import('./Sheet')).Sheet);
