import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Size } from '../../math/box';
import type { Recipe } from '../../pipeline/recipe';
import type { View } from '../../state/stage';
import { Picture } from '../image/Picture';
import { PictureLabels } from '../labels/overlay/PictureLabels';
import { useMessages } from '../messages';
import styles from './Wipe.module.css';

interface WipeProps {
  readonly tile: number;
  /** Only the first steps of the recipe; null shows them all. */
  readonly steps: number | null;
  /** Width over height of the box; both pictures are fitted into it whole. */
  readonly aspect: number;
  /** Names what lies right of the divider. */
  readonly caption: string;
  /** Pixels of the original and of the result; said where they differ. */
  readonly sizes: readonly [Size, Size] | null;
}

const written = ({ width, height }: Size) => `${width} × ${height}`;

const clampShare = (share: number) => Math.min(100, Math.max(0, share));

/** Original and result on top of each other, with a divider to drag between them. */
export function Wipe({ tile, steps, aspect, caption, sizes }: WipeProps) {
  const m = useMessages().stage.tile;
  /** Percent of the width that shows the original. */
  const [share, setShare] = useState(50);
  /** What made the picture on the right, which may be older than the document: the labels belong to it. */
  const [shown, setShown] = useState<Recipe | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const view: View = steps === null ? { kind: 'tile', tile } : { kind: 'tile', tile, steps };

  const resized = sizes && written(sizes[0]) !== written(sizes[1]) ? sizes : null;

  const follow = (event: PointerEvent) => {
    const around = box.current?.getBoundingClientRect();
    if (around) setShare(clampShare(((event.clientX - around.left) / around.width) * 100));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    follow(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 2;
    const moves: Record<string, number | undefined> = {
      ArrowLeft: share - by,
      ArrowDown: share - by,
      ArrowRight: share + by,
      ArrowUp: share + by,
      PageDown: share - 10,
      PageUp: share + 10,
      Home: 0,
      End: 100,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setShare(clampShare(next));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger handle for the divider inside, which takes the keys
    <div
      ref={box}
      className={styles.box}
      style={{ aspectRatio: aspect }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => setShare(50)}
    >
      <Picture view={view} label={m.preview(tile)} className={styles.layer} onShown={setShown} />
      {shown && <PictureLabels recipe={shown} />}
      <span className={styles.tag} data-side="right" aria-hidden>
        {caption} {resized && <small>{written(resized[1])}</small>}
      </span>
      <div className={styles.before} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}>
        <Picture view={{ kind: 'original' }} />
        <PictureLabels recipe={null} />
        <span className={styles.tag} data-side="left" aria-hidden>
          {m.before} {resized && <small>{written(resized[0])}</small>}
        </span>
      </div>
      <div
        role="slider"
        tabIndex={0}
        className={styles.divider}
        style={{ left: `${share}%` }}
        aria-label={m.wipe}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        aria-valuetext={m.wipeValue(Math.round(share))}
        data-tip={m.wipeHint}
        onKeyDown={onKeyDown}
      >
        <span className={styles.knob} aria-hidden />
      </div>
    </div>
  );
}
