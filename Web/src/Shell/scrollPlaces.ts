import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType, type NavigationType } from 'react-router';

const key = 'scroll-places';
const placesMax = 50; // pages that one goes back to by hand

interface Move {
  kind: `${NavigationType}`;
  /** Whether only something about the page was chosen. */
  isSamePage: boolean;
  hasHash: boolean;
  /** Where this entry of the history was left. */
  left: number | undefined;
}

/** Where a page begins: at its top, or where it was left; null where it stays as it is. */
export function placeAfter({ kind, isSamePage, hasHash, left }: Move): number | null {
  if (hasHash) return null; // the browser's own
  if (kind === 'POP') return left ?? null;
  return kind === 'REPLACE' && isSamePage ? null : 0;
}

const places = new Map<string, number>(read());
let current = { key: '', pathname: '' };

/** Brings one back to where one was on a page, and to the top of a new one. */
export function useScrollPlaces(): void {
  const location = useLocation();
  const kind = useNavigationType();
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const note = () => {
      places.delete(current.key);
      places.set(current.key, scrollY);
    };
    const keep = () => {
      history.scrollRestoration = 'auto'; // whoever comes back by a reload is where they were from the first frame
      write();
    };
    addEventListener('scroll', note, { passive: true });
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('scroll', note);
      removeEventListener('pagehide', keep);
    };
  }, []);
  useLayoutEffect(() => {
    const entry = `${location.key} ${location.pathname}`; // every first page has the same key
    if (current.key === entry) return;
    const isFirst = current.key === '';
    const place = placeAfter({
      kind,
      isSamePage: current.pathname === location.pathname,
      hasHash: location.hash !== '',
      left: isFirst && !isComeBackTo() ? undefined : places.get(entry),
    });
    current = { key: entry, pathname: location.pathname };
    if (place !== null && !(isFirst && scrollY > 0)) scrollTo(0, place);
  }, [location, kind]);
}

// A page that was loaded anew from its address begins at its top, as one that was never seen.
const isComeBackTo = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((one) => 'type' in one && /reload|back_forward/.test(String(one.type)));

function read(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, number][];
  } catch {
    return []; // storage is closed to us: pages begin at their top
  }
}

function write(): void {
  try {
    sessionStorage.setItem(key, JSON.stringify([...places].slice(-placesMax)));
  } catch {
    // Storage is closed to us: what was noted lasts as long as the page.
  }
}
