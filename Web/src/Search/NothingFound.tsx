import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { useCategories } from '../Catalog/categories';
import { Popular } from '../Catalog/Shelf';
import { fewerWords } from './listing';

const chip =
  'flex min-h-11 items-center gap-2 rounded-full border border-edge px-4 text-sm hover:bg-sunken hover:border-ink';

/** Where to go on from a search that found nothing: fewer of its words, the departments, what many like. */
export function NothingFound({ q }: { q: string }) {
  return (
    <div className="grid gap-14">
      <div className="grid gap-10">
        <p className="max-w-prose text-lg text-muted">
          {q
            ? 'Nothing in the shop has all of that in it. Check how it is written, or say it another way.'
            : 'There is nothing here yet.'}
        </p>
        <FewerWords q={q} />
        <Departments />
      </div>
      <Popular />
    </div>
  );
}

/** Each word by itself, where it finds something; written as the shop knows it. */
function FewerWords({ q }: { q: string }) {
  const found = useQueries({
    queries: fewerWords(q).map((word) => ({
      queryKey: ['search', 'word', word],
      queryFn: () => take(api.GET('/api/v1/search', { params: { query: { q: word, limit: 1 } } })),
      staleTime: 60_000,
    })),
  });
  const words = fewerWords(q).flatMap((word, i) => {
    const { corrected, total = 0 } = found[i]?.data ?? {};
    return total > 0 ? [{ word: corrected ?? word, total }] : [];
  });
  if (words.length === 0) return null;
  return (
    <nav aria-labelledby="fewer-words" className="grid gap-3">
      <h2 id="fewer-words" className="display text-xl">
        With fewer words
      </h2>
      <ul className="flex flex-wrap gap-2">
        {words.map(({ word, total }) => (
          <li key={word}>
            <Link to={`/search?${new URLSearchParams({ q: word })}`} className={chip}>
              {word} <span className="text-muted tabular-nums">{total.toLocaleString('en')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Departments() {
  const { data } = useCategories();
  if (!data) return null;
  return (
    <nav aria-labelledby="all-departments" className="grid gap-3">
      <h2 id="all-departments" className="display text-xl">
        Look around
      </h2>
      <ul className="flex flex-wrap gap-2">
        {data.items.map(({ id, name, count }) => (
          <li key={id}>
            <Link to={`/categories/${id}`} className={chip}>
              {name} <span className="text-muted tabular-nums">{count.toLocaleString('en')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
