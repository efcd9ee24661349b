import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useCart, useForgetCart } from '../Carts/cart';
import { canCheckOut } from '../Carts/cartChanges';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Loading, Skeleton } from '../Design/Skeleton';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { declineText, remember, stepOf, type Checkout } from './attempt';
import { checkoutKey, useCheckout } from './checkout';
import { CheckoutForm } from './CheckoutForm';

/** One page from the cart to the order. The checkout's id stands in the address: a reload goes on where the shop is. */
export function CheckoutPage() {
  useTitle('Checkout');
  const [search, setSearch] = useSearchParams();
  const id = search.get('checkout');
  const checkout = useCheckout(id);
  const cart = useCart();
  useOrderOnceThereIsOne(checkout.data);
  const client = useQueryClient();
  // What the shop has just said of a checkout is shown at once: nothing asks again for one that is open, or paid.
  const show = (shown: Checkout) => {
    client.setQueryData(checkoutKey(shown.id), shown);
    setSearch({ checkout: shown.id }, { replace: true });
  };

  if (id !== null) {
    if (checkout.error && !checkout.data)
      return <Failed error={checkout.error} what="checkout" retry={() => void checkout.refetch()} />;
    if (!checkout.data) return <Waiting title="One moment" />;
    const step = stepOf(checkout.data);
    if (step.go === 'wait' || step.go === 'order') return <Waiting title="Your payment is under way" />;
    if (step.go === 'approve') return <Approve url={step.url} />;
  }
  if (cart.data === undefined) {
    return cart.error ? (
      <Failed error={cart.error} what="cart" retry={() => void cart.refetch()} />
    ) : (
      <Waiting title="One moment" />
    );
  }
  if (!cart.data || cart.data.lines.length === 0) {
    return (
      <Empty title="There is nothing to check out" action={<ButtonLink to="/">Look around</ButtonLink>}>
        <p>Your cart is empty. What you have bought is among your orders.</p>
      </Empty>
    );
  }
  if (!canCheckOut(cart.data)) {
    return (
      <Empty title="Something in your cart has changed" action={<ButtonLink to="/cart">Look at the cart</ButtonLink>}>
        <p>Some of it can’t be bought as it is. Your cart says what, and helps.</p>
      </Empty>
    );
  }
  const reason = checkout.data?.reason;
  return (
    <CheckoutForm
      key={cart.data.id}
      cart={cart.data}
      open={checkout.data ?? null}
      decline={reason ? noticeOf(checkout.data, reason) : null}
      show={show}
    />
  );
}

const noticeOf = (checkout: Checkout | undefined, reason: string): string =>
  checkout?.status === 'released'
    ? 'What was held for you was let go of after ten minutes. Check the total and pay again.'
    : declineText(reason);

function useOrderOnceThereIsOne(checkout: Checkout | undefined): void {
  const navigate = useNavigate();
  const forgetCart = useForgetCart();
  const orderId = checkout?.status === 'paid' ? checkout.orderId : undefined;
  useEffect(() => {
    if (!orderId) return;
    remember(undefined);
    void forgetCart();
    void navigate(`/orders/${orderId}?placed`, { replace: true });
    // Once an order: what forgets and navigates is the same for the page's whole life.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [orderId]);
}

function Waiting({ title }: { title: string }) {
  return (
    <section className="grid max-w-xl gap-6 py-10">
      <h1 className="display text-3xl">{title}</h1>
      <p role="status" className="text-lg text-muted">
        We are asking your bank, which takes some seconds. You can leave this page: nothing is charged twice, and the
        confirmation comes by mail.
      </p>
      <Loading what="the checkout" />
      <Skeleton className="h-3 w-full" />
    </section>
  );
}

function Approve({ url }: { url: string }) {
  return (
    <section className="grid max-w-xl justify-items-start gap-6 py-10">
      <h1 className="display text-3xl">Your bank wants to hear from you</h1>
      <p role="status" className="text-lg text-muted">
        Approve the payment on your bank’s page. We bring you back here, and go on by ourselves once it’s done.
      </p>
      <Button onClick={() => location.assign(url)}>Go to my bank</Button>
    </section>
  );
}
