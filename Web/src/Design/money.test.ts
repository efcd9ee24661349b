import { expect, it } from 'vitest';
import { formatMoney, saving } from './money';

it('shows a currency with its own digits', () => {
  expect(formatMoney({ amount: '1234.50', currency: 'USD' })).toBe('$1,234.50');
  expect(formatMoney({ amount: '500', currency: 'JPY' })).toBe('¥500');
});

it('rounds no large amount through a float', () => {
  expect(formatMoney({ amount: '90071992547409.93', currency: 'USD' })).toBe('$90,071,992,547,409.93');
});

it('tells a saving in whole percent, and none where there is none', () => {
  expect(saving({ amount: '75.00', currency: 'USD' }, { amount: '100.00', currency: 'USD' })).toBe(25);
  expect(saving({ amount: '75.00', currency: 'USD' }, { amount: '75.00', currency: 'USD' })).toBeNull();
  expect(saving({ amount: '75.00', currency: 'USD' }, { amount: '100.00', currency: 'EUR' })).toBeNull();
});
