import type { Schema } from '../Api/client';
import type { Bar } from '../Design/Bars';
import { formatMoney } from '../Design/money';

type Span = Schema['SalesSpan'];

/** Sums in words; several currencies stay several sums. */
export const salesText = ({ sales }: Span): string => sales.map(formatMoney).join(' + ') || 'nothing';

/** The currency that most was sold in: a chart has one. */
export const mainCurrency = (spans: readonly Span[]): string => {
  const orders = new Map<string, number>();
  for (const { currency } of spans.flatMap(({ sales }) => sales)) orders.set(currency, (orders.get(currency) ?? 0) + 1);
  return [...orders].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'USD';
};

const pieces = (orders: number): string => (orders === 1 ? '1 order' : `${orders} orders`);

/** Bars of what came in. The height is for the eye: here alone an amount becomes a number. */
export function salesBars(spans: readonly Span[], label: (from: Date) => string, told: (from: Date) => string): Bar[] {
  const currency = mainCurrency(spans);
  return spans.map((span) => ({
    label: label(new Date(span.from)),
    value: Number(span.sales.find((money) => money.currency === currency)?.amount ?? 0),
    told: `${told(new Date(span.from))}: ${salesText(span)}, ${pieces(Number(span.orders))}`,
  }));
}
