import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import type { Schema } from '../Api/client';
import { ButtonLink } from '../Design/Button';
import { Skeleton } from '../Design/Skeleton';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { useCategories } from './categories';
import { Shelf, useShelf } from './Shelf';

export function HomePage() {
  useTitle('');
  const popular = useShelf('relevance');
  return (
    <div className="grid gap-16 md:gap-24">
      <Hero cards={popular.data?.items ?? []} />
      <Directory />
      <Shelf title="Liked by many" to="/search?sort=rating" shelf={popular} />
      <Shelf title="New in" to="/search?sort=newest" shelf={useShelf('newest')} />
    </div>
  );
}

function Hero({ cards }: { cards: Schema['ProductCard'][] }) {
  return (
    <section className="grid overflow-hidden rounded-lg bg-stage text-on-stage md:grid-cols-[1.35fr_1fr]">
      <div className="grid content-between gap-10 p-6 md:p-12">
        <h1 className="display text-4xl text-lime">What you see is what we have.</h1>
        <div className="grid justify-items-start gap-6">
          <p className="max-w-md text-lg">
            Prices and stock are counted live, piece by piece. What you check out is held for you for ten minutes:
            nobody takes it from your cart.
          </p>
          <ButtonLink to="/search?sort=newest" look="loud">
            See what’s new <ArrowRight aria-hidden className="size-5" />
          </ButtonLink>
        </div>
      </div>
      <ul className="grid grid-cols-4 md:grid-cols-2 md:grid-rows-2" aria-label="Liked by many">
        {Array.from({ length: 4 }, (_, i) => cards[i]).map((card, i) => (
          <li key={card?.id ?? i} className="aspect-square overflow-hidden bg-shade md:aspect-auto">
            {card?.image && (
              <Link to={`/products/${card.slug}`} className="block size-full focus-visible:-outline-offset-4">
                <img
                  src={card.image.url}
                  alt={card.title}
                  width={card.image.width}
                  height={card.image.height}
                  fetchPriority="high"
                  className="size-full object-cover transition-opacity hover:opacity-85"
                />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The departments as a store's directory has them: by name and by how much there is. */
function Directory() {
  const { data, error, refetch } = useCategories();
  if (error) return <Failed isPart error={error} what="directory" retry={() => void refetch()} />;
  return (
    <section aria-labelledby="directory" className="grid gap-6">
      <h2 id="directory" className="display text-2xl">
        Departments
      </h2>
      <ul className="grid gap-x-12 md:grid-cols-2">
        {(data?.items ?? Array.from<undefined>({ length: 10 })).map((department, i) => (
          <li key={department?.id ?? i} className="border-t border-line">
            {department ? (
              <Link
                to={`/categories/${department.id}`}
                className="group grid grid-cols-[1fr_auto] items-baseline gap-4 py-4"
              >
                <span className="display text-2xl group-hover:text-link">{department.name}</span>
                <span className="text-sm text-muted tabular-nums">
                  {department.count.toLocaleString('en')}
                  <span className="sr-only"> products</span>
                </span>
                <span className="text-sm text-muted">{department.description}</span>
                <ArrowRight
                  aria-hidden
                  className="size-5 justify-self-end text-link opacity-0 transition-opacity group-hover:opacity-100"
                />
              </Link>
            ) : (
              <div className="grid gap-2 py-4">
                <Skeleton className="h-8 w-2/3" />
                <Skeleton className="h-5 w-1/3" />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
