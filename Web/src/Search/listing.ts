/** What a list shows: all of it stands in the page's address, so that a link, a reload and the back button show the same. */
export interface Listing {
  q: string;
  sort: string;
  price: string | null;
  /** How many pages of it one has asked for. */
  pages: number;
  /** The chosen values of every facet, by its name. */
  filters: Readonly<Record<string, readonly string[]>>;
}

export const sorts = [
  { value: 'relevance', text: 'Best first' },
  { value: 'newest', text: 'Newest' },
  { value: 'rating', text: 'Best rated' },
  { value: 'price', text: 'Price, low to high' },
  { value: '-price', text: 'Price, high to low' },
] as const;

const pagesMax = 20; // 480 products: whoever wants more is better served by a filter
const own = new Set(['q', 'sort', 'price', 'pages', 'cursor', 'limit']);

export function readListing(search: URLSearchParams): Listing {
  const sort = search.get('sort') ?? '';
  const pages = Number(search.get('pages'));
  const names = [...new Set(search.keys())].filter((name) => !own.has(name));
  return {
    q: search.get('q')?.trim() ?? '',
    sort: sorts.some((one) => one.value === sort) ? sort : 'relevance',
    price: search.get('price'),
    pages: Number.isInteger(pages) ? Math.min(pagesMax, Math.max(1, pages)) : 1,
    filters: Object.fromEntries(names.map((name) => [name, search.getAll(name)])),
  };
}

export function writeListing({ q, sort, price, pages, filters }: Listing): URLSearchParams {
  const search = new URLSearchParams();
  if (q) search.set('q', q);
  for (const name of Object.keys(filters).toSorted())
    for (const value of filters[name] ?? []) search.append(name, value);
  if (price) search.set('price', price);
  if (sort !== 'relevance') search.set('sort', sort);
  if (pages > 1) search.set('pages', String(pages));
  return search;
}

/** A value of a facet chosen, or no longer; another choice begins at the first page. */
export function toggle(listing: Listing, name: string, value: string): Listing {
  if (name === 'price') return { ...listing, price: listing.price === value ? null : value, pages: 1 };
  if (name === 'category') {
    const isChosen = listing.filters.category?.includes(value);
    return withFilter(listing, name, isChosen ? [] : [value]);
  }
  const chosen = listing.filters[name] ?? [];
  return withFilter(listing, name, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
}

/** Whether a value of a facet is among what was chosen. */
export const isChosen = ({ price, filters }: Listing, name: string, value: string): boolean =>
  name === 'price' ? price === value : (filters[name]?.includes(value) ?? false);

export const withoutFilters = (listing: Listing): Listing => ({ ...listing, price: null, filters: {}, pages: 1 });

/** What is chosen, one by one, for the row in which each can be taken back. */
export const chosen = ({ price, filters }: Listing): { name: string; value: string }[] => [
  ...Object.entries(filters).flatMap(([name, values]) => values.map((value) => ({ name, value }))),
  ...(price ? [{ name: 'price', value: price }] : []),
];

const wordsMax = 4; // each is a search of its own

/** The words of a search that found nothing, the longest first, for they say most; none where it is a single one. */
export function fewerWords(q: string): string[] {
  const words = [
    ...new Set(
      q
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word.length > 2),
    ),
  ];
  return q.trim().includes(' ') ? words.toSorted((one, other) => other.length - one.length).slice(0, wordsMax) : [];
}

/** A range of prices in words: `10..50`, `..10`, `50..`. */
export function priceText(range: string): string {
  const [from = '', to = ''] = range.split('..');
  if (!from) return `Up to $${to}`;
  return to ? `$${from} to $${to}` : `$${from} and more`;
}

function withFilter(listing: Listing, name: string, values: string[]): Listing {
  const others = Object.fromEntries(Object.entries(listing.filters).filter(([other]) => other !== name));
  return { ...listing, filters: values.length > 0 ? { ...others, [name]: values } : others, pages: 1 };
}
