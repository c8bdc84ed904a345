/** Words of everything that shows, draws, moves and judges labels. */
import { en } from './labels/en';
import { ko } from './labels/ko';

export const labels = { en, ko };
