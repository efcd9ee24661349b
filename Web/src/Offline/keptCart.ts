import { dehydrate, hydrate, onlineManager, type QueryClient } from '@tanstack/react-query';

const place = 'kept-cart';
const saveAfterMs = 100; // changes come in bursts

/**
 * Keeps the cart, and what was done to it without a line, in this browser: a reload loses neither. What waits is sent once there is
 * a line again, each under the key that it was given when it was wished for, so that nothing is done twice.
 */
export function keepCart(client: QueryClient, storage: Storage = localStorage): void {
  client.mount(); // a line that comes back before the app is drawn is heard of, too: the app mounts it once more
  onlineManager.setOnline(navigator.onLine); // it believes in a line until it is told otherwise
  bringBack(client, storage);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(client, storage), saveAfterMs);
  };
  addEventListener('pagehide', () => save(client, storage)); // what is to be saved soon is saved now
  client.getQueryCache().subscribe(({ query }) => query.queryKey[0] === 'cart' && saveSoon());
  client.getMutationCache().subscribe(saveSoon);
}

function save(client: QueryClient, storage: Storage): void {
  const kept = dehydrate(client, {
    shouldDehydrateQuery: ({ queryKey, state }) =>
      queryKey[0] === 'cart' && queryKey[1] === 'current' && state.status === 'success',
    shouldDehydrateMutation: ({ state, options }) => state.isPaused && options.mutationKey?.[0] === 'cart',
  });
  try {
    storage.setItem(place, JSON.stringify(kept));
  } catch {
    // Storage is full or closed to us: what waits lasts as long as the page.
  }
}

function bringBack(client: QueryClient, storage: Storage): void {
  try {
    const kept = storage.getItem(place);
    if (kept === null) return;
    hydrate(client, JSON.parse(kept));
  } catch {
    return; // of another version of the shop, or of nobody knows whom
  }
  if (onlineManager.isOnline()) {
    void client.resumePausedMutations().then(() => client.invalidateQueries({ queryKey: ['cart'] }));
  }
}
