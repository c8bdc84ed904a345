import { memo, useEffect, useRef } from 'react';
import { useApp } from '../../../state/hooks';
import type { Cell, Layout } from '../../grid/Tiles';
import { countOf } from '../classes';
import { keepGridLabelled } from './grid';
import styles from './overlay.module.css';

interface GridLabelsProps {
  readonly cells: readonly Cell[];
  readonly layout: Layout;
}

/** The labels over every tile of the grid. It follows the store by itself, outside of rendering. */
export const GridLabels = memo(function GridLabels(props: GridLabelsProps) {
  const any = useApp(({ labelView, document }) => labelView.shown && countOf(document.labels) > 0);
  return any ? <LabelCanvas {...props} /> : null;
});

function LabelCanvas({ cells, layout }: GridLabelsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? keepGridLabelled(canvas.current, cells, layout) : undefined), [cells, layout]);
  return <canvas ref={canvas} className={styles.layer} aria-hidden data-labels="grid" />;
}
