import { describe, expect, it } from 'vitest';
import { attemptFor, stepOf, type Checkout, type Wish } from './attempt';

const wish: Wish = {
  cartId: 'c',
  cartVersion: 1,
  email: 'ada@example.com',
  address: { name: 'Ada' },
  shippingMethod: 'standard',
};
const keys = () => {
  let last = 0;
  return () => `key-${++last}`;
};

describe('an attempt', () => {
  it('is the same one for a second click', () => {
    const newKey = keys();
    const first = attemptFor(undefined, wish, newKey);
    expect(attemptFor(first, { ...wish }, newKey)).toBe(first);
  });

  it.each([
    { cartVersion: 2 },
    { email: 'bob@example.com' },
    { shippingMethod: 'express' },
    { address: { name: 'Bob' } },
  ])('is another one after %o', (change) => {
    const newKey = keys();
    const first = attemptFor(undefined, wish, newKey);
    expect(attemptFor(first, { ...wish, ...change }, newKey).beginKey).not.toBe(first.beginKey);
  });

  it('holds nothing of a card', () => {
    expect(Object.keys(attemptFor(undefined, wish, keys()))).toEqual(['wish', 'beginKey']);
  });
});

describe('what a reloaded page does', () => {
  const step = (checkout: Partial<Checkout>) => stepOf(checkout as Checkout).go;

  it('follows how far the shop is', () => {
    expect(step({ status: 'open' })).toBe('pay');
    expect(step({ status: 'pending' })).toBe('wait');
    expect(step({ status: 'preparing' })).toBe('wait');
    expect(step({ status: 'requires_action', nextAction: { type: 'redirect', url: 'https://bank' } })).toBe('approve');
    expect(step({ status: 'paid', orderId: 'o' })).toBe('order');
    expect(step({ status: 'released' })).toBe('again');
  });
});
