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

/** Amounts of one currency added up, exactly: as whole numbers of their smallest unit. Undefined where there are none. */
export function addMoney(all: readonly Money[]): Money | undefined {
  const [first] = all;
  if (!first) return undefined;
  const digits = Math.max(...all.map(digitsOf));
  return moneyOf(
    all.reduce((sum, one) => sum + unitsOf(one, digits), 0n),
    digits,
    first.currency,
  );
}

/** What each of so many parts is, to the nearest unit. */
export function divideMoney(money: Money, parts: number): Money {
  const digits = digitsOf(money);
  const [units, by] = [unitsOf(money, digits), BigInt(parts)];
  return moneyOf((2n * units + (units < 0n ? -by : by)) / (2n * by), digits, money.currency);
}

const digitsOf = ({ amount }: Money): number => amount.split('.')[1]?.length ?? 0;

function unitsOf({ amount }: Money, digits: number): bigint {
  const [whole = '0', rest = ''] = amount.split('.');
  return BigInt(whole + rest.padEnd(digits, '0'));
}

function moneyOf(units: bigint, digits: number, currency: string): Money {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const amount = digits > 0 ? `${whole}.${text.slice(-digits)}` : whole;
  return { amount: units < 0n ? `-${amount}` : amount, currency };
}

/** An amount at a glance, for a chart's side: $1.2K. */
export const shortMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(amount);
