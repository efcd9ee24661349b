import type { ReactNode } from 'react';
import type { Cart } from '../Carts/cartChanges';
import { problemText } from '../Carts/CartLines';
import { Sums } from '../Carts/Sums';
import { Picture } from '../Catalog/Picture';
import { formatMoney } from '../Design/money';
import { Skeleton } from '../Design/Skeleton';
import type { Checkout } from './attempt';

interface SummaryProps {
  cart: Cart;
  /** The cart with delivery and tax, as the shop reckons it. */
  delivered: Cart | undefined;
  open: Checkout | null;
  isCurrent: boolean;
  children: ReactNode;
}

/** What is bought, and what it costs: every sum is the shop's. */
export function Summary({ cart, delivered, open, isCurrent, children }: SummaryProps) {
  const shown = delivered ?? cart;
  return (
    <section
      aria-label="Your order"
      className="grid content-start gap-5 self-start rounded-lg bg-sunken p-5 sm:p-6 lg:sticky lg:top-32"
    >
      <h2 className="display text-xl">Your order</h2>
      <ul className="grid max-h-80 gap-4 overflow-y-auto">
        {shown.lines.map((line) => (
          <li key={line.sku} className="grid grid-cols-[3.5rem_1fr_auto] items-start gap-3 text-sm">
            <div className="size-14 overflow-hidden rounded-md">
              <Picture image={line.product?.image} />
            </div>
            <div>
              <p className="font-semibold text-pretty">{line.product?.title ?? line.sku}</p>
              <p className="text-muted">
                {[`${line.quantity} ×`, ...(line.product?.options.map((one) => one.value) ?? [])].join(' ')}
              </p>
              {cart.problems
                .filter((problem) => problem.sku === line.sku)
                .map((problem) => (
                  <p key={problem.code} className="font-medium text-warn">
                    {problemText(problem)}
                  </p>
                ))}
            </div>
            {line.subtotal && <p className="tabular-nums">{formatMoney(line.subtotal)}</p>}
          </li>
        ))}
      </ul>
      <div className={isCurrent ? '' : 'opacity-50'}>
        {delivered ? <Sums sums={delivered} /> : <Skeleton className="h-28" />}
      </div>
      {open?.status === 'open' && open.expiresAt && <Held until={open.expiresAt} />}
      {children}
    </section>
  );
}

const Held = ({ until }: { until: string }) => (
  <p className="text-sm text-good">
    Held for you until {new Date(until).toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' })}
  </p>
);
