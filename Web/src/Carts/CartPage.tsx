import { Popular } from '../Catalog/Shelf';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Notice } from '../Design/Notice';
import { Loading, Skeleton } from '../Design/Skeleton';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { useCart } from './cart';
import { canCheckOut } from './cartChanges';
import { CartLines, problemText } from './CartLines';
import { Sums } from './Sums';

export function CartPage() {
  useTitle('Cart');
  const { data: cart, error, refetch } = useCart();
  if (cart === undefined) {
    if (error) return <Failed error={error} what="cart" retry={() => void refetch()} />;
    return (
      <div className="grid gap-4">
        <Loading what="your cart" />
        <Skeleton className="h-12 w-48" />
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
      </div>
    );
  }
  if (!cart || cart.lines.length === 0) {
    return (
      <div className="grid gap-10">
        <Empty title="Your cart is empty" action={<ButtonLink to="/">Look around</ButtonLink>}>
          <p>What you put in stays for a month, on this device, and with an account on all of yours.</p>
        </Empty>
        <Popular />
      </div>
    );
  }
  const general = cart.problems.filter((problem) => !cart.lines.some((line) => line.sku === problem.sku));
  return (
    <div className="grid gap-8">
      <h1 className="display text-3xl">Your cart</h1>
      {general.map((problem) => (
        <Notice key={`${problem.code} ${problem.sku ?? ''}`} kind="warn">
          {problemText(problem)}
        </Notice>
      ))}
      <div className="grid gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16">
        <section aria-label="Lines" className="border-y border-line">
          <CartLines cart={cart} heading="h2" />
        </section>
        <section
          aria-label="Sums"
          className="grid content-start gap-5 self-start rounded-lg bg-sunken p-6 lg:sticky lg:top-32"
        >
          <Sums sums={cart} />
          {canCheckOut(cart) ? (
            <ButtonLink to="/checkout">Check out</ButtonLink>
          ) : (
            <>
              <Button busy>Check out</Button>
              <p className="text-sm text-sale">Some lines can’t be bought as they are. Change or remove them first.</p>
            </>
          )}
        </section>
      </div>
    </div>
  );
}
