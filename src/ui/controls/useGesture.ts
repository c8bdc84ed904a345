import { useEffect, useMemo } from 'react';
import { beginGesture, endGesture } from '../../state/actions';

/** One undo step from `begin` to `end`; calling either twice is harmless, and a control that goes away ends its own. */
export function useGesture(): { readonly begin: () => void; readonly end: () => void } {
  const gesture = useMemo(() => {
    let running = false;
    return {
      begin: () => {
        if (running) return;
        running = true;
        beginGesture();
      },
      end: () => {
        if (!running) return;
        running = false;
        endGesture();
      },
    };
  }, []);
  useEffect(() => gesture.end, [gesture]);
  return gesture;
}
