import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { formatMoney } from '../Design/money';
import { Loading, Skeleton } from '../Design/Skeleton';
import { ifInSession } from '../Sessions/session';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { day, statusText } from './orderTexts';

export function OrdersPage() {
  useTitle('Your orders');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['orders'],
    queryFn: ({ pageParam }) =>
      ifInSession(() => take(api.GET('/api/v1/orders', { params: { query: pageParam ? { cursor: pageParam } : {} } }))),
    initialPageParam: '',
    getNextPageParam: (last) => last?.next ?? undefined,
  });
  if (error && !data) return <Failed error={error} what="list" retry={() => void refetch()} />;
  const orders = data?.pages.flatMap((page) => page?.items ?? []);
  return (
    <div className="grid max-w-3xl gap-8">
      <h1 className="display text-3xl">Your orders</h1>
      {!orders && (
        <>
          <Loading what="your orders" />
          <Skeleton className="h-24" />
          <Skeleton className="h-24" />
        </>
      )}
      {orders?.length === 0 && (
        <Empty
          isPart
          title="No orders here yet"
          action={<ButtonLink to="/orders/lookup">Find an order by its number</ButtonLink>}
        >
          <p>Orders that you placed as a guest on another device can be found by their number.</p>
        </Empty>
      )}
      <ul className="grid">
        {orders?.map((order) => (
          <li key={order.id} className="border-t border-line">
            <Link to={`/orders/${order.id}`} className="group grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 py-5">
              <span className="font-semibold group-hover:underline">{order.number}</span>
              <span className="tabular-nums">{formatMoney(order.total)}</span>
              <span className="text-sm text-muted">
                {day(order.placedAt)}, {Number(order.pieces) === 1 ? '1 piece' : `${order.pieces} pieces`}
              </span>
              <span className="text-sm">{statusText(order.status)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
