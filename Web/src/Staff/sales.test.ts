import { expect, it } from 'vitest';
import { mainCurrency, salesBars, salesText } from './sales';

const money = (amount: string, currency = 'USD') => ({ amount, currency });
const span = (from: string, orders: number, ...sales: ReturnType<typeof money>[]) => ({ from, orders, sales });

it('shows the main currency and tells of all', () => {
  const spans = [
    span('2026-11-01T00:00:00Z', 2, money('10.00'), money('500', 'JPY')),
    span('2026-11-02T00:00:00Z', 1, money('20.50')),
    span('2026-11-03T00:00:00Z', 0),
  ];
  expect(mainCurrency(spans)).toBe('USD');
  expect(spans.map(salesText)[0]).toBe('$10.00 + ¥500');
  const bars = salesBars(
    spans,
    (from) => String(from.getUTCDate()),
    (from) => `day ${from.getUTCDate()}`,
  );
  expect(bars.map(({ value }) => value)).toEqual([10, 20.5, 0]);
  expect(bars[1]).toEqual({ label: '2', value: 20.5, told: 'day 2: $20.50, 1 order' });
  expect(bars[2]).toMatchObject({ told: 'day 3: nothing, 0 orders' });
});
