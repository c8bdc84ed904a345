import { useApp } from '../../state/hooks';
import type { Language } from '../../state/store';

/** A share as people write it: whole percent, with a decimal only where it would read as all or nothing. */
export function percent(share: number, language: Language): string {
  const value = share * 100;
  const near = (value > 0 && value < 1) || (value > 99 && value < 100);
  const number = near ? Math.min(99.9, Math.max(0.1, value)).toFixed(1) : Math.round(value);
  return language === 'ko' ? `${number}%` : `${number} %`;
}

export function usePercent(): (share: number) => string {
  const language = useApp((state) => state.language);
  return (share) => percent(share, language);
}
