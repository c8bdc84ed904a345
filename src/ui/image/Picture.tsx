import { useEffect, useRef } from 'react';
import type { Recipe } from '../../pipeline/recipe';
import { show, type View } from '../../state/stage';
import styles from './Picture.module.css';

interface PictureProps {
  readonly view: View;
  /** What the picture shows; a picture without it is hidden from assistive technology. */
  readonly label?: string;
  readonly className?: string | undefined;
  /** Told which recipe made the picture that is shown from now on. */
  readonly onShown?: (recipe: Recipe | null) => void;
}

/** A canvas that the renderer keeps painted with `view`; its box is laid out by CSS. */
export function Picture({ view, label, className, onShown }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Views are small literals made anew by every render: the text is what tells two of them apart.
  const wanted = JSON.stringify(view);
  useEffect(() => {
    return canvas.current ? show(canvas.current, JSON.parse(wanted) as View, onShown) : undefined;
  }, [wanted, onShown]);
  return (
    <canvas
      ref={canvas}
      className={className ? `${styles.picture} ${className}` : styles.picture}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
