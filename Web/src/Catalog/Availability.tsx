import type { Schema } from '../Api/client';

const looks = {
  in_stock: { dot: 'bg-good', text: 'text-good' },
  low: { dot: 'bg-warn', text: 'text-warn' },
  backorder: { dot: 'bg-warn', text: 'text-warn' },
  out: { dot: 'bg-sale', text: 'text-sale' },
} as const;

/** Whether it can be had, in words. */
export function availabilityText({ state, quantity }: Schema['AvailabilityAnswer']): string {
  if (state === 'low') return quantity == null ? 'Few left' : `Only ${quantity} left`;
  return { in_stock: 'In stock', backorder: 'Sent as soon as it’s back', out: 'Sold out' }[state];
}

export function Availability({ availability }: { availability: Schema['AvailabilityAnswer'] }) {
  const { dot, text } = looks[availability.state];
  return (
    <p role="status" className={`flex items-center gap-2 text-sm font-semibold ${text}`}>
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      {availabilityText(availability)}
    </p>
  );
}
