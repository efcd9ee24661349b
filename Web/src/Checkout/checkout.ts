import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, newKey, type Money, type Schema } from '../Api/client';
import { hasCode, NoAnswer, take } from '../Api/problem';
import { repeated } from '../Api/repeat';
import type { Cart } from '../Carts/cartChanges';
import { keptAdmission } from '../WaitingRooms/admission';
import { attemptFor, remember, stepOf, type Attempt, type Checkout, type Wish } from './attempt';

export interface Destination {
  country: string;
  region: string | undefined;
  shippingMethod: string | undefined;
}

/** The cart with what it costs there: reckoned by the shop, as the checkout will. */
export const useDelivered = (cart: Cart | null | undefined, { country, region, shippingMethod }: Destination) =>
  useQuery({
    queryKey: ['cart', 'delivered', cart?.id, cart?.version, country, region, shippingMethod],
    queryFn: () => {
      const query = { country, ...(region && { region }), ...(shippingMethod && { shippingMethod }) };
      return take(api.GET('/api/v1/carts/{id}', { params: { path: { id: cart?.id ?? '' }, query } }));
    },
    enabled: !!cart,
    placeholderData: keepPreviousData,
  });

export const useShippingMethods = (cart: Cart | null | undefined, country: string) =>
  useQuery({
    queryKey: ['cart', 'delivered', 'methods', cart?.id, cart?.version, country],
    queryFn: () =>
      take(
        api.GET('/api/v1/carts/{id}/shipping-methods', {
          params: { path: { id: cart?.id ?? '' }, query: { country } },
        }),
      ),
    enabled: !!cart,
  });

export const checkoutKey = (id: string | null) => ['checkout', id] as const;

const askAgainMs = 1_000; // what became of a payment is known within seconds

/** A checkout as it is now, asked for again while it isn't known how it ends. */
export const useCheckout = (id: string | null) =>
  useQuery({
    queryKey: checkoutKey(id),
    queryFn: () => readCheckout(id ?? ''),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data && ['wait', 'approve'].includes(stepOf(data).go) ? askAgainMs : false,
  });

const readCheckout = (id: string): Promise<Checkout> =>
  take(api.GET('/api/v1/checkouts/{id}', { params: { path: { id } } }));

/** Fixes the total and holds the lines; the same wish gets the checkout that it has already. */
export async function begin(wish: Wish, before: Attempt | undefined): Promise<Checkout> {
  let attempt = attemptFor(before, wish, newKey);
  if (attempt.checkoutId) {
    const known = await readCheckout(attempt.checkoutId);
    if (stepOf(known).go !== 'again') return known;
    attempt = attemptFor(undefined, wish, newKey); // it has expired
  }
  remember(attempt);
  const admissionToken = keptAdmission();
  const checkout = await repeated(() =>
    take(
      api.POST('/api/v1/checkouts', {
        params: { header: { 'Idempotency-Key': attempt.beginKey } },
        body: {
          cartId: wish.cartId,
          email: wish.email,
          shippingAddress: wish.address,
          shippingMethod: wish.shippingMethod,
          ...(admissionToken && { admissionToken }),
        },
      }),
    ),
  );
  remember({ ...attempt, checkoutId: checkout.id });
  return checkout;
}

/** Pays. Where the answer is lost the same call is made again; where it is under way already, the checkout says what became of it. */
export async function pay(id: string, payment: Schema['PaymentBody'], expectedTotal: Money): Promise<Checkout> {
  const key = newKey();
  try {
    return await repeated(() =>
      take(
        api.POST('/api/v1/checkouts/{id}/payment', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { payment, expectedTotal },
        }),
      ),
    );
  } catch (error) {
    if (hasCode(error, 'already_paid') || hasCode(error, 'checkout_in_progress') || error instanceof NoAnswer)
      return await readCheckout(id);
    throw error;
  }
}
