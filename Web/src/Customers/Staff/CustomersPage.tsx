import { Link } from 'react-router';
import { api } from '../../Api/client';
import { take } from '../../Api/problem';
import { day } from '../../Orders/orderTexts';
import { FindField, List, useFilter, useList } from '../../Staff/list';
import { PageHead } from '../../Staff/StaffLayout';

export function CustomersPage() {
  const [q] = useFilter('q');
  const list = useList(['customers', q], (cursor) =>
    take(
      api.GET('/api/v1/admin/customers', {
        params: { query: { limit: '30', ...(q && { q }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <>
      <PageHead title="Customers" />
      <div className="mb-8 lg:max-w-2xl">
        <FindField key={q} label="Name, e-mail or id" />
      </div>
      <List list={list} what="customers" empty="Nobody is like that." keyOf={(one) => one.id}>
        {(one) => (
          <div className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-0.5 py-3 md:grid-cols-[9rem_1fr_9rem_5rem] lg:grid-cols-[14rem_1fr_9rem_7rem]">
            <span className="truncate font-semibold">
              {one.name}
              {one.roles.length > 0 && (
                <span className="ms-2 rounded-sm bg-sunken px-1.5 py-0.5 text-xs">{one.roles.join(', ')}</span>
              )}
            </span>
            <span className="order-3 min-w-0 truncate text-sm text-muted md:order-none">
              {one.email}
              {!one.emailVerified && ' (not confirmed)'}
            </span>
            <span className="order-4 text-sm text-muted md:order-none">{day(one.createdAt)}</span>
            <span className="justify-self-end">
              {one.orders === 0 ? (
                <span className="text-sm text-muted">No orders</span>
              ) : (
                <Link to={`/admin/orders?q=${one.id}`} className="text-link underline">
                  {one.orders === 1 ? '1 order' : `${one.orders} orders`}
                  <span className="sr-only"> of {one.name}</span>
                </Link>
              )}
            </span>
          </div>
        )}
      </List>
    </>
  );
}
