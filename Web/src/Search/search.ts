import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';
import type { Listing } from './listing';

export type Found = Schema['FoundProducts'];
export type Facet = Schema['FacetAnswer'];

/** Products on a page: whole rows of two, three and four. */
export const pageSize = 24;

/** The pages of a list that one has asked for, one after the other as the cursors lead. */
export function useListing({ q, sort, price, filters }: Listing, category?: string) {
  // Facets are parameters under their own names, which the description can't list.
  const query = {
    ...filters,
    ...(q && { q }),
    ...(price && { price }),
    ...(category && { category: [category] }),
    sort,
    limit: pageSize,
  };
  return useInfiniteQuery({
    queryKey: ['search', query],
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...query, ...(pageParam && { cursor: pageParam }) } as Record<string, unknown>;
      return take(api.GET('/api/v1/search', { params: { query: asked }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** What may be meant by the first letters. */
export const useSuggestions = (typed: string) =>
  useQuery({
    queryKey: ['suggestions', typed],
    queryFn: ({ signal }) => take(api.GET('/api/v1/search/suggestions', { params: { query: { q: typed } }, signal })),
    enabled: typed.length > 1,
    placeholderData: (before) => (typed.length > 1 ? before : undefined),
    staleTime: 60_000,
  });
