import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, newKey } from '../Api/client';
import { explain, Problem, take } from '../Api/problem';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Notice } from '../Design/Notice';
import { Loading, Skeleton } from '../Design/Skeleton';
import { useLive } from '../Live/useLive';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { OrderView } from './OrderView';

/** One's own order; after a purchase it is the confirmation, too. */
export function OrderPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const {
    data: order,
    error,
    refetch,
  } = useQuery({
    queryKey: ['order', id],
    queryFn: () => take(api.GET('/api/v1/orders/{id}', { params: { path: { id } } })),
  });
  useLive(order && `order:${id}`);
  useTitle(order ? `Order ${order.number}` : 'Order');
  if (!order) {
    if (error instanceof Problem && (error.status === 401 || error.status === 404)) return <NotHere id={id} />;
    return error ? <Failed error={error} what="order" retry={() => void refetch()} /> : <OrderSkeleton />;
  }
  return (
    <OrderView
      order={order}
      heading={
        search.has('placed') ? (
          <header className="grid gap-4 rounded-lg bg-stage p-6 text-on-stage md:p-10">
            <h1 className="display text-3xl text-lime">Thank you. It’s yours.</h1>
            <p className="text-lg">
              Order <strong data-testid="order-number">{order.number}</strong> is placed. The confirmation is on its way
              to <span className="wrap-anywhere">{order.email}</span>.
            </p>
          </header>
        ) : undefined
      }
      actions={order.cancellable && <Cancel id={order.id ?? id} />}
    />
  );
}

function Cancel({ id }: { id: string }) {
  const [isSure, setSure] = useState(false);
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: (key: string) =>
      take(api.POST('/api/v1/orders/{id}/cancel', { params: { path: { id }, header: { 'Idempotency-Key': key } } })),
    onSuccess: (order) => {
      client.setQueryData(['order', id], order);
      void client.invalidateQueries({ queryKey: ['orders'] });
    },
  });
  return (
    <div className="grid justify-items-start gap-3">
      {cancel.error && <Notice kind="bad">{explain(cancel.error)}</Notice>}
      {isSure ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button busy={cancel.isPending} onClick={() => cancel.mutate(newKey())}>
            Yes, cancel this order
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          Cancel this order
        </Button>
      )}
    </div>
  );
}

const NotHere = ({ id }: { id: string }) => (
  <Empty
    title="This order isn’t among yours"
    action={
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/orders/lookup">Find it by its number</ButtonLink>
        <ButtonLink to={`/account/login?next=/orders/${id}`} look="quiet">
          Sign in
        </ButtonLink>
      </div>
    }
  >
    <p>
      It may belong to an account, or was placed on another device. See also{' '}
      <Link to="/orders" className="text-link underline">
        your orders
      </Link>{' '}
      here.
    </p>
  </Empty>
);

export const OrderSkeleton = () => (
  <div className="grid gap-6">
    <Loading what="the order" />
    <Skeleton className="h-12 w-72" />
    <Skeleton className="h-40" />
    <Skeleton className="h-40" />
  </div>
);
