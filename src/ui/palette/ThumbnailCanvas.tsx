import { useEffect, useRef } from 'react';
import { show } from '../../state/stage';
import styles from './Palette.module.css';

/** What a transform does to the image under work; painted only while it is in view. */
export function ThumbnailCanvas({ transform }: { readonly transform: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? show(canvas.current, { kind: 'thumbnail', transform }) : undefined), [transform]);
  return <canvas ref={canvas} className={styles.canvas} />;
}
