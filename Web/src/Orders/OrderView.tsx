import type { ReactNode } from 'react';
import type { Schema } from '../Api/client';
import { Sums } from '../Carts/Sums';
import { addressLines } from '../Checkout/addressLines';
import { countryName } from '../Checkout/countries';
import { formatMoney } from '../Design/money';
import { day, eventText, moment, statusText } from './orderTexts';

type Order = Schema['OrderAnswer'];

/** An order with all that whoever placed it may know. */
export function OrderView({ order, heading, actions }: { order: Order; heading?: ReactNode; actions?: ReactNode }) {
  const sums = { ...order, discounts: Number(order.discount.amount) > 0 ? [{ code: '', amount: order.discount }] : [] };
  return (
    <div className="grid gap-10">
      {heading ?? (
        <header className="grid gap-1">
          <h1 className="display text-3xl">Order {order.number}</h1>
          <p className="text-muted">Placed on {day(order.placedAt)}</p>
        </header>
      )}
      <div className="grid gap-12 lg:grid-cols-[1fr_22rem] lg:gap-16">
        <div className="grid content-start gap-10">
          <section aria-label="Status" className="grid gap-4">
            <div role="status">
              <h2 className="display text-2xl">{statusText(order.status)}</h2>
            </div>
            <History history={order.history} />
          </section>
          <Parcels order={order} />
          <Lines lines={order.lines} />
          {actions}
        </div>
        <aside className="grid content-start gap-8 self-start rounded-lg bg-sunken p-6">
          <Sums sums={sums} />
          {Number(order.payment.refunded.amount) > 0 && (
            <p className="text-sm">Given back: {formatMoney(order.payment.refunded)}</p>
          )}
          <Address address={order.shippingAddress} />
        </aside>
      </div>
    </div>
  );
}

const History = ({ history }: { history: Order['history'] }) => (
  <ol className="grid gap-0 border-s-2 border-line">
    {history.map(({ at, event }, i) => (
      <li key={`${at} ${event}`} className="relative py-1.5 ps-5">
        <span
          aria-hidden
          className={`absolute -start-[7px] top-3.5 size-3 rounded-full ${i === history.length - 1 ? 'bg-link' : 'bg-edge'}`}
        />
        {eventText(event)}{' '}
        <time dateTime={at} className="text-sm text-muted">
          {moment(at)}
        </time>
      </li>
    ))}
  </ol>
);

function Parcels({ order: { fulfilments, lines } }: { order: Order }) {
  if (fulfilments.length === 0) return null;
  const titleOf = (sku: string) => lines.find((line) => line.sku === sku)?.title ?? sku;
  return (
    <section aria-label="Parcels" className="grid gap-4">
      {fulfilments.map((parcel) => (
        <div key={parcel.number} className="grid gap-1 rounded-md border border-line p-4 text-sm">
          <p className="font-semibold">
            Parcel {parcel.number},{' '}
            {parcel.deliveredAt ? `arrived ${moment(parcel.deliveredAt)}` : `sent ${moment(parcel.shippedAt)}`}
          </p>
          <p className="text-muted">
            {parcel.lines.map((line) => `${line.quantity} × ${titleOf(line.sku)}`).join(', ')}
          </p>
          {parcel.trackingNumber && (
            <p>
              {parcel.carrier}{' '}
              {parcel.trackingUrl?.startsWith('https://') ? (
                <a href={parcel.trackingUrl} rel="noopener" className="text-link underline">
                  {parcel.trackingNumber}
                </a>
              ) : (
                parcel.trackingNumber
              )}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

const Lines = ({ lines }: { lines: Order['lines'] }) => (
  <section aria-label="What you bought">
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.sku} className="flex justify-between gap-6 py-4">
          <div>
            <p className="font-semibold">{line.title}</p>
            {line.options.length > 0 && (
              <p className="text-sm text-muted">{line.options.map((one) => one.value).join(', ')}</p>
            )}
          </div>
          <div className="shrink-0 text-end tabular-nums">
            <p>{formatMoney(line.total)}</p>
            {line.quantity > 1 && (
              <p className="text-sm text-muted">
                {line.quantity} × {formatMoney(line.unitPrice)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  </section>
);

function Address({ address }: { address: Schema['Address'] }) {
  return (
    <div className="grid gap-1 border-t border-line pt-5 text-sm">
      <h2 className="font-semibold">Goes to</h2>
      <address className="not-italic">
        {[address.name, ...addressLines(address, countryName(address.country))].map((line, i) => (
          <span key={i} className="block">
            {line}
          </span>
        ))}
      </address>
    </div>
  );
}
