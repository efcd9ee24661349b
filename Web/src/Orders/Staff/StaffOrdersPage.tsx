import { Link } from 'react-router';
import { api } from '../../Api/client';
import { take } from '../../Api/problem';
import { Choice } from '../../Design/Field';
import { formatMoney } from '../../Design/money';
import { FindField, List, useFilter, useList } from '../../Staff/list';
import { PageHead } from '../../Staff/StaffLayout';
import { moment } from '../orderTexts';
import { StatusMark } from './StatusMark';
import { statusNames } from './staffTexts';

export function StaffOrdersPage() {
  const [q] = useFilter('q');
  const [status, setStatus] = useFilter('status');
  const list = useList(['orders', status, q], (cursor) =>
    take(
      api.GET('/api/v1/admin/orders', {
        params: { query: { limit: '30', ...(status && { status }), ...(q && { q }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <>
      <PageHead title="Orders" />
      <div className="mb-8 grid gap-4 md:grid-cols-[1fr_14rem]">
        <FindField key={q} label="Number, e-mail, SKU or id" />
        <Choice label="Status" value={status} onChange={(event) => setStatus(event.target.value)}>
          <option value="">All</option>
          {Object.entries(statusNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Choice>
      </div>
      <List list={list} what="orders" empty="No order is like that." keyOf={(order) => order.number}>
        {(order) => (
          <Link
            to={`/admin/orders/${order.id}`}
            className="group grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-3 md:grid-cols-[10rem_1fr_8rem_8rem_5rem] lg:grid-cols-[10rem_1fr_9rem_8rem_7rem] lg:gap-x-6"
          >
            <span className="font-semibold whitespace-nowrap group-hover:underline">{order.number}</span>
            <span className="order-3 col-span-2 truncate text-sm text-muted md:order-none md:col-span-1">
              {order.email}
            </span>
            <span className="order-4 text-sm text-muted md:order-none">{moment(order.placedAt)}</span>
            <span className="order-5 justify-self-end md:order-none md:justify-self-start">
              <StatusMark status={order.status} payment={order.paymentStatus} />
            </span>
            <span className="justify-self-end tabular-nums">{formatMoney(order.total)}</span>
          </Link>
        )}
      </List>
    </>
  );
}
