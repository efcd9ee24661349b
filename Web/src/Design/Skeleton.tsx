import { useEffect, useState } from 'react';

/** The shape of what is on its way. */
export const Skeleton = ({ className = '' }: { className?: string }) => (
  <div aria-hidden className={`animate-breathe rounded-md bg-sunken ${className}`} />
);

const usualMs = 5_000; // whoever waits longer wonders

/** For those who don't see the shapes; after a while for everybody. */
export function Loading({ what }: { what: string }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), usualMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className={isSlow ? 'text-sm text-muted' : 'sr-only'}>
      {isSlow ? 'This takes longer than usual. We go on trying.' : `Loading ${what}`}
    </p>
  );
}
