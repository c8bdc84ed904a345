import { useEffect, useState } from 'react';
import { later, useLater } from '../controls/later';
import { usePaste } from './usePaste';

const target = later(async () => (await import('./DropTarget')).DropTarget);

/** Makes the whole page a place to drop and to paste pictures and presets. */
export function PageDrop() {
  const [held, setHeld] = useState(false);
  usePaste();
  useEffect(() => {
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const stop = new AbortController();
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      document.addEventListener(name, (event) => withFiles(event) && act(event), { signal: stop.signal });
    listen('dragenter', (event) => {
      event.preventDefault();
      setHeld(true);
    });
    // Without these the browser would open the file in place of the page.
    listen('dragover', (event) => event.preventDefault());
    listen('drop', (event) => event.preventDefault());
    // Moving between two elements of the page also leaves one of them.
    listen('dragleave', (event) => event.relatedTarget === null && setHeld(false));
    return () => stop.abort();
  }, []);
  const Target = useLater(target, held, () => setHeld(false));
  return held && Target ? <Target onEnd={() => setHeld(false)} /> : null;
}
