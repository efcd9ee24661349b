import { Heart } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import { useWish, useWishlist } from './wishlist';

/** Remembers a product. Who has no account, or isn't signed in, comes back here after that. */
export function WishButton({ product: { id, title } }: { product: { id: string; title: string } }) {
  const { data: wishes } = useWishlist();
  const wish = useWish();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const isWished = wish.isPending ? wish.variables.isWished : !!wishes?.some((one) => one.product.id === id);
  const press = () => {
    if (wish.canWish) wish.mutate({ id, title, isWished: !isWished });
    else void navigate(`/account/login?next=${encodeURIComponent(pathname + search)}`);
  };
  return (
    <button
      type="button"
      aria-pressed={isWished}
      onClick={press}
      className="grid size-12 place-items-center rounded-md border border-edge hover:bg-sunken"
    >
      <Heart aria-hidden className={isWished ? 'fill-sale text-sale' : ''} />
      <span className="sr-only">On your wishlist</span>
    </button>
  );
}
