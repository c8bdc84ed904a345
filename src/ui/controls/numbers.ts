/** How numbers are written and read in the page's controls. */

/** Decimals that a step needs: 0.05 has 2. */
const decimalsOf = (step: number): number => {
  const text = String(step);
  const exponent = /e-(\d+)$/.exec(text)?.[1];
  return exponent ? Number(exponent) : (text.split('.')[1]?.length ?? 0);
};

/** As few digits as tell the value apart, a true minus sign, and the unit. */
export function written(value: number, unit = ''): string {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  return `${text.replace('-', '−')}${unit}`;
}

/** The number in what a person typed: units, spaces and either decimal sign are fine; null where there is none. */
export function typed(text: string): number | null {
  const match = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i.exec(text.replaceAll('−', '-').replace(',', '.'));
  return match ? Number(match[0]) : null;
}

export const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));

/** The nearest multiple of the step, without the tail that binary fractions leave. */
export const onStep = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toFixed(Math.min(12, decimalsOf(step))));
