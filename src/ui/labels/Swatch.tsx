import type { CSSProperties } from 'react';
import { cssColour, type Rgb } from '../../pipeline/labels/colours';
import styles from './Swatch.module.css';

/** The colour of a class; grey where it has none. */
export const Swatch = ({ colour }: { readonly colour: Rgb | undefined }) => (
  <i className={styles.swatch} style={colour && ({ '--swatch': cssColour(colour) } as CSSProperties)} aria-hidden />
);
