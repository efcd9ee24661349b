import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, type Schema } from '../../Api/client';
import { take } from '../../Api/problem';
import { Sums } from '../../Carts/Sums';
import { addressLines } from '../../Checkout/addressLines';
import { formatMoney } from '../../Design/money';
import { Failed } from '../../Shell/Failed';
import { may, useRoles } from '../../Staff/access';
import { ListSkeleton, PageHead } from '../../Staff/StaffLayout';
import { moment } from '../orderTexts';
import { Fulfil } from './Fulfil';
import { GiveBack } from './GiveBack';
import { CancelOrder } from './CancelOrder';
import { Arrived } from './Arrived';
import { shortName } from './orderWork';
import { StatusMark } from './StatusMark';
import { stepFacts, stepName } from './staffTexts';

export type WholeOrder = Schema['WholeOrder'];

const renewMs = 5_000;

/** One order's whole story, and what can be done about it. */
export function StaffOrderPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', 'order', id],
    queryFn: () => take(api.GET('/api/v1/admin/orders/{id}', { params: { path: { id } } })),
    refetchInterval: renewMs,
  });
  const canWork = may(useRoles(), 'orders');
  if (!data)
    return error ? (
      <Failed error={error} what="order" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the order" />
    );
  const { order } = data;
  return (
    <>
      <PageHead title={`Order ${order.number}`}>
        <StatusMark status={order.status} payment={order.payment.status} />
      </PageHead>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_20rem] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 content-start gap-10">
          <Lines order={order} />
          <Parcels whole={data} canWork={canWork} />
          {canWork && <Fulfil whole={data} />}
        </div>
        <aside className="grid min-w-0 content-start gap-8 lg:row-span-2">
          <Facts whole={data} />
          <Refunds whole={data} />
          {canWork && <GiveBack whole={data} />}
          {canWork && order.cancellable && <CancelOrder whole={data} />}
        </aside>
        <Story story={data.story} />
      </div>
    </>
  );
}

const Lines = ({ order }: { order: WholeOrder['order'] }) => (
  <section aria-label="Lines" className="border-y border-line">
    <ul className="divide-y divide-line">
      {order.lines.map((line) => (
        <li key={line.sku} className="grid grid-cols-[1fr_auto] gap-x-6 py-3">
          <span>
            <span className="font-semibold">{line.title}</span>{' '}
            <span className="text-sm text-muted">{[line.sku, ...line.options.map((one) => one.value)].join(', ')}</span>
          </span>
          <span className="tabular-nums">{formatMoney(line.total)}</span>
          <span className="text-sm text-muted">
            {line.quantity} × {formatMoney(line.unitPrice)}
            {line.shipped > 0 && `, ${line.shipped} sent`}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

function Parcels({ whole: { order }, canWork }: { whole: WholeOrder; canWork: boolean }) {
  if (order.fulfilments.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="display text-lg">Parcels</h2>
      {order.fulfilments.map((parcel) => (
        <div
          key={parcel.number}
          className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line p-4 text-sm"
        >
          <div className="grid gap-0.5">
            <p className="font-semibold">
              Parcel {parcel.number}: {parcel.lines.map((line) => `${line.quantity} × ${line.sku}`).join(', ')}
            </p>
            <p className="text-muted">
              {[parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' ')} sent {moment(parcel.shippedAt)}
              {parcel.deliveredAt && `, arrived ${moment(parcel.deliveredAt)}`}
            </p>
          </div>
          {canWork && !parcel.deliveredAt && <Arrived id={order.id ?? ''} number={parcel.number} />}
        </div>
      ))}
    </section>
  );
}

const Facts = ({ whole: { order, owner, paymentKey } }: { whole: WholeOrder }) => {
  const address = order.shippingAddress;
  return (
    <section aria-label="Facts" className="grid gap-5 rounded-lg bg-sunken p-5 text-sm">
      <Sums
        sums={{ ...order, discounts: Number(order.discount.amount) > 0 ? [{ code: '', amount: order.discount }] : [] }}
      />
      <div className="grid gap-1 border-t border-line pt-4">
        <p className="font-semibold wrap-anywhere">{order.email}</p>
        <address className="not-italic">{[address.name, ...addressLines(address)].join(', ')}</address>
        <p className="mt-2">
          <Link to={`/admin/orders?q=${owner}`} className="text-link underline">
            Other orders of theirs
          </Link>
        </p>
      </div>
      <dl className="grid gap-2 border-t border-line pt-4 text-muted">
        <div>
          <dt>Placed</dt>
          <dd className="text-ink">{moment(order.placedAt)}</dd>
        </div>
        <div>
          <dt>Payment at {order.payment.provider}</dt>
          <dd className="text-xs wrap-anywhere text-ink">{paymentKey}</dd>
        </div>
      </dl>
    </section>
  );
};

function Refunds({ whole: { refunds } }: { whole: WholeOrder }) {
  if (refunds.length === 0) return null;
  return (
    <section className="grid gap-2 text-sm">
      <h2 className="display text-lg">Given back</h2>
      <ul className="divide-y divide-line border-y border-line">
        {refunds.map((refund) => (
          <li key={refund.id} className="grid grid-cols-[1fr_auto] gap-x-4 py-2">
            <span>{refund.reason}</span>
            <span className="tabular-nums">{formatMoney(refund.amount)}</span>
            <span className="text-muted">
              {moment(refund.createdAt)}
              {refund.status !== 'done' && `, ${refund.status}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Story = ({ story }: { story: WholeOrder['story'] }) => (
  <section className="grid min-w-0 content-start gap-3">
    <h2 className="display text-lg">The whole story</h2>
    <ol className="border-s-2 border-line">
      {story.map((step, i) => (
        <li key={i} className="relative grid gap-x-4 py-1.5 ps-5 sm:grid-cols-[1fr_auto]">
          <span aria-hidden className="absolute -start-[6px] top-3.5 size-2.5 rounded-full bg-edge" />
          <span className="font-semibold">
            {stepName(step)}
            {step.actor !== 'shop' && (
              <span className="ms-2 text-xs font-normal text-muted">{shortName(step.actor)}</span>
            )}
          </span>
          <time dateTime={step.at} className="text-sm text-muted">
            {moment(step.at)}
          </time>
          <span className="text-sm wrap-anywhere text-muted sm:col-span-2">
            {stepFacts(step.data)
              .map(([name, value]) => `${name} ${value}`)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  </section>
);
