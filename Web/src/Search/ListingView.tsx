import { X } from 'lucide-react';
import {
  memo,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useOptimistic,
  useState,
  type ReactNode,
} from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ProductCard, ProductCardSkeleton } from '../Catalog/ProductCard';
import { Button } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Loading } from '../Design/Skeleton';
import { useIsWide } from '../Design/wide';
import { Failed } from '../Shell/Failed';
import { Facets, type FacetsProps } from './Facets';
import { FilterDrawer } from './FilterDrawer';
import {
  chosen,
  isChosen,
  priceText,
  readListing,
  sorts,
  toggle,
  withoutFilters,
  writeListing,
  type Listing,
} from './listing';
import { NothingFound } from './NothingFound';
import { useListing, type Facet, type Found } from './search';

const grid = 'grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3 md:gap-y-12';

interface ListingViewProps {
  /** The category that the page is about. */
  category?: string;
  /** Stands above the list, and knows what was found. */
  heading: (found: Found | undefined, listing: Listing) => ReactNode;
}

/** Products with what narrows them down. */
export function ListingView({ category, heading }: ListingViewProps) {
  const isWide = useIsWide();
  const { listing, change } = useAddress();
  const {
    data: read,
    error,
    isPlaceholderData,
    isFetchingNextPage,
    hasNextPage,
    fetchNextPage,
    refetch,
  } = useListing(listing, category);
  // What was found is drawn in pieces: whoever touches the page meanwhile is answered first. Behind open filters it isn't drawn at all.
  const [isFiltering, setFiltering] = useState(false);
  const data = useDeferredValue(read);
  const wasFiltering = useDeferredValue(isFiltering); // they close first
  const behind = useHeld(data?.pages, isFiltering || wasFiltering);
  const isStale = isPlaceholderData || data !== read;
  const pages = data?.pages ?? [];
  useEffect(() => {
    if (!isStale && pages.length > 0 && pages.length < listing.pages && hasNextPage && !isFetchingNextPage)
      void fetchNextPage();
  }, [isStale, pages.length, listing.pages, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const found = pages[0];
  const facets = useMemo(() => facetsOf(found, listing, category), [found, listing, category]);
  const choose = useCallback(
    (name: string, value: string) => change((now) => toggle(now, name, value), true),
    [change],
  );
  const clear = useCallback(() => change(withoutFilters, true), [change]);
  return (
    <div className="grid gap-8">
      {heading(found, listing)}
      <p role="status" className="sr-only">
        {found?.total === 0 && 'Nothing found'}
      </p>
      {error && !found ? (
        <Failed isPart error={error} what="list" retry={() => void refetch()} />
      ) : found?.total === 0 && chosen(listing).length === 0 ? (
        <NothingFound q={listing.q} />
      ) : (
        <div className="grid gap-8 lg:grid-cols-[15rem_1fr] lg:gap-14">
          {isWide && (facets.length > 0 || !found) && (
            <aside aria-label="Filters">
              <Facets facets={facets} choose={choose} />
            </aside>
          )}
          <div className="grid content-start gap-6">
            <Bar listing={listing} change={change} found={found}>
              {(facets.length > 0 || !found) && (
                <FilterDrawer
                  facets={facets}
                  choose={choose}
                  total={found?.total}
                  isOpen={isFiltering}
                  setOpen={setFiltering}
                />
              )}
            </Bar>
            <Chosen listing={listing} facets={facets} choose={choose} clear={clear} />
            {!found && <Loading what="products" />}
            <Cards pages={behind} isStale={isStale} />
            {found?.total === 0 && (
              <Empty
                isPart
                title="Nothing has all that you chose"
                action={<Button onClick={() => change(withoutFilters)}>Clear the filters</Button>}
              >
                <p>Fewer filters find more.</p>
              </Empty>
            )}
            {hasNextPage && (
              <Button
                look="quiet"
                className="justify-self-center"
                busy={isFetchingNextPage}
                onClick={() => change((now) => ({ ...now, pages: pages.length + 1 }), true)}
              >
                {isFetchingNextPage ? 'Loading more…' : 'Show more'}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** The first list that there is is shown; another one in its place once nothing is over it. */
function useHeld<T>(value: T, isHeld: boolean): T {
  const [held, setHeld] = useState(value);
  if (!isHeld && held !== value) setHeld(value);
  return isHeld ? held : value;
}

/** A change of what the list shows, made to how it is by then. */
type Change = (to: (now: Listing) => Listing, keepsPlace?: boolean) => void;

/** What the address says that the list shows, and what is chosen, before the page is drawn for it. */
function useAddress(): { listing: Listing; change: Change } {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [listing, expect] = useOptimistic(useMemo(() => readListing(search), [search]));
  const change = useCallback<Change>(
    (to, keepsPlace = false) => {
      // The address is ahead of the page: of two choices in a row the second one knows of the first.
      const next = to(readListing(new URLSearchParams(location.search)));
      startTransition(() => {
        expect(next);
        void navigate(`?${writeListing(next)}`, { replace: keepsPlace });
      });
    },
    [expect, navigate],
  );
  return { listing, change };
}

/** The products that were found, or their places. */
const Cards = memo(function Cards({ pages, isStale }: { pages: Found[] | undefined; isStale: boolean }) {
  return (
    <ul className={`${grid} transition-opacity ${isStale ? 'opacity-50' : ''}`}>
      {pages
        ? pages
            .flatMap((page) => page.items)
            .map((card, i) => (
              <li key={card.id} className="card-place">
                <ProductCard card={card} isFirst={i < 3} />
              </li>
            ))
        : Array.from({ length: 9 }, (_, i) => (
            <li key={i}>
              <ProductCardSkeleton />
            </li>
          ))}
    </ul>
  );
});

/** What narrows a list down. What is chosen shows at once: the address has it before the shop has answered. */
function facetsOf(found: Found | undefined, listing: Listing, category: string | undefined): Facet[] {
  return (found?.facets ?? [])
    .filter((facet) => !(category && facet.name === 'category'))
    .map((facet) => {
      const isAsTold = facet.values.every((one) => one.selected === isChosen(listing, facet.name, one.value));
      if (isAsTold) return facet; // the same as before: nothing of it is drawn again
      const values = facet.values.map((one) => ({ ...one, selected: isChosen(listing, facet.name, one.value) }));
      return { name: facet.name, values };
    });
}

interface BarProps {
  listing: Listing;
  change: Change;
  found: Found | undefined;
  /** What opens the filters. */
  children: ReactNode;
}

function Bar({ listing, change, found, children }: BarProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3">
      <p role="status" className="text-sm text-muted tabular-nums">
        {found && (found.total === 1 ? '1 product' : `${found.total.toLocaleString('en')} products`)}
      </p>
      <div className="flex items-center gap-2">
        {children}
        <label className="flex items-center gap-2 text-sm">
          <span className="sr-only sm:not-sr-only">Order</span>
          <select
            value={listing.sort}
            onChange={({ target: { value: sort } }) => change((now) => ({ ...now, sort, pages: 1 }), true)}
            className="min-h-11 rounded-md border border-edge bg-surface px-3"
          >
            {sorts.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

interface ChosenProps {
  listing: Listing;
  facets: Facet[];
  choose: FacetsProps['choose'];
  clear: () => void;
}

function Chosen({ listing, facets, choose, clear }: ChosenProps) {
  const all = chosen(listing);
  if (all.length === 0) return null;
  const label = (name: string, value: string) =>
    name === 'price'
      ? priceText(value)
      : (facets.find((one) => one.name === name)?.values.find((one) => one.value === value)?.label ?? value);
  return (
    <ul aria-label="Chosen filters" className="flex flex-wrap gap-2">
      {all.map(({ name, value }) => (
        <li key={`${name} ${value}`}>
          <button
            type="button"
            onClick={() => choose(name, value)}
            className="flex min-h-9 items-center gap-1.5 rounded-full bg-ink py-1 ps-3.5 pe-2.5 text-sm text-paper"
          >
            <span className="sr-only">Remove </span>
            {label(name, value)} <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={clear} className="min-h-9 px-2 text-sm text-link underline underline-offset-4">
          Clear all
        </button>
      </li>
    </ul>
  );
}
