import { useQuery } from '@tanstack/react-query';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import type { Range } from './range';
import type { Row } from './sales';

export const bys = [
  { value: 'day', text: 'By day' },
  { value: 'country', text: 'By country' },
  { value: 'product', text: 'By product' },
] as const;
export type By = (typeof bys)[number]['value'];

/** Pages of a hundred lines: a year's days in five currencies, all countries in as many, and as many products as one reads. */
const pagesMax: Readonly<Record<By, number>> = { day: 20, country: 13, product: 5 };

export interface Report {
  rows: Row[];
  /** Whether there is no more of it. */
  isWhole: boolean;
}

/** What was sold, as the shop's sums have it. */
export const useReport = (by: By, { from, to }: Range) =>
  useQuery({
    queryKey: ['staff', 'reports', by, from, to],
    queryFn: ({ signal }) => read(by, { from, to }, signal),
    placeholderData: (before, query) => (query?.queryKey[2] === by ? before : undefined),
  });

async function read(by: By, range: Range, signal: AbortSignal): Promise<Report> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax[by]; page++) {
    const query = { by, ...range, limit: '100', ...(cursor && { cursor }) };
    const { items, next } = await take(api.GET('/api/v1/admin/reports/sales', { params: { query }, signal }));
    rows.push(...items);
    if (!next) return { rows, isWhole: true };
    cursor = next;
  }
  return { rows, isWhole: false };
}
