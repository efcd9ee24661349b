import { SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ProductCard, ProductCardSkeleton } from '../Catalog/ProductCard';
import { Button } from '../Design/Button';
import { Drawer } from '../Design/Drawer';
import { Empty } from '../Design/Empty';
import { Loading } from '../Design/Skeleton';
import { useIsWide } from '../Design/wide';
import { Failed } from '../Shell/Failed';
import { Facets } from './Facets';
import { chosen, priceText, readListing, sorts, toggle, withoutFilters, writeListing, type Listing } from './listing';
import { NothingFound } from './NothingFound';
import { useListing, type Facet, type Found } from './search';

const grid = 'grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3 md:gap-y-12';

interface ListingViewProps {
  /** The category that the page is about. */
  category?: string;
  /** Stands above the list, and knows what was found. */
  heading: (found: Found | undefined, listing: Listing) => React.ReactNode;
}

/** Products with what narrows them down. */
export function ListingView({ category, heading }: ListingViewProps) {
  const [search, setSearch] = useSearchParams();
  const [isFiltering, setFiltering] = useState(false);
  const isWide = useIsWide();
  const listing = readListing(search);
  const set = (next: Listing, keepsPlace = false) => setSearch(writeListing(next), { replace: keepsPlace });
  const { data, error, isPlaceholderData, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useListing(
    listing,
    category,
  );
  const pages = data?.pages ?? [];
  useEffect(() => {
    if (!isPlaceholderData && pages.length > 0 && pages.length < listing.pages && hasNextPage && !isFetchingNextPage)
      void fetchNextPage();
  }, [isPlaceholderData, pages.length, listing.pages, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const found = pages[0];
  const cards = pages.flatMap((page) => page.items);
  const facets = (found?.facets ?? []).filter((facet) => !(category && facet.name === 'category'));
  const choose = (name: string, value: string) => set(toggle(listing, name, value), true);
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
            <Bar
              listing={listing}
              set={set}
              found={found}
              hasFilters={facets.length > 0 || !found}
              onFilter={() => setFiltering(true)}
            />
            <Chosen
              listing={listing}
              facets={facets}
              choose={choose}
              clear={() => set(withoutFilters(listing), true)}
            />
            {!found && <Loading what="products" />}
            <ul className={`${grid} transition-opacity ${isPlaceholderData ? 'opacity-50' : ''}`}>
              {found
                ? cards.map((card, i) => (
                    <li key={card.id}>
                      <ProductCard card={card} isFirst={i < 3} />
                    </li>
                  ))
                : Array.from({ length: 9 }, (_, i) => (
                    <li key={i}>
                      <ProductCardSkeleton />
                    </li>
                  ))}
            </ul>
            {found?.total === 0 && (
              <Empty
                isPart
                title="Nothing has all that you chose"
                action={<Button onClick={() => set(withoutFilters(listing))}>Clear the filters</Button>}
              >
                <p>Fewer filters find more.</p>
              </Empty>
            )}
            {hasNextPage && (
              <Button
                look="quiet"
                className="justify-self-center"
                busy={isFetchingNextPage}
                onClick={() => set({ ...listing, pages: pages.length + 1 }, true)}
              >
                {isFetchingNextPage ? 'Loading more…' : 'Show more'}
              </Button>
            )}
          </div>
        </div>
      )}
      <Drawer title="Filters" isOpen={isFiltering} onClose={() => setFiltering(false)}>
        <div className="flex-1 overflow-y-auto px-5 pb-6">
          <Facets facets={facets} choose={choose} />
        </div>
        <div className="border-t border-line p-4">
          <Button className="w-full" onClick={() => setFiltering(false)}>
            Show {found?.total.toLocaleString('en') ?? ''} products
          </Button>
        </div>
      </Drawer>
    </div>
  );
}

interface BarProps {
  listing: Listing;
  set: (listing: Listing, keepsPlace?: boolean) => void;
  found: Found | undefined;
  hasFilters: boolean;
  onFilter: () => void;
}

function Bar({ listing, set, found, hasFilters, onFilter }: BarProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3">
      <p role="status" className="text-sm text-muted tabular-nums">
        {found && (found.total === 1 ? '1 product' : `${found.total.toLocaleString('en')} products`)}
      </p>
      <div className="flex items-center gap-2">
        {hasFilters && (
          <Button look="quiet" className="min-h-11 px-4 text-sm lg:hidden" onClick={onFilter}>
            <SlidersHorizontal aria-hidden className="size-4" /> Filters
          </Button>
        )}
        <label className="flex items-center gap-2 text-sm">
          <span className="sr-only sm:not-sr-only">Order</span>
          <select
            value={listing.sort}
            onChange={(event) => set({ ...listing, sort: event.target.value, pages: 1 }, true)}
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
  choose: (name: string, value: string) => void;
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
