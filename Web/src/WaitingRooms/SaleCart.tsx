import { useCart } from '../Carts/cart';
import { pieces } from '../Carts/cartChanges';
import { ButtonLink } from '../Design/Button';
import { Notice } from '../Design/Notice';

/** What the shopper's cart has of a sale; that it has nothing is better said before their turn than after it. */
export function SaleCart({ skus, perShopper }: { skus: readonly string[]; perShopper: number }) {
  const { data: cart } = useCart();
  if (cart === undefined) return null;
  const lines = cart?.lines.filter((line) => skus.includes(line.sku)) ?? [];
  const tooMany = lines.filter((line) => line.quantity > perShopper);
  return (
    <section className="grid content-start gap-4">
      <h2 className="display text-lg">In your cart</h2>
      {lines.length === 0 && (
        <Notice kind="warn" title="Nothing of this sale yet">
          <p>Put it into your cart while you wait: your place stays yours.</p>
        </Notice>
      )}
      <ul className="grid gap-2">
        {lines.map(({ sku, product, quantity }) => (
          <li key={sku} className="flex justify-between gap-4 border-t border-line pt-2">
            <span className="min-w-0 wrap-anywhere">{product?.title ?? sku}</span>
            <span className="shrink-0 text-muted tabular-nums">× {quantity}</span>
          </li>
        ))}
      </ul>
      {tooMany.length > 0 && (
        <Notice kind="warn" title={perShopper === 1 ? 'One piece a shopper' : `Up to ${perShopper} pieces a shopper`}>
          <p>There are more in your cart. Take some out, or the checkout will turn you back.</p>
        </Notice>
      )}
      {pieces(cart) > 0 && (
        <ButtonLink to="/cart" look="quiet" className="justify-self-start">
          Look at your cart
        </ButtonLink>
      )}
    </section>
  );
}
