import { useEffect, useState } from 'react';

const tickMs = 1_000;

/** Whole seconds until a moment, counted down; undefined where there is none, 0 once it has come. */
export function useSecondsUntil(at: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (at === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined ? undefined : Math.max(0, Math.ceil((at - now) / tickMs));
}
