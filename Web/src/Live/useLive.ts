import { useEffect } from 'react';
import { showTopics } from './browser';

// What the tab's pages and panels show at the moment; each adds its own while it stands.
const shown = new Map<symbol, readonly string[]>();

const tell = (): void => showTopics([...new Set([...shown.values()].flat())]);

/** Keeps what is shown as it is in the shop, for as long as it is shown. */
export function useLive(...topics: (string | false | null | undefined)[]): void {
  const wanted = topics.filter((topic): topic is string => !!topic);
  const key = wanted.join(',');
  useEffect(() => {
    if (key === '') return;
    const place = Symbol();
    shown.set(place, key.split(','));
    tell();
    return () => {
      shown.delete(place);
      tell();
    };
  }, [key]);
}
