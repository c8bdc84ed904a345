/** What `npm run parity -- exports` found last, and what it lets a badge say. */
import type { Text } from '../../math/text';
import type { Badge } from './dialect';
import type { LibraryId } from './library';
import figures from './measured.json';
import { labelsStay } from './verdict';

/** One transform in one library. */
export interface Measured {
  /** Cases that were called exact and held the bars. */
  readonly exact: number;
  /** Cases that were called approximate and ran. */
  readonly approximate: number;
  /** Levels that the approximate ones are off on average, the worst of them; null where pictures could not be compared. */
  readonly off: number | null;
}

export type Measurements = { readonly [library in LibraryId]?: { readonly [transform: string]: Measured } };

export const measurements: Measurements = figures;

export const measuredOf = (library: LibraryId, transform: string): Measured | undefined => {
  const found = measurements[library];
  return found && Object.hasOwn(found, transform) ? found[transform] : undefined;
};

/** What stands behind a badge: null where it says 'exact' and that was measured. */
export function proofOf(library: LibraryId, { name, verdict }: Badge, isGroup: boolean): Text | null {
  if (isGroup || verdict.grade === 'none') return null;
  const measured = measuredOf(library, name);
  if (verdict.grade === 'exact' || verdict === labelsStay) return (measured?.exact ?? 0) > 0 ? null : notMeasured;
  if (!measured || measured.approximate === 0) return notMeasured;
  if (measured.off === null) return null;
  const levels = measured.off < 0.1 ? '< 0.1' : measured.off.toFixed(1);
  return { en: `measured: up to ${levels} levels off on average`, ko: `측정값: 평균 최대 ${levels}단계 차이` };
}

const notMeasured: Text = { en: 'not measured', ko: '측정하지 않음' };
