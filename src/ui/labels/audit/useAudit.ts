import { useEffect, useState } from 'react';
import type { Audit } from '../../../pipeline/labels/audit';
import { useApp } from '../../../state/hooks';
import { whenIdle } from '../overlay/idle';
import { startAudit } from './auditing';

/** Milliseconds between two looks at an audit under way. */
const pause = 200;

export interface Audited {
  readonly audit: Audit;
  /** Draws it has; fewer than asked for while it runs. */
  readonly done: number;
}

/** The audit of the document over `draws` draws, as far as it got. It starts over with every edit. */
export function useAudit(draws: number): Audited | null {
  const document = useApp((state) => state.document);
  const [audited, setAudited] = useState<Audited | null>(null);
  useEffect(() => {
    const auditing = startAudit(document, draws);
    let shown = performance.now();
    return whenIdle(() => {
      const more = auditing.step();
      if (!more || performance.now() - shown > pause) {
        shown = performance.now();
        setAudited({ audit: auditing.report(), done: auditing.done() });
      }
      return more;
    });
  }, [document, draws]);
  return audited;
}
