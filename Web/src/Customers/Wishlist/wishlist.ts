import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { announce } from '../../Shell/announcements';
import { ofAccount, useCustomer } from '../customer';

export type Wish = Schema['WishAnswer'];

const key = ['customer', 'wishlist'] as const;

/** What whoever is signed in wants to remember; null for guests. */
export const useWishlist = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => (await ofAccount(() => take(api.GET('/api/v1/customers/me/wishlist'))))?.items ?? null,
  });

interface Wanted {
  id: string;
  title: string;
  isWished: boolean;
}

/** Remembers or forgets a product; seen at once, and taken back with a word where the shop refuses. */
export function useWish() {
  const client = useQueryClient();
  const { data: customer } = useCustomer();
  const wish = useMutation({
    mutationFn: ({ id, isWished }: Wanted) => {
      const params = { path: { product: id } };
      return isWished
        ? take(api.PUT('/api/v1/customers/me/wishlist/{product}', { params }))
        : take(api.DELETE('/api/v1/customers/me/wishlist/{product}', { params }));
    },
    onMutate: async ({ id, isWished }) => {
      await client.cancelQueries({ queryKey: key });
      if (!isWished) client.setQueryData<Wish[] | null>(key, (all) => all?.filter((one) => one.product.id !== id));
    },
    onSuccess: (_, { title, isWished }) =>
      announce(isWished ? `${title} is on your wishlist.` : `${title} is off your wishlist.`),
    onError: (error) => announce(explain(error), { isError: true }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return { ...wish, canWish: !!customer };
}
