import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** Has the browser keep the shop for when there is no line, and notices new versions of it. It fetches the whole shop: not at once. */
export function keepShop(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('/sw.js').then(watch, () => undefined); // storage may be closed to us
}

function watch(registration: ServiceWorkerRegistration): void {
  note(registration.waiting);
  follow(registration.installing); // the browser may have found it before this
  registration.addEventListener('updatefound', () => follow(registration.installing));
  document.addEventListener('visibilitychange', () => lookAgain(registration));
}

function follow(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed') note(worker);
  });
}

const lookAgainMs = 3_600_000; // browsers look when a page is loaded, which a tab may have been days ago
let lookedAt = performance.now();

function lookAgain(registration: ServiceWorkerRegistration): void {
  if (document.visibilityState !== 'visible' || performance.now() - lookedAt < lookAgainMs) return;
  lookedAt = performance.now();
  registration.update().catch(() => undefined); // there is no line
}

// The first version has nothing to take over from.
function note(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  listeners.forEach((listener) => listener());
}

/** Whether there is a new version of the shop. */
export const useIsNewVersion = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );

/** Goes over to it; in charge it is already where another tab went before. */
export function takeNewVersion(): void {
  if (waiting?.state !== 'installed') {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  waiting.postMessage('take over');
}
