import type { Money } from '../Api/client';

const formats = new Map<string, Intl.NumberFormat>();

/** A price for people. The amount stays a decimal text all the way: nothing is ever rounded through a float. */
export function formatMoney({ amount, currency }: Money): string {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat('en', { style: 'currency', currency });
    formats.set(currency, format);
  }
  return format.format(amount as Intl.StringNumericLiteral);
}

export const isSame = (one: Money | null | undefined, other: Money | null | undefined): boolean =>
  one?.amount === other?.amount && one?.currency === other?.currency;

/** How much less it costs than before, in whole percent; null where it doesn't. */
export function saving(price: Money, before: Money | null | undefined): number | null {
  if (!before || before.currency !== price.currency) return null;
  const percent = Math.round((1 - Number(price.amount) / Number(before.amount)) * 100);
  return percent > 0 ? percent : null;
}
