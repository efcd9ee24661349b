import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../Api/client';
import { Problem, take } from '../Api/problem';
import { renewLive } from '../Live/browser';
import { ifInSession, isGuest, noteGuest } from '../Sessions/session';

/** Who is signed in; null for a guest. */
export const useCustomer = () =>
  useQuery({
    queryKey: ['customer'],
    queryFn: () => ofAccount(() => take(api.GET('/api/v1/customers/me'))),
    staleTime: 60_000,
  });

export const useAddresses = () =>
  useQuery({
    queryKey: ['customer', 'addresses'],
    queryFn: () => ofAccount(() => take(api.GET('/api/v1/customers/me/addresses'))),
  });

/** After somebody signed in or out: nothing that was read for the one before may be shown to the next. */
export function useForgetAll() {
  const client = useQueryClient();
  return async () => {
    renewLive();
    for (const key of ['customer', 'cart', 'orders', 'order', 'checkout', 'sessions', 'staff'])
      client.removeQueries({ queryKey: [key], type: 'inactive' });
    await client.resetQueries({
      predicate: ({ queryKey: [key] }) =>
        ['customer', 'cart', 'orders', 'order', 'sessions', 'staff'].includes(String(key)),
    });
  };
}

/** Reads what only accounts have; null for guests, of whom the Api is asked once. */
export const ofAccount = <T>(call: () => Promise<T>): Promise<T | null> =>
  isGuest()
    ? Promise.resolve(null)
    : ifInSession(async () => {
        try {
          return await call();
        } catch (error) {
          if (!(error instanceof Problem && error.status === 403 && error.code === 'forbidden')) throw error;
          noteGuest(true);
          return null;
        }
      });
