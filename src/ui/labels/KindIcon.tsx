import { CircleDot, Pentagon, Square } from 'lucide-react';

const icons = { box: Square, polygon: Pentagon, point: CircleDot } as const;

interface KindIconProps {
  readonly kind: keyof typeof icons;
  readonly size?: number;
}

/** What a label is made of, as a small picture. */
export function KindIcon({ kind, size = 13 }: KindIconProps) {
  const Icon = icons[kind];
  return <Icon size={size} strokeWidth={2} aria-hidden />;
}
