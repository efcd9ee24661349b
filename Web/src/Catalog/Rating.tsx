import { Star } from 'lucide-react';
import type { Schema } from '../Api/client';

export function Rating({
  rating: { average, count },
  className = '',
}: {
  rating: Schema['ProductRating'];
  className?: string;
}) {
  return (
    <p className={`flex items-center gap-1 text-xs text-muted ${className}`}>
      <Star aria-hidden className="size-3.5 fill-current text-link" />
      <span className="sr-only">Rated </span>
      <span className="font-semibold text-ink tabular-nums">{average.toFixed(1)}</span>
      <span aria-hidden>({count.toLocaleString('en')})</span>
      <span className="sr-only"> of 5 by {count.toLocaleString('en')} buyers</span>
    </p>
  );
}
