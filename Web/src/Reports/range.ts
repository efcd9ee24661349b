/** Days (UTC) from one to another, both of them in it: 2026-01-31. */
export interface Range {
  from: string;
  to: string;
}

const dayMs = 86_400_000;
const daysMax = 366; // the Api's own bound

export const presets = [
  { value: '7', text: '7 days' },
  { value: '30', text: '30 days' },
  { value: '90', text: '90 days' },
  { value: '365', text: 'A year' },
] as const;
export type Preset = (typeof presets)[number]['value'];

/** What a report is of, as the page's address says it: two days, or so many up to today. */
export function readRange(search: URLSearchParams, today: string): Range & { preset?: Preset } {
  const [from, to] = [search.get('from'), search.get('to')];
  if (from && to && isDay(from) && isDay(to)) return { from, to };
  const preset = presets.find(({ value }) => value === search.get('days'))?.value ?? '30';
  return { from: addDays(today, 1 - Number(preset)), to: today, preset };
}

/** Why the shop can't tell of a range; undefined where it can. */
export function wrongRange({ from, to }: Range): string | undefined {
  if (from > to) return 'The first day is after the last.';
  return lengthOf({ from, to }) > daysMax ? `That’s more than ${daysMax} days.` : undefined;
}

/** As many days as this, up to the day before it. */
export const rangeBefore = ({ from, to }: Range): Range => ({
  from: addDays(from, -lengthOf({ from, to })),
  to: addDays(from, -1),
});

export const lengthOf = ({ from, to }: Range): number => Math.round((at(to) - at(from)) / dayMs) + 1;

export const addDays = (day: string, days: number): string =>
  new Date(at(day) + days * dayMs).toISOString().slice(0, 10);

/** Which day it is, where the shop's days begin. */
export const todayUtc = (now = new Date()): string => now.toISOString().slice(0, 10);

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at(text));
