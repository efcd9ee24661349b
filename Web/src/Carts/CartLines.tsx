import { Link } from 'react-router';
import { Picture } from '../Catalog/Picture';
import { formatMoney } from '../Design/money';
import { Quantity } from '../Design/Quantity';
import { useIsChanging, useSetQuantity } from './cart';
import { blocks, problemsOf, type Cart, type CartLine, type CartProblem } from './cartChanges';

/** The lines, each with what there is to know before buying it. */
export function CartLines({ cart, heading = 'h3' }: { cart: Cart; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="divide-y divide-line">
      {cart.lines.map((line) => (
        <li key={line.sku}>
          <Line cart={cart} line={line} heading={heading} />
        </li>
      ))}
    </ul>
  );
}

function Line({ cart, line, heading: Heading }: { cart: Cart; line: CartLine; heading: 'h2' | 'h3' }) {
  const { product } = line;
  const title = product?.title ?? line.sku;
  const set = useSetQuantity();
  const isChanging = useIsChanging();
  const change = (quantity: number) => set.mutate({ cartId: cart.id, sku: line.sku, quantity, title });
  return (
    <article aria-label={title} className="grid grid-cols-[5rem_1fr] gap-4 py-5">
      <div className="size-20 overflow-hidden rounded-md bg-sunken">
        <Picture image={product?.image} />
      </div>
      <div className="grid gap-2">
        <div className="flex items-start justify-between gap-4">
          <Heading className="leading-snug font-semibold text-pretty">
            {product ? (
              <Link to={`/products/${product.slug}?sku=${encodeURIComponent(line.sku)}`} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </Heading>
          {line.subtotal && (
            <p className={`shrink-0 tabular-nums transition-opacity ${isChanging ? 'opacity-40' : ''}`}>
              {formatMoney(line.subtotal)}
            </p>
          )}
        </div>
        {product && product.options.length > 0 && (
          <p className="text-sm text-muted">{product.options.map((one) => one.value).join(', ')}</p>
        )}
        <div className="flex items-center justify-between gap-4">
          {line.unitPrice ? <Quantity value={line.quantity} of={title} onChange={change} /> : <span />}
          <button
            type="button"
            onClick={() => change(0)}
            className="min-h-11 px-1 text-sm text-muted underline underline-offset-4 hover:text-ink"
          >
            Remove<span className="sr-only"> {title}</span>
          </button>
        </div>
        {problemsOf(cart, line.sku).map((problem) => (
          <LineProblem key={problem.code} problem={problem} take={change} />
        ))}
      </div>
    </article>
  );
}

function LineProblem({ problem, take }: { problem: CartProblem; take: (quantity: number) => void }) {
  const { available } = problem;
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center justify-between gap-2 rounded-md px-3 py-2 text-sm ${blocks(problem) ? 'bg-sale-surface' : 'bg-warn-surface'}`}
    >
      <span>{problemText(problem)}</span>
      {problem.code === 'insufficient_stock' && available != null && available > 0 && (
        <button
          type="button"
          onClick={() => take(available)}
          className="min-h-9 font-semibold underline underline-offset-4"
        >
          Take {available}
        </button>
      )}
    </div>
  );
}

/** A problem in this shop's words and with its prices. */
export function problemText({ code, message, available, priceBefore, priceNow }: CartProblem): string {
  if (code === 'price_changed' && priceBefore && priceNow)
    return `This was ${formatMoney(priceBefore)} and is now ${formatMoney(priceNow)}.`;
  if (code === 'out_of_stock') return 'Sold out since you put it in. Remove it to go on.';
  if (code === 'insufficient_stock' && available != null) return `Only ${available} left.`;
  if (code === 'unavailable') return 'We don’t sell this any more. Remove it to go on.';
  return message;
}
