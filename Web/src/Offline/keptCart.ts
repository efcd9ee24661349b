import { dehydrate, hydrate, onlineManager, type Mutation, type QueryClient } from '@tanstack/react-query';

const cartPlace = 'kept-cart';
const changePlace = 'kept-change:'; // one for each wish, by its key: tabs don't write over each other's
const saveAfterMs = 100; // reads come in bursts

// The shop knows a wish by its key for a day (Grains/Carts/RecentOperations.cs); what was sent before that would be done once more.
const keptForMs = 23 * 3_600_000;

/**
 * Keeps the cart, and what was wished for it and not answered yet, in this browser: neither a reload nor a closed tab loses it. It is
 * sent once there is a line, under the key that it was given when it was wished for, so that nothing is done twice: it may wait for
 * a line, or have been on its way when the page went.
 */
export function keepCart(client: QueryClient, storage: Storage = localStorage): void {
  client.mount(); // a line that comes back before the app is drawn is heard of, too: the app mounts it once more
  onlineManager.setOnline(navigator.onLine); // it believes in a line until it is told otherwise
  bringBack(client, storage);
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('pagehide', () => keepAsTold(client, storage)); // what is to be saved soon is saved now
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] !== 'cart') return;
    clearTimeout(timer);
    timer = setTimeout(() => keepAsTold(client, storage), saveAfterMs);
  });
  client.getMutationCache().subscribe(({ type, mutation }) => {
    if (type === 'updated' && mutation.options.mutationKey?.[0] === 'cart') keepUntilDone(client, storage, mutation);
  });
}

type Kept = ReturnType<typeof dehydrate>;
type Change = Kept['mutations'][number];

function keepAsTold(client: QueryClient, storage: Storage): void {
  const { queries } = dehydrate(client, {
    shouldDehydrateMutation: () => false,
    shouldDehydrateQuery: ({ queryKey, state }) =>
      queryKey[0] === 'cart' && queryKey[1] === 'current' && state.status === 'success',
  });
  keep(storage, cartPlace, { queries });
}

function keepUntilDone(client: QueryClient, storage: Storage, change: Mutation): void {
  const place = changePlace + (change.state.variables as { key: string }).key;
  const { mutations } = dehydrate(client, {
    shouldDehydrateMutation: (other) => other === change && other.state.status === 'pending',
    shouldDehydrateQuery: () => false,
  });
  if (mutations[0]) keep(storage, place, mutations[0]);
  else storage.removeItem(place);
}

function bringBack(client: QueryClient, storage: Storage): void {
  try {
    hydrate(client, kept<Partial<Kept>>(storage, cartPlace) ?? {});
    hydrate(client, { mutations: keptChanges(storage) });
  } catch {
    return; // of another version of the shop, or of nobody knows whom
  }
  if (onlineManager.isOnline()) {
    void client.resumePausedMutations().then(() => client.invalidateQueries({ queryKey: ['cart'] }));
  }
}

function keptChanges(storage: Storage): Change[] {
  const changes: Change[] = [];
  for (const place of Object.keys(storage).filter((name) => name.startsWith(changePlace))) {
    const change = kept<Change>(storage, place);
    if (change && Date.now() - change.state.submittedAt <= keptForMs) changes.push(change);
    else storage.removeItem(place);
  }
  return changes
    .sort((one, other) => one.state.submittedAt - other.state.submittedAt)
    .map((change) => ({ ...change, state: { ...change.state, isPaused: true } })); // nobody is sending it now
}

function kept<T>(storage: Storage, place: string): T | null {
  return JSON.parse(storage.getItem(place) ?? 'null') as T | null;
}

function keep(storage: Storage, place: string, what: object): void {
  try {
    storage.setItem(place, JSON.stringify(what));
  } catch {
    // Storage is full or closed to us: it lasts as long as the page.
  }
}
