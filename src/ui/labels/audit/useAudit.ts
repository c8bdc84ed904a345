import { useEffect, useState } from 'react';
import type { Audit } from '../../../pipeline/labels/audit';
import { useApp } from '../../../state/hooks';
import { maskOf } from '../../../state/stage/recipes';
import { asked } from '../overlay/traces';

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
    const { pipeline, solo, seed, labels, image } = document;
    if (image === null) return;
    const { width, height } = image;
    const task = { pipeline, solo, seed, source: { width, height }, mask: maskOf(document), draws };
    let wanted = true;
    const report = (audit: Audit, done: number) => {
      if (wanted) setAudited({ audit, done });
    };
    void asked(labels, (service) => service.audit(task, report));
    return () => {
      wanted = false;
      void asked(labels, (service) => service.endAudit());
    };
  }, [document, draws]);
  return audited;
}
