import { describe, expect, it } from 'vitest';
import { canCheckOut, pieces, withChanges, withQuantity, type Cart, type CartProblem } from './cartChanges';

const money = (amount: string) => ({ amount, currency: 'USD' });
const cart = (...problems: CartProblem[]): Cart => ({
  id: 'c',
  lines: [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
  ],
  subtotal: money('30.00'),
  discounts: [],
  total: money('30.00'),
  problems,
  version: 3,
});

describe('a change before the shop has answered', () => {
  it('sets the pieces of its line and guesses no sums', () => {
    const changed = withQuantity(cart(), 'A', 5);
    expect(changed.lines.map((line) => line.quantity)).toEqual([5, 1]);
    expect(changed.total).toEqual(money('30.00'));
    expect(pieces(changed)).toBe(6);
  });

  it('takes a line out at none', () => {
    expect(withQuantity(cart(), 'A', 0).lines.map((line) => line.sku)).toEqual(['B']);
  });

  it('follows those before it, and leaves other carts alone', () => {
    const change = (sku: string, quantity: number, cartId = 'c') => ({ cartId, sku, quantity });
    const changed = withChanges(cart(), [change('A', 5), change('B', 0), change('A', 6), change('A', 9, 'other')]);
    expect(changed.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([['A', 6]]);
  });

  it('leaves the cart that it began with', () => {
    const before = cart();
    withQuantity(before, 'A', 9);
    expect(before).toEqual(cart());
  });
});

describe('going on to the checkout', () => {
  it('is held up by what can not be bought, not by a price', () => {
    expect(canCheckOut(cart())).toBe(true);
    expect(canCheckOut(cart({ code: 'price_changed', message: '', sku: 'A' }))).toBe(true);
    expect(canCheckOut(cart({ code: 'out_of_stock', message: '', sku: 'A' }))).toBe(false);
    expect(canCheckOut({ ...cart(), lines: [] })).toBe(false);
  });
});
