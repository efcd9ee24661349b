import type { Schema } from '../Api/client';

// Where the region stands between the town and its code, on one line; elsewhere the code leads, and a region has a line of its own.
const townFirst: readonly string[] = ['AU', 'CA', 'US'];

/** An address below the name, as its country writes it; the country as it is given. */
export function addressLines(
  { line1, line2, city, region, postalCode, country }: Omit<Schema['Address'], 'name'>,
  countryText = country,
): string[] {
  const town = townFirst.includes(country)
    ? [`${city}${country === 'US' && region ? ',' : ''} ${[region, postalCode].filter(Boolean).join(' ')}`]
    : [`${postalCode} ${city}`, region];
  return [line1, line2, ...town, countryText].flatMap((line) => line || []);
}
