import { lazy, useSyncExternalStore, type ComponentType } from 'react';

let underWay = 0;
const listeners = new Set<() => void>();

function count(step: 1 | -1): void {
  underWay += step;
  listeners.forEach((listener) => listener());
}

/** A page whose part of the app is fetched when somebody goes there. */
export function part(load: () => Promise<ComponentType>) {
  return lazy(async () => {
    count(1);
    try {
      return { default: await load() };
    } finally {
      count(-1);
    }
  });
}

/** Whether a page is on its way; the one before stands until it is there. */
export const useIsUnderWay = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => underWay > 0,
  );
