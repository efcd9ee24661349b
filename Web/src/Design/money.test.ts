import { expect, it } from 'vitest';
import { addMoney, divideMoney, formatMoney, saving, shortMoney } from './money';

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

it('adds up what no float could, and halves to the nearest unit', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  expect(addMoney([usd('90071992547409.93'), usd('0.1'), usd('-0.05')])).toEqual(usd('90071992547409.98'));
  expect(addMoney([usd('-0.50'), usd('0.20')])).toEqual(usd('-0.30'));
  expect(addMoney([])).toBeUndefined();
  expect(divideMoney(usd('10.00'), 3)).toEqual(usd('3.33'));
  expect(divideMoney(usd('0.05'), 2)).toEqual(usd('0.03'));
  expect(divideMoney(usd('-0.05'), 2)).toEqual(usd('-0.03'));
  expect(divideMoney({ amount: '500', currency: 'JPY' }, 3)).toEqual({ amount: '167', currency: 'JPY' });
});

it('says an amount in a few letters', () => {
  expect([0, 50, 1234, 2_500_000].map((amount) => shortMoney(amount, 'USD'))).toEqual(['$0', '$50', '$1.2K', '$2.5M']);
});
