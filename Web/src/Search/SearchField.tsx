import { Search } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Schema } from '../Api/client';
import { useDebounced } from './debounced';
import { takeEarlyField } from './earlyField';
import { useSuggestions } from './search';

interface Entry {
  key: string;
  kind: 'Search' | 'Category' | 'Brand' | 'Product';
  text: string;
  to: string;
}

const pauseMs = 120; // between two letters of a quick typist
const wordsMax = 200; // the Api's own bound

/** A search with suggestions: the combobox of the ARIA practices, its list below it. */
export function SearchField({ className = '' }: { className?: string }) {
  const id = useId();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const asked = pathname === '/search' ? (search.get('q') ?? '') : '';
  const [typed, setTyped] = useState(asked);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(asked);
  if (shown !== asked) {
    setShown(asked);
    setTyped(asked);
  }
  useLayoutEffect(
    () =>
      takeEarlyField((words, hasFocus) => {
        if (words) setTyped(words);
        if (hasFocus) field.current?.focus();
      }),
    [],
  );

  const { data } = useSuggestions(useDebounced(typed.trim(), pauseMs));
  const entries = data && typed.trim().length > 1 ? entriesOf(data) : [];
  const isShown = isOpen && entries.length > 0;
  const go = (to: string) => {
    setOpen(false);
    setActive(-1);
    field.current?.blur();
    void navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive((now) => (isShown ? ((now + 1 + step + entries.length + 1) % (entries.length + 1)) - 1 : -1));
  };

  return (
    <form
      role="search"
      action="/search" // as the browser does it, until the app is there
      className={`relative ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = isShown ? entries[active] : undefined;
        if (chosen) go(chosen.to);
        else if (typed.trim()) go(searchFor(typed.trim()));
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <label htmlFor={id} className="sr-only">
        Search the shop
      </label>
      <Search aria-hidden className="pointer-events-none absolute start-3.5 top-3 size-5 text-muted" />
      <input
        ref={field}
        id={id}
        type="search"
        name="q"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        maxLength={wordsMax}
        placeholder="Mugs, lamps, running shoes…"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className="h-11 w-full rounded-md border border-edge bg-surface ps-11 pe-3 text-base placeholder:text-muted"
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label="Suggestions"
        hidden={!isShown}
        className="absolute inset-x-0 top-full z-40 mt-1.5 max-h-[70dvh] overflow-y-auto rounded-md border border-line bg-surface py-1.5 shadow-xl"
      >
        {entries.map((entry, i) => (
          <li
            key={entry.key}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(entry.to)}
            className="flex min-h-11 cursor-pointer items-center justify-between gap-4 px-4 py-2 hover:bg-sunken aria-selected:bg-sunken"
          >
            <span>{entry.text}</span>
            <span className="text-xs text-muted">{entry.kind}</span>
          </li>
        ))}
      </ul>
      <span role="status" className="sr-only">
        {isShown && `${entries.length} suggestions`}
      </span>
    </form>
  );
}

const searchFor = (words: string): string => `/search?${new URLSearchParams({ q: words })}`;

function entriesOf({ queries, categories, brands, products }: Schema['Suggestions']): Entry[] {
  return [
    ...queries.slice(0, 4).map((text): Entry => ({ key: `q-${text}`, kind: 'Search', text, to: searchFor(text) })),
    ...categories
      .slice(0, 3)
      .map(({ id, name }): Entry => ({ key: `c-${id}`, kind: 'Category', text: name, to: `/categories/${id}` })),
    ...brands.slice(0, 2).map((text): Entry => ({
      key: `b-${text}`,
      kind: 'Brand',
      text,
      to: `/search?${new URLSearchParams({ brand: text })}`,
    })),
    ...products
      .slice(0, 4)
      .map(({ id, slug, title }): Entry => ({ key: id, kind: 'Product', text: title, to: `/products/${slug}` })),
  ];
}
