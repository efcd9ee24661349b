import { useQuery } from '@tanstack/react-query';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { ButtonLink } from '../Design/Button';
import { Loading } from '../Design/Skeleton';
import { Failed } from '../Shell/Failed';
import { ProductCard, ProductCardSkeleton } from './ProductCard';

const shelf = 8; // two rows on a laptop, and a swipe on a phone

/** The first of all products in an order. */
export const useShelf = (sort: 'newest' | 'relevance') =>
  useQuery({
    queryKey: ['shelf', sort],
    queryFn: () => take(api.GET('/api/v1/products', { params: { query: { sort, limit: shelf } } })),
    staleTime: 60_000,
  });

/** A few products under a name, and the way to all of them. */
export function Shelf({
  title,
  to,
  shelf: { data, error, refetch },
}: {
  title: string;
  to: string;
  shelf: ReturnType<typeof useShelf>;
}) {
  if (error) return <Failed isPart error={error} what="list" retry={() => void refetch()} />;
  return (
    <section aria-label={title} className="grid gap-6">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="display text-2xl">{title}</h2>
        <ButtonLink to={to} look="plain">
          See all<span className="sr-only"> of “{title}”</span>
        </ButtonLink>
      </div>
      {!data && <Loading what={title} />}
      <ul className="-mx-4 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-2 md:mx-0 md:grid md:grid-cols-4 md:gap-x-6 md:gap-y-10 md:overflow-visible md:px-0">
        {(data?.items ?? Array.from<undefined>({ length: shelf })).map((card, i) => (
          <li key={card?.id ?? i} className="w-[44%] shrink-0 snap-start md:w-auto">
            {card ? <ProductCard card={card} heading="h3" /> : <ProductCardSkeleton />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What many like: where a page has nothing of its own to show. */
export const Popular = () => <Shelf title="Liked by many" to="/search?sort=rating" shelf={useShelf('relevance')} />;
