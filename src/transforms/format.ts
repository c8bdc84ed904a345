/** Numbers as captions show them: a true minus sign, and never "−0". */
function text(value: number, digits: number): string {
  const plain = Math.abs(value).toFixed(digits);
  return value < 0 && Number(plain) !== 0 ? `−${plain}` : plain;
}

/** "−17.0", "3.2" */
export const decimal = (value: number, digits = 0): string => text(value, digits);

/** "+12", "−5", "0" */
export function signed(value: number, digits = 0): string {
  const shown = text(value, digits);
  return value > 0 && Number(shown) !== 0 ? `+${shown}` : shown;
}

/** "512 × 384" */
export const dimensions = (width: number, height: number): string => `${width} × ${height}`;

/** Joins the parts of a caption, leaving out the empty ones. */
export const parts = (...shown: readonly string[]): string => shown.filter((part) => part !== '').join(' · ');
