import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../Design/Button';
import { Field } from '../Design/Field';
import { Failed } from '../Shell/Failed';
import { ListSkeleton } from './StaffLayout';

interface PageOf<T> {
  items: T[];
  next?: string | null;
}

/**
 * A list of the back office, page by page. Its key begins with `staff`, so that signing out forgets it. What changes by itself is read
 * anew every so many milliseconds.
 */
export const useList = <T,>(
  key: readonly unknown[],
  read: (cursor?: string) => Promise<PageOf<T>>,
  renewMs: number | false = false,
) =>
  useInfiniteQuery({
    queryKey: ['staff', ...key],
    queryFn: ({ pageParam }) => read(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: renewMs,
  });

interface ListProps<T> {
  list: ReturnType<typeof useList<T>>;
  what: string;
  empty: string;
  children: (item: T) => ReactNode;
  keyOf: (item: T) => string;
}

/** Rows between lines, and more of them. */
export function List<T>({ list, what, empty, children, keyOf }: ListProps<T>) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = list;
  if (!data)
    return error ? (
      <Failed isPart error={error} what={what} retry={() => void refetch()} />
    ) : (
      <ListSkeleton what={what} />
    );
  const items = data.pages.flatMap((page) => page.items);
  return (
    <div className="grid gap-6">
      {items.length === 0 && <p className="border-t border-line py-8 text-muted">{empty}</p>}
      <ul>
        {items.map((item) => (
          <li key={keyOf(item)} className="border-t border-line">
            {children(item)}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          look="quiet"
          className="justify-self-start"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

/** What is looked for, as the address has it: a list can be sent to a colleague. */
export function useFilter(name: string): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    search.get(name) ?? '',
    (value) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      ),
  ];
}

/** A word to find by; asked for with Enter, since each asks the database. */
export function FindField({ label, hint }: { label: string; hint?: string }) {
  const [q, setQ] = useFilter('q');
  const [typed, setTyped] = useState(q);
  return (
    <form
      role="search"
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setQ(typed.trim());
      }}
    >
      <Field
        label={label}
        hint={hint}
        type="search"
        className="min-w-0 flex-1"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="quiet" className={hint ? 'mb-6.5' : ''}>
        Find
      </Button>
    </form>
  );
}
