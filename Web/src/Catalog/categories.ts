import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';

export type Category = Schema['CategoryNode'];

export const useCategories = () =>
  useQuery({ queryKey: ['categories'], queryFn: () => take(api.GET('/api/v1/categories')), staleTime: 300_000 });

/** From the department down to the category; empty where there is none. */
export function pathTo(id: string | undefined, tree: readonly Category[]): Category[] {
  for (const category of tree) {
    if (category.id === id) return [category];
    const below = pathTo(id, category.children);
    if (below.length > 0) return [category, ...below];
  }
  return [];
}
