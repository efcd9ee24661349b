import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { apply } from './apply';

const product = (amount: string, state = 'in_stock') => ({
  id: 'prod-1',
  slug: 'lamp',
  variants: [{ sku: 'L', price: { amount, currency: 'USD' }, availability: { state } }],
});
const cart = (version: number) => ({
  id: 'cart-1',
  version,
  lines: [{ sku: 'L', quantity: 1, unitPrice: { amount: '10.00', currency: 'USD' }, product: { id: 'prod-1' } }],
});

function shop() {
  const client = new QueryClient();
  client.setQueryData(['product', 'lamp'], product('10.00'));
  client.setQueryData(['product', 'mug'], { id: 'prod-2' });
  client.setQueryData(['cart', 'current'], cart(3));
  const isStale = (...key: string[]) => client.getQueryState(key)?.isInvalidated;
  return { client, isStale };
}

it('shows a product as it is now, and has the cart that it is in read anew', () => {
  const { client, isStale } = shop();
  apply(client, { topic: 'product:prod-1', version: 2, product: product('12.00') });
  expect(client.getQueryData(['product', 'lamp'])).toEqual(product('12.00'));
  expect(client.getQueryData(['product', 'mug'])).toEqual({ id: 'prod-2' });
  expect(isStale('cart', 'current')).toBe(true);
});

it('reads nothing anew for what it knows already', () => {
  const { client, isStale } = shop();
  apply(client, { topic: 'product:prod-1', version: 1, product: product('10.00') });
  apply(client, { topic: 'cart:cart-1', version: 3 });
  expect(isStale('cart', 'current')).toBe(false);
});

it('reads a cart anew that another tab has changed, or that is gone', () => {
  const later = shop();
  apply(later.client, { topic: 'cart:cart-1', version: 4 });
  expect(later.isStale('cart', 'current')).toBe(true);
  const gone = shop();
  apply(gone.client, { topic: 'cart:cart-1' });
  expect(gone.isStale('cart', 'current')).toBe(true);
});

it('asks for a product that is sold no more', () => {
  const { client, isStale } = shop();
  apply(client, { topic: 'product:prod-1', version: 5 });
  expect(isStale('product', 'lamp')).toBe(true);
});
