import { useSyncExternalStore } from 'react';

export interface Announcement {
  id: number;
  text: string;
  isError: boolean;
}

const shownMs = 6_000; // long enough for two short sentences, read slowly

let current: readonly Announcement[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** Says something in passing: seen in a corner, heard in a live region. */
export function announce(text: string, { isError = false } = {}): void {
  const id = ++last;
  set([...current.filter((one) => one.text !== text).slice(-2), { id, text, isError }]);
  setTimeout(() => dismiss(id), shownMs);
}

export const dismiss = (id: number): void => set(current.filter((one) => one.id !== id));

export const useAnnouncements = (): readonly Announcement[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

function set(next: readonly Announcement[]): void {
  current = next;
  listeners.forEach((listener) => listener());
}
