/** A share as people write it: whole percent, with a decimal only where it would read as all or nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if ((value > 0 && value < 1) || (value > 99 && value < 100)) {
    const fine = Math.min(99.9, Math.max(0.1, value));
    return `${fine.toFixed(1)} %`;
  }
  return `${Math.round(value)} %`;
}
