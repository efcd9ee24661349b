import { useMemo } from 'react';
import {
  onlineManager,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
  type MutateOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { api, newKey } from '../Api/client';
import { explain, hasCode, NoAnswer, pauseBefore, take } from '../Api/problem';
import { ifInSession, inSession } from '../Sessions/session';
import { useLive } from '../Live/useLive';
import { announce } from '../Shell/announcements';
import { withChanges, type Cart, type QuantityChange } from './cartChanges';

const cartKey = ['cart', 'current'] as const;
const changeKey = ['cart', 'change'] as const;

const sending = {
  // One after the other: two changes of one cart that overtake each other would show what never was.
  scope: { id: 'cart' },
  networkMode: 'online',
  // A lost answer: again, under the same key, so that it is done once. Whoever waits three seconds is told.
  retry: (failures: number, error: Error) => failures < 2 && error instanceof NoAnswer,
  retryDelay: pauseBefore,
} as const;

/**
 * The shopper's cart, as it will be once the shop has set the quantities that are on their way to it; null while there is none. What
 * the shop told stays beneath: a change that it refuses, or that never reaches it, is gone from what is shown as soon as that is known.
 */
export function useCart() {
  const { data: told, error, refetch } = useQuery({ queryKey: cartKey, queryFn: readCart, refetchOnWindowFocus: true });
  const changes = useMutationState({
    filters: { mutationKey: setKey, status: 'pending' },
    select: ({ state }) => state.variables as Change,
  });
  const data = useMemo(() => told && withChanges(told, changes), [told, changes]);
  return { data, error, refetch };
}

// More things than are looked at in one cart: the rest is told of when the cart is read.
const watchedMax = 30;

/** Keeps the cart as it is in the shop: what other tabs and devices do to it, and what becomes of the things in it. */
export function useLiveCart(): void {
  const { data: cart } = useCart();
  const products = new Set(cart?.lines.map((line) => line.product?.id));
  useLive(
    cart && `cart:${cart.id}`,
    ...[...products].slice(0, watchedMax).map((id) => id !== undefined && `product:${id}`),
  );
}

/** Whether a change is on its way, so that sums are about to be others. */
export const useIsChanging = (): boolean =>
  useMutationState({ filters: { mutationKey: changeKey, status: 'pending' } }).length > 0;

/** After something else changed the cart: a login, a purchase. */
export function useRenewCart() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['cart'] });
}

// The shop closes a bought cart some moments after its order is there.
const closedWithinMs = 3_000;

/** After a purchase: the cart is empty for whoever bought it, before the shop has put it away. */
export function useForgetCart() {
  const client = useQueryClient();
  return async () => {
    await client.cancelQueries({ queryKey: ['cart'] });
    client.setQueryData(cartKey, null);
    setTimeout(() => void client.invalidateQueries({ queryKey: ['cart'] }), closedWithinMs);
  };
}

const readCart = (): Promise<Cart | null> =>
  ifInSession(async () => (await take(api.GET('/api/v1/carts/current'))) ?? null); // no content: no cart yet

interface Addition {
  sku: string;
  quantity: number;
  title: string;
  /** The name of the wish: it was given when it was wished for, and stays with it while it waits for a line. */
  key: string;
}

interface Change extends QuantityChange {
  title: string;
  key: string;
}

const addKey = [...changeKey, 'add'] as const;
const setKey = [...changeKey, 'set'] as const;

/** Puts more of a thing into the cart; without a line it waits for one. */
export function useAddToCart() {
  const { mutate, ...add } = useMutation<Cart, Error, Addition>({ mutationKey: addKey });
  return {
    isPending: add.isPending && !add.isPaused,
    mutate: (wish: Omit<Addition, 'key'>, options?: MutateOptions<Cart, Error, Addition>) =>
      mutate({ ...wish, key: newKey() }, options),
  };
}

/** Sets how many of a thing are in the cart; none takes it out. Seen at once, and taken back with a word where the shop refuses. */
export function useSetQuantity() {
  const { mutate } = useMutation<Cart, Error, Change>({ mutationKey: setKey });
  return { mutate: (wish: Omit<Change, 'key'>) => mutate({ ...wish, key: newKey() }) };
}

/** Teaches a client how carts are changed: what waited for a line while the page was closed, too. */
export function teachCartChanges(client: QueryClient): void {
  const onSettled = () => client.invalidateQueries({ queryKey: ['cart', 'delivered'] });
  const tellIfWaiting = (title: string) => {
    if (!onlineManager.isOnline()) announce(`You’re offline. We’ll see to ${title} once you’re back.`);
  };
  const takeCart = async (cart: Cart) => {
    await client.cancelQueries({ queryKey: cartKey }); // what was asked before the change may be told after it
    client.setQueryData(cartKey, cart);
  };
  client.setMutationDefaults(addKey, {
    ...sending,
    mutationFn: (wish: Addition) => add(client, wish),
    onMutate: ({ title }: Addition) => tellIfWaiting(title),
    onSuccess: async (cart: Cart, { title, quantity }: Addition) => {
      await takeCart(cart);
      announce(quantity === 1 ? `${title} is in your cart.` : `${quantity} × ${title} are in your cart.`);
    },
    onError: (error: Error) => announce(explain(error), { isError: true }),
    onSettled,
  });
  client.setMutationDefaults(setKey, {
    ...sending,
    mutationFn: set,
    onMutate: ({ title }: Change) => tellIfWaiting(title),
    onSuccess: async (cart: Cart, { title, quantity }: Change) => {
      await takeCart(cart);
      announce(quantity > 0 ? `${title}: ${quantity} in your cart.` : `${title} is out of your cart.`);
    },
    onError: async (error: Error, { title }: Change) => {
      announce(`${title} stays as it was. ${explain(error)}`, { isError: true });
      await client.invalidateQueries({ queryKey: cartKey });
    },
    onSettled,
  });
}

async function add(client: QueryClient, { sku, quantity, key }: Addition): Promise<Cart> {
  const cart = client.getQueryData<Cart | null>(cartKey) ?? (await readCart());
  const addTo = async (id: string) =>
    take(
      api.POST('/api/v1/carts/{id}/items', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
        body: { sku, quantity },
      }),
    );
  const addToNew = async () =>
    addTo(
      (
        await inSession(() =>
          take(api.POST('/api/v1/carts', { params: { header: { 'Idempotency-Key': `cart-${key}` } } })),
        )
      ).id,
    );
  if (!cart) return addToNew();
  try {
    return await addTo(cart.id);
  } catch (error) {
    // Bought in another tab, or its session has ended: what is chosen now goes into a cart of its own.
    if (!hasCode(error, 'not_found') && !hasCode(error, 'unauthenticated')) throw error;
    return await addToNew();
  }
}

const set = ({ cartId, sku, quantity, key }: Change): Promise<Cart> =>
  take(
    api.PATCH('/api/v1/carts/{id}/items/{sku}', {
      params: { path: { id: cartId, sku }, header: { 'Idempotency-Key': key } },
      body: { quantity },
    }),
  );
