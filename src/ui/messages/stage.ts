/** Words of the grid, the tile panel, the image card, the file dialogs and the status bar. */
import { en } from './stage/en';
import { ko } from './stage/ko';

export const stage = { en, ko };
