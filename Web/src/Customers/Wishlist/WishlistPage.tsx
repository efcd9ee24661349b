import { ProductCard } from '../../Catalog/ProductCard';
import { ButtonLink } from '../../Design/Button';
import { Empty } from '../../Design/Empty';
import { Loading, Skeleton } from '../../Design/Skeleton';
import { Failed } from '../../Shell/Failed';
import { useTitle } from '../../Shell/title';
import { useWish, useWishlist } from './wishlist';

export function WishlistPage() {
  useTitle('Wishlist');
  const { data: wishes, error, refetch } = useWishlist();
  const wish = useWish();
  if (wishes === undefined) {
    if (error) return <Failed error={error} what="wishlist" retry={() => void refetch()} />;
    return (
      <div className="grid gap-6">
        <Loading what="your wishlist" />
        <Skeleton className="h-12 w-56" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  if (wishes === null)
    return (
      <Empty
        title="Sign in to see your wishlist"
        action={<ButtonLink to="/account/login?next=/account/wishlist">Sign in</ButtonLink>}
      >
        <p>With an account it is on all your devices.</p>
      </Empty>
    );
  return (
    <div className="grid gap-8">
      <h1 className="display text-3xl">Your wishlist</h1>
      {wishes.length === 0 && (
        <Empty isPart title="Nothing on it yet" action={<ButtonLink to="/">Look around</ButtonLink>}>
          <p>The heart beside a product puts it here.</p>
        </Empty>
      )}
      <ul className="grid grid-cols-2 gap-x-5 gap-y-10 md:grid-cols-3 lg:grid-cols-4">
        {wishes.map(({ product }) => (
          <li key={product.id} className="grid content-start gap-2">
            <ProductCard card={product} />
            <button
              type="button"
              className="min-h-11 justify-self-start text-sm text-muted underline underline-offset-4 hover:text-ink"
              onClick={() => wish.mutate({ id: product.id, title: product.title, isWished: false })}
            >
              Remove<span className="sr-only"> {product.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
