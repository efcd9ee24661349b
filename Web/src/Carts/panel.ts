import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

const set = (next: boolean): void => {
  isOpen = next;
  listeners.forEach((listener) => listener());
};

export const openCartPanel = (): void => set(true);
export const closeCartPanel = (): void => set(false);

/** Whether the cart stands beside the page. */
export const useIsCartPanelOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
