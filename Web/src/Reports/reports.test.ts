import { expect, it } from 'vitest';
import { csvOf } from './csv';
import { lengthOf, rangeBefore, readRange, wrongRange } from './range';
import { barsOf, changeText, currenciesOf, nameOf, spansOf, stepOf, sumsOf, type Row } from './sales';

const money = (amount: string, currency = 'USD') => ({ amount, currency });
const row = (day: string, amount: string, currency = 'USD'): Row => ({
  day,
  orders: 1,
  pieces: 2,
  sales: money(amount, currency),
  refunded: money('0.10', currency),
});

it('takes a range from the address, else so many days up to today', () => {
  const read = (text: string) => readRange(new URLSearchParams(text), '2026-03-01');
  expect(read('')).toEqual({ from: '2026-01-31', to: '2026-03-01', preset: '30' });
  expect(read('days=7')).toEqual({ from: '2026-02-23', to: '2026-03-01', preset: '7' });
  expect(read('days=8')).toMatchObject({ preset: '30' });
  expect(read('from=2026-01-01&to=2026-01-31')).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  expect(read('from=2026-02-31x&to=2026-01-31')).toMatchObject({ preset: '30' });
});

it('knows what the shop can’t tell of, and what came before', () => {
  expect(wrongRange({ from: '2026-01-02', to: '2026-01-01' })).toContain('after');
  expect(wrongRange({ from: '2025-01-01', to: '2026-01-02' })).toContain('366');
  expect(wrongRange({ from: '2025-01-01', to: '2026-01-01' })).toBeUndefined();
  expect(rangeBefore({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  expect(lengthOf({ from: '2026-03-28', to: '2026-03-30' })).toBe(3); // over a change of the clocks, too
});

it('shows days in which nothing was sold, and no sum of two currencies', () => {
  const rows = [row('2026-01-01', '10.00'), row('2026-01-03', '0.20'), row('2026-01-03', '500', 'JPY')];
  expect(currenciesOf(rows)).toEqual(['USD', 'JPY']);
  const own = rows.filter(({ sales }) => sales.currency === 'USD');
  expect(sumsOf(own, 'USD')).toEqual({ orders: 2, pieces: 4, sales: money('10.20'), refunded: money('0.20') });
  const range = { from: '2026-01-01', to: '2026-01-03' };
  const bars = barsOf(spansOf(own, range, 'day', 'USD'), 'day');
  expect(bars.map(({ value }) => value)).toEqual([10, 0, 0.2]);
  expect(bars[1]?.told).toMatch(/^Fri, Jan 2.*: \$0.00, 0 orders$/);
  const day = { from: '2026-01-02', to: '2026-01-02' };
  expect([nameOf(day, 'day', '2026'), nameOf(day, 'day', '2027')]).toEqual(['Fri, Jan 2', 'Fri, Jan 2, 2026']);
});

it('goes by days, weeks from Monday to Sunday, and months, as long as the range is', () => {
  const range = { from: '2026-01-01', to: '2026-02-10' };
  expect(stepOf({ from: '2026-01-01', to: '2026-01-31' })).toBe('day');
  expect(stepOf(range)).toBe('week');
  expect(stepOf({ from: '2025-01-01', to: '2026-01-01' })).toBe('month');
  const weeks = spansOf([row('2026-01-04', '1.00'), row('2026-01-05', '2.00')], range, 'week', 'USD');
  expect(weeks.map((week) => [week.from, week.to, week.sales.amount]).slice(0, 2)).toEqual([
    ['2026-01-01', '2026-01-04', '1.00'],
    ['2026-01-05', '2026-01-11', '2.00'],
  ]);
  expect(weeks.map((week) => nameOf(week, 'week', '2027'))[0]).toBe('Jan 1 – Jan 4, 2026');
  const months = spansOf([], range, 'month', 'USD');
  expect(months.map((month) => nameOf(month, 'month', '2026'))).toEqual(['January', 'Feb 1 – Feb 10']);
});

it('compares with what was before where there was something', () => {
  expect(changeText(money('15.00'), money('10.00'), 7)).toBe('50% more than the 7 days before');
  expect(changeText(money('5.00'), money('10.00'), 1)).toBe('50% less than the day before');
  expect(changeText(money('10.00'), money('10.00'), 7)).toBe('as much as the 7 days before');
  expect(changeText(money('10.00'), money('0.00'), 7)).toBeUndefined();
});

it('writes a file whose names no spreadsheet reckons with', () => {
  const product: Row = { productId: 'prod-1', title: '=1+1, "two"', orders: 1, pieces: 1, sales: money('-1.00') };
  expect(csvOf([product, row('2026-01-01', '2.00')])).toBe(
    'key,title,orders,pieces,sales,refunded,currency\r\n' +
      'prod-1,"\'=1+1, ""two""",1,1,-1.00,,USD\r\n' +
      '2026-01-01,,1,2,2.00,0.10,USD\r\n',
  );
});
