import type { Money, Schema } from '../Api/client';
import type { Bar } from '../Design/Bars';
import { addMoney, formatMoney } from '../Design/money';
import { addDays, lengthOf, todayUtc, type Range } from './range';

export type Row = Schema['SalesReportRow'];

/** Sums of a stretch of days. */
export interface Span extends Range, Sums {}

export interface Sums {
  orders: number;
  pieces: number;
  sales: Money;
  refunded: Money;
}

/** The currencies that something was sold in, that with the most orders first: sums of two are no sum. */
export function currenciesOf(rows: readonly Row[]): string[] {
  const orders = new Map<string, number>();
  for (const { sales, orders: count } of rows)
    orders.set(sales.currency, (orders.get(sales.currency) ?? 0) + Number(count));
  return [...orders].sort((one, other) => other[1] - one[1]).map(([currency]) => currency);
}

/** Rows of one currency added up. */
export const sumsOf = (rows: readonly Row[], currency: string): Sums => ({
  orders: rows.reduce((sum, { orders }) => sum + Number(orders), 0),
  pieces: rows.reduce((sum, { pieces }) => sum + Number(pieces), 0),
  sales: addMoney(rows.map(({ sales }) => sales)) ?? { amount: '0', currency },
  refunded: addMoney(rows.flatMap(({ refunded }) => refunded ?? [])) ?? { amount: '0', currency },
});

export type Step = 'day' | 'week' | 'month';

// As many bars as one can still tell apart on a phone.
export const stepOf = (range: Range): Step =>
  lengthOf(range) <= 31 ? 'day' : lengthOf(range) <= 190 ? 'week' : 'month';

/** The range in steps, each with its sums; those in which nothing was sold, too. */
export function spansOf(rows: readonly Row[], range: Range, step: Step, currency: string): Span[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const spans: { from: string; to: string; rows: Row[] }[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    let last = spans[spans.length - 1];
    if (!last || begins(day, step)) spans.push((last = { from: day, to: day, rows: [] }));
    last.to = day;
    const row = byDay.get(day);
    if (row) last.rows.push(row);
  }
  return spans.map(({ from, to, rows: own }) => ({ from, to, ...sumsOf(own, currency) }));
}

function begins(day: string, step: Step): boolean {
  if (step === 'day') return true;
  return step === 'month' ? day.endsWith('-01') : new Date(day).getUTCDay() === 1; // weeks begin on Mondays
}

const dayText = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(day).toLocaleDateString('en', { timeZone: 'UTC', ...options });

/** What a step is called below its bar. */
export const labelOf = ({ from }: Range, step: Step): string =>
  step === 'month' ? dayText(from, { month: 'short' }) : dayText(from, { month: 'short', day: 'numeric' });

/** The same in full; the year is said where it isn't this one. */
export function nameOf({ from, to }: Range, step: Step, thisYear = todayUtc().slice(0, 4)): string {
  const year = from.startsWith(thisYear) ? {} : ({ year: 'numeric' } as const);
  if (step === 'day') return dayText(from, { weekday: 'short', month: 'short', day: 'numeric', ...year });
  if (step === 'month' && isWholeMonth({ from, to })) return dayText(from, { month: 'long', ...year });
  return `${dayText(from, { month: 'short', day: 'numeric' })} – ${dayText(to, { month: 'short', day: 'numeric', ...year })}`;
}

const isWholeMonth = ({ from, to }: Range): boolean =>
  from.endsWith('-01') && addDays(to, 1).endsWith('-01') && from.slice(0, 7) === to.slice(0, 7);

export const ordersText = (orders: number): string =>
  orders === 1 ? '1 order' : `${orders.toLocaleString('en')} orders`;

/** Bars of it. The height is for the eye: here alone an amount becomes a number. */
export const barsOf = (spans: readonly Span[], step: Step): Bar[] =>
  spans.map((span) => ({
    label: labelOf(span, step),
    value: Number(span.sales.amount),
    told: `${nameOf(span, step)}: ${formatMoney(span.sales)}, ${ordersText(span.orders)}`,
  }));

/** How much more or less than in as many days before, in whole percent; undefined where there was nothing to compare with. */
export function changeText(now: Money, before: Money, days: number): string | undefined {
  if (Number(before.amount) <= 0) return undefined;
  const percent = Math.round((Number(now.amount) / Number(before.amount) - 1) * 100);
  const when = days === 1 ? 'the day before' : `the ${days} days before`;
  if (percent === 0) return `as much as ${when}`;
  return `${Math.abs(percent).toLocaleString('en')}% ${percent > 0 ? 'more' : 'less'} than ${when}`;
}
