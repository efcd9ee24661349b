import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../../Shell/announcements';

/** A change of an order: afterwards the order, the lists and the figures are read anew. */
export function useOrderWork<T>(work: (given: T) => Promise<unknown>, told: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['staff'] });
      announce(told);
    },
  });
}

/** Ids for the eye: what they are of, and their last letters. */
export const shortName = (id: string): string => id.replace(/^([a-z]+)-.*(.{6})$/, '$1 …$2');
