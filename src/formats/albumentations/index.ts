/** Albumentations' own files: written for 2.0.8, read from 2.0 and 1.x. */
export { fromAlbumentations } from './read';
export { toAlbumentations } from './write';
