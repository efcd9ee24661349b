import { QueryClient } from '@tanstack/react-query';
import { NoAnswer, pauseBefore, Problem } from '../Api/problem';

/** What was read, for as long as it is worth showing. Refusals are final; what may pass is tried twice more. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && (error instanceof NoAnswer || (error instanceof Problem && error.isPassing)),
      retryDelay: pauseBefore,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

interface PageData {
  key: [string, ...unknown[]];
  data: unknown;
}

/** Takes what the page brought along (Api/Storefront/CatalogPages.cs), so that the first frame needs no call. */
export function takePageData(text = document.getElementById('data')?.textContent): void {
  for (const { key, data } of JSON.parse(text ?? '[]') as PageData[]) {
    queries.setQueryData(key, key[0] === 'search' ? { pages: [data], pageParams: [''] } : data);
  }
}
