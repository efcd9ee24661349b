import type { Schema } from '../Api/client';

export type Checkout = Schema['CheckoutAnswer'];

/** What a checkout is begun with; as long as it is the same, it is the same checkout. */
export interface Wish {
  cartId: string;
  cartVersion: number;
  email: string;
  address: Schema['AddressBody'];
  shippingMethod: string;
}

/** One attempt to buy: its keys make a second click, and a repeat after a lost answer, the same call. No card is in it. */
export interface Attempt {
  wish: string;
  beginKey: string;
  checkoutId?: string;
}

/** The attempt that a wish belongs to: the one under way where nothing has changed since, else a new one. */
export function attemptFor(before: Attempt | undefined, wish: Wish, newKey: () => string): Attempt {
  const text = JSON.stringify(wish);
  return before?.wish === text ? before : { wish: text, beginKey: newKey() };
}

/** What the page does about a checkout as the shop has it. */
export type Step =
  | { go: 'pay' }
  | { go: 'wait' }
  | { go: 'approve'; url: string }
  | { go: 'order'; orderId: string }
  | { go: 'again'; reason: string | undefined };

export function stepOf(checkout: Checkout): Step {
  switch (checkout.status) {
    case 'paid':
      return checkout.orderId ? { go: 'order', orderId: checkout.orderId } : { go: 'wait' };
    case 'requires_action':
      return checkout.nextAction ? { go: 'approve', url: checkout.nextAction.url } : { go: 'wait' };
    case 'pending':
    case 'preparing':
      return { go: 'wait' };
    case 'released':
      return { go: 'again', reason: checkout.reason ?? undefined };
    case 'open':
      return { go: 'pay' };
  }
}

/** Why money wasn't taken, in words that help. */
export function declineText(reason: unknown): string {
  switch (reason) {
    case 'insufficient_funds':
      return 'Your bank says there isn’t enough money on this card. Try another one.';
    case 'card_declined':
      return 'Your bank declined this card. Try another one, or ask your bank.';
    case 'expired_card':
      return 'This card has expired. Try another one.';
    case 'authentication_failed':
    case '3ds_refused':
      return 'The payment wasn’t approved at your bank. Nothing was charged.';
    default:
      return 'The payment was declined. Nothing was charged; try another card.';
  }
}

const storageKey = 'checkout';

/** The attempt that this tab was in the middle of. */
export function recall(): Attempt | undefined {
  try {
    const text = sessionStorage.getItem(storageKey);
    return text ? (JSON.parse(text) as Attempt) : undefined;
  } catch {
    return undefined;
  }
}

export function remember(attempt: Attempt | undefined): void {
  try {
    if (attempt) sessionStorage.setItem(storageKey, JSON.stringify(attempt));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is closed to us: a reload begins anew, and the shop knows what was paid.
  }
}
