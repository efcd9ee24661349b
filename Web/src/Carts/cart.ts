import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '../Api/client';
import { explain, hasCode, NoAnswer, take } from '../Api/problem';
import { ifInSession, inSession } from '../Sessions/session';
import { useLive } from '../Live/useLive';
import { announce } from '../Shell/announcements';
import { withQuantity, type Cart } from './cartChanges';

const cartKey = ['cart', 'current'] as const;
const changeKey = ['cart', 'change'] as const;

// One after the other: two changes of one cart that overtake each other would show what never was.
const scope = { id: 'cart' };

/** The shopper's cart; null while there is none. */
export const useCart = () => useQuery({ queryKey: cartKey, queryFn: readCart, refetchOnWindowFocus: true });

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

async function readCart(): Promise<Cart | null> {
  try {
    return await ifInSession(() => take(api.GET('/api/v1/carts/current')));
  } catch (error) {
    if (hasCode(error, 'no_cart')) return null;
    throw error;
  }
}

interface Addition {
  sku: string;
  quantity: number;
  title: string;
}

export function useAddToCart() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: changeKey,
    scope,
    mutationFn: async ({ sku, quantity }: Addition) => {
      const key = newKey();
      const cart = client.getQueryData<Cart | null>(cartKey) ?? (await readCart());
      const add = async (id: string) =>
        withRepeat(() =>
          take(
            api.POST('/api/v1/carts/{id}/items', {
              params: { path: { id }, header: { 'Idempotency-Key': key } },
              body: { sku, quantity },
            }),
          ),
        );
      const addToNew = async () =>
        add(
          (
            await inSession(() =>
              take(api.POST('/api/v1/carts', { params: { header: { 'Idempotency-Key': `cart-${key}` } } })),
            )
          ).id,
        );
      if (!cart) return addToNew();
      try {
        return await add(cart.id);
      } catch (error) {
        // Bought in another tab, or its session has ended: what is chosen now goes into a cart of its own.
        if (!hasCode(error, 'not_found') && !hasCode(error, 'unauthenticated')) throw error;
        return await addToNew();
      }
    },
    onSuccess: (cart, { title, quantity }) => {
      client.setQueryData(cartKey, cart);
      announce(quantity === 1 ? `${title} is in your cart.` : `${quantity} × ${title} are in your cart.`);
    },
    onError: (error) => announce(explain(error), { isError: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['cart', 'delivered'] }),
  });
}

interface Change {
  cartId: string;
  sku: string;
  quantity: number;
  title: string;
}

/** Sets how many of a thing are in the cart; none takes it out. Seen at once, and taken back with a word where the shop refuses. */
export function useSetQuantity() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: changeKey,
    scope,
    mutationFn: ({ cartId, sku, quantity }: Change) => {
      const header = { 'Idempotency-Key': newKey() };
      return withRepeat(() =>
        take(
          api.PATCH('/api/v1/carts/{id}/items/{sku}', {
            params: { path: { id: cartId, sku }, header },
            body: { quantity },
          }),
        ),
      );
    },
    onMutate: async ({ sku, quantity }) => {
      await client.cancelQueries({ queryKey: cartKey });
      client.setQueryData<Cart | null>(cartKey, (cart) => cart && withQuantity(cart, sku, quantity));
    },
    onSuccess: (cart, { title, quantity }) => {
      // What was changed meanwhile is shown as it will be; the last change brings the whole truth.
      if (client.isMutating({ mutationKey: changeKey }) <= 1) client.setQueryData(cartKey, cart);
      announce(quantity > 0 ? `${title}: ${quantity} in your cart.` : `${title} is out of your cart.`);
    },
    onError: async (error, { title }) => {
      announce(`${title} stays as it was. ${explain(error)}`, { isError: true });
      await client.invalidateQueries({ queryKey: cartKey });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['cart', 'delivered'] }),
  });
}

// A lost answer: once more, under the same key, so that it is done once.
async function withRepeat<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof NoAnswer) return await call();
    throw error;
  }
}
