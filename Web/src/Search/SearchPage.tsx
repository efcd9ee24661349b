import { useTitle } from '../Shell/title';
import { ListingView } from './ListingView';
import { chosen, type Listing } from './listing';
import type { Found } from './search';

export function SearchPage() {
  return <ListingView heading={(found, listing) => <Heading found={found} listing={listing} />} />;
}

function Heading({ found, listing }: { found: Found | undefined; listing: Listing }) {
  const { q, sort } = listing;
  const title = q ? `“${q}”` : sort === 'newest' ? 'New in' : sort === 'rating' ? 'Liked by many' : 'Everything';
  const isNothing = found?.total === 0 && q !== '' && chosen(listing).length === 0; // else filters are the reason
  useTitle(q || title);
  return (
    <header className="grid gap-2">
      <h1 className="display text-3xl wrap-anywhere">{isNothing ? `Nothing found for ${title}` : title}</h1>
      {found?.corrected && (
        <p role="status">
          Nothing is called “{q}”. This is what there is for <strong>{found.corrected}</strong>.
        </p>
      )}
    </header>
  );
}
