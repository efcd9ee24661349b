import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Money } from '../Api/client';
import { explain, hasCode, Problem } from '../Api/problem';
import { useRenewCart } from '../Carts/cart';
import type { Cart } from '../Carts/cartChanges';
import { useCustomer } from '../Customers/customer';
import { Button } from '../Design/Button';
import { formatMoney, isSame } from '../Design/money';
import { Notice } from '../Design/Notice';
import { AddressFields } from './AddressFields';
import { declineText, recall, stepOf, type Checkout } from './attempt';
import { CardFields } from './CardFields';
import { begin, pay, useDelivered, useShippingMethods } from './checkout';
import { likelyCountry, rememberCountry, rememberedCountry } from './countries';
import {
  check,
  emptyCard,
  errorsOf,
  readDraft,
  storeDraft,
  taxRegion,
  type Card,
  type Draft,
  type DraftErrors,
} from './draft';
import { ContactFields } from './ContactFields';
import { ShippingFields } from './ShippingFields';
import { Summary } from './Summary';

interface CheckoutFormProps {
  cart: Cart;
  /** The checkout that is open already, after a reload or a refused card. */
  open: Checkout | null;
  decline: string | null;
  /** Goes on with a checkout as the shop has just told it. */
  show: (checkout: Checkout) => void;
}

export function CheckoutForm({ cart, open, decline, show }: CheckoutFormProps) {
  const { draft, set } = useDraft();
  const [card, setCard] = useState(emptyCard);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [failure, setFailure] = useState(decline);
  const [agreed, setAgreed] = useState<Money | null>(null);
  const [isPaying, setPaying] = useState(false);
  const isBusy = useRef(false); // a second click comes before the state of the first is drawn
  const form = useRef<HTMLFormElement>(null);
  const renewCart = useRenewCart();
  const navigate = useNavigate();

  const methods = useShippingMethods(cart, draft.country);
  useFirstMethod(methods.data?.items, draft, set);
  const isOffered = methods.data?.items.some((method) => method.id === draft.shippingMethod);
  const destination = {
    country: draft.country,
    region: taxRegion(draft),
    shippingMethod: isOffered ? draft.shippingMethod : undefined,
  };
  const delivered = useDelivered(cart, destination);
  const total = agreed ?? delivered.data?.total ?? null;
  const isCurrent = delivered.isSuccess && !delivered.isPlaceholderData && isOffered === true;

  // The same function for the page's whole life: a letter typed in one field draws no other part of the form.
  const change = useCallback(
    (next: Partial<Draft>) => {
      set(next);
      setAgreed(null);
      setErrors((now) =>
        Object.keys(next).some((name) => name in now)
          ? Object.fromEntries(Object.entries(now).filter(([name]) => !(name in next)))
          : now,
      );
    },
    [set],
  );
  const choose = useCallback((shippingMethod: string) => change({ shippingMethod }), [change]);
  const changeCard = useCallback((next: Partial<Card>) => setCard((now) => ({ ...now, ...next })), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy.current) return;
    const found = check(draft, card);
    setErrors(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    if (!total || !isCurrent) return;
    isBusy.current = true;
    setPaying(true);
    try {
      await buy(total);
    } catch (error) {
      await tell(error);
    } finally {
      isBusy.current = false;
      setPaying(false);
    }
  };

  const buy = async (shown: Money) => {
    const { email, name, line1, line2, city, region, postalCode, country, shippingMethod } = draft;
    const address = { name, line1, city, postalCode, country, ...(line2 && { line2 }), ...(region && { region }) };
    const checkout = await begin(
      { cartId: cart.id, cartVersion: cart.version, email: email.trim(), address, shippingMethod },
      recall(),
    );
    if (stepOf(checkout).go !== 'pay') return show(checkout);
    if (checkout.total && !isSame(checkout.total, shown)) return askAgain(checkout.total);
    const returnUrl = `${location.origin}/checkout?checkout=${checkout.id}`;
    const paid = await pay(
      checkout.id,
      { provider: 'test', ...card, card: card.card.replace(/\s/g, ''), returnUrl },
      shown,
    );
    const step = stepOf(paid);
    if (step.go === 'approve') {
      show(paid);
      location.assign(step.url);
    } else if (step.go === 'pay') setFailure(declineText(paid.reason));
    else show(paid);
  };
  const askAgain = (now: Money) => {
    setAgreed(now);
    setFailure(
      `The total has changed and is now ${formatMoney(now)}. Nothing was charged. Pay again if that’s fine with you.`,
    );
    void renewCart();
  };
  const tell = async (error: unknown) => {
    if (hasCode(error, 'payment_declined')) setFailure(declineText(error.more.reason));
    else if (hasCode(error, 'price_changed')) askAgain(error.more.total as Money);
    else if (hasCode(error, 'out_of_stock') || hasCode(error, 'unavailable')) {
      setFailure('Somebody was faster: some of your cart can’t be had any more. Your cart says what.');
      await renewCart();
    } else if (hasCode(error, 'admission_required') || hasCode(error, 'not_admitted'))
      await navigate(`/waiting-rooms/${String(error.more.waitingRoomId)}`);
    else if (hasCode(error, 'quantity_limited'))
      setFailure('That’s more of something than one shopper may have in this sale. Take fewer, in your cart.');
    else if (error instanceof Problem && Object.keys(error.errors).length > 0) {
      setErrors(errorsOf(error.errors));
      setFailure('Some of what you typed can’t be right. The fields say what.');
      focusFirstError(form.current);
    } else setFailure(explain(error));
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="grid gap-8">
      <h1 className="display text-3xl">Checkout</h1>
      <div className="grid gap-10 lg:grid-cols-[1fr_24rem] lg:gap-16">
        <div className="grid content-start gap-12">
          <ContactFields draft={draft} errors={errors} change={change} />
          <AddressFields draft={draft} errors={errors} change={change} />
          <ShippingFields
            methods={methods.data}
            failure={methods.error}
            chosen={draft.shippingMethod}
            error={errors.shippingMethod}
            choose={choose}
          />
          <CardFields card={card} errors={errors} change={changeCard} />
        </div>
        <Summary cart={cart} delivered={delivered.data} open={open} isCurrent={isCurrent}>
          {failure && <Notice kind="bad">{failure}</Notice>}
          <Button type="submit" busy={isPaying || !isCurrent} className="w-full text-lg">
            {isPaying ? 'Paying…' : total ? `Pay ${formatMoney(total)}` : 'Pay'}
          </Button>
          <p className="text-xs text-muted">
            With this you buy what’s listed above. Your card goes to the payment provider and is kept nowhere here.{' '}
            <Link to="/cart" className="text-link underline underline-offset-2">
              Change the cart
            </Link>
          </p>
        </Summary>
      </div>
    </form>
  );
}

/** What is typed, over reloads of this tab; whoever is signed in finds their address of mail in it. */
function useDraft() {
  const [draft, setDraft] = useState(() => readDraft(likelyCountry(rememberedCountry(), navigator.language)));
  const customer = useCustomer().data;
  useEffect(() => storeDraft(draft), [draft]);
  const [filledFor, setFilledFor] = useState<string>();
  if (customer && filledFor !== customer.id) {
    setFilledFor(customer.id);
    setDraft((now) => ({ ...now, email: now.email || customer.email, name: now.name || customer.name }));
  }
  const set = useCallback((next: Partial<Draft>) => {
    if (next.country) rememberCountry(next.country);
    setDraft((now) => ({ ...now, ...next }));
  }, []);
  return { draft, set };
}

/** A method is chosen as long as the shop offers it there; else the first that it does. */
function useFirstMethod(
  offered: { id: string }[] | undefined,
  draft: Draft,
  set: (next: Partial<Draft>) => void,
): void {
  const first = offered?.[0]?.id;
  const isOffered = offered?.some((method) => method.id === draft.shippingMethod);
  useEffect(() => {
    if (offered && !isOffered && (first ?? '') !== draft.shippingMethod) set({ shippingMethod: first ?? '' });
  });
}

// After the errors are drawn: the first field that has one.
const focusFirstError = (form: HTMLFormElement | null): void => {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
};
