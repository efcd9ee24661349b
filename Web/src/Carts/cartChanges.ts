import type { Schema } from '../Api/client';

export type Cart = Schema['CartAnswer'];
export type CartLine = Schema['CartLineAnswer'];
export type CartProblem = Schema['CartProblem'];

/**
 * The cart as it will most likely be once the shop has set a quantity. Only pieces are guessed: sums are the shop's to say, and
 * stay as they were until it has.
 */
export function withQuantity(cart: Cart, sku: string, quantity: number): Cart {
  const lines =
    quantity > 0
      ? cart.lines.map((line) => (line.sku === sku ? { ...line, quantity } : line))
      : cart.lines.filter((line) => line.sku !== sku);
  return { ...cart, lines };
}

/** A quantity that the shop has yet to set. */
export interface QuantityChange {
  cartId: string;
  sku: string;
  quantity: number;
}

/** The cart as it will most likely be once all of them are done, one after the other. Those of another cart don't touch it. */
export const withChanges = (cart: Cart, changes: readonly QuantityChange[]): Cart =>
  changes
    .filter(({ cartId }) => cartId === cart.id)
    .reduce((before, { sku, quantity }) => withQuantity(before, sku, quantity), cart);

export const pieces = (cart: Cart | null | undefined): number =>
  cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;

/** What there is to say of a line. */
export const problemsOf = (cart: Cart, sku: string): CartProblem[] =>
  cart.problems.filter((problem) => problem.sku === sku);

/** Whether a line keeps the cart from being bought. A changed price doesn't: it is told, and agreed to at the checkout. */
export const blocks = ({ code }: CartProblem): boolean => code !== 'price_changed' && code !== 'left_out';

export const canCheckOut = (cart: Cart): boolean => cart.lines.length > 0 && !cart.problems.some(blocks);
