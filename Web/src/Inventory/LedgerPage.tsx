import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../Api/client';
import { explain, take } from '../Api/problem';
import { fieldErrors } from '../Customers/AccountForm';
import { Button } from '../Design/Button';
import { Choice, Field } from '../Design/Field';
import { Figure, Figures } from '../Design/Figures';
import { Notice } from '../Design/Notice';
import { moment } from '../Orders/orderTexts';
import { shortName } from '../Orders/Staff/orderWork';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { useList } from '../Staff/list';
import { ListSkeleton, PageHead } from '../Staff/StaffLayout';
import { StockParts } from './StockParts';

/** Why there are so many of a thing: every change with its reason, and what one does about it. */
export function LedgerPage() {
  const { sku = '' } = useParams();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useList(
    ['stock', 'ledger', sku],
    (cursor) =>
      take(
        api.GET('/api/v1/admin/stock/{sku}/ledger', {
          params: { path: { sku }, query: { limit: '50', ...(cursor && { cursor }) } },
        }),
      ),
  );
  const first = data?.pages[0] as LedgerFirst | undefined;
  if (!first)
    return error ? (
      <Failed error={error} what="stock" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the ledger" />
    );
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={sku} />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_20rem]">
        <section className="order-2 grid min-w-0 content-start gap-4 lg:order-1">
          <h2 className="display text-lg">Why are there {first.onHand}?</h2>
          {entries.length === 0 && <p className="text-muted">Nobody has counted them yet.</p>}
          <ol>
            {entries.map((entry, i) => (
              <li key={i} className="grid grid-cols-[4rem_1fr_auto] gap-x-4 border-t border-line py-3">
                <span className={`display text-lg tabular-nums ${entry.delta < 0 ? 'text-sale' : 'text-good'}`}>
                  {entry.delta > 0 ? '+' : entry.delta < 0 ? '−' : '±'}
                  {Math.abs(entry.delta)}
                </span>
                <span className="min-w-0">
                  <span className="font-semibold wrap-anywhere">
                    {entry.orderId ? (
                      <Link to={`/admin/orders/${entry.orderId}`} className="text-link underline">
                        Order {entry.orderNumber}
                      </Link>
                    ) : (
                      entry.reason
                    )}
                  </span>
                  <span className="block text-sm text-muted">
                    {entry.kind}, {moment(entry.at)}
                    {entry.actor !== 'shop' && `, ${shortName(entry.actor)}`}
                  </span>
                </span>
                <span className="text-muted tabular-nums">
                  <span className="sr-only">leaves </span>
                  {entry.onHand}
                </span>
              </li>
            ))}
          </ol>
          {hasNextPage && (
            <Button
              look="quiet"
              className="justify-self-start"
              busy={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              What was before
            </Button>
          )}
        </section>
        <aside className="order-1 grid content-start gap-6 lg:order-2">
          <Figures layout="tight">
            <Figure name="On hand" value={first.onHand} />
            <Figure name="Reserved" value={first.reserved} />
            <Figure name="Available" value={first.available} />
          </Figures>
          <Change sku={sku} />
          <StockParts sku={sku} />
        </aside>
      </div>
    </>
  );
}

interface LedgerFirst {
  onHand: number;
  reserved: number;
  available: number;
}

function Change({ sku }: { sku: string }) {
  const [way, setWay] = useState<'more' | 'fewer' | 'counted'>('more');
  const [pieces, setPieces] = useState('');
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async () => {
      const [path, number] = [{ sku }, /^\d+$/.test(pieces.trim()) ? Number(pieces) : null];
      await (way === 'counted'
        ? take(api.PUT('/api/v1/admin/stock/{sku}', { params: { path }, body: { onHand: number, reason } }))
        : take(
            api.POST('/api/v1/admin/stock/{sku}/adjustments', {
              params: { path },
              body: { delta: number === null || way === 'more' ? number : -number, reason },
            }),
          ));
    },
    onSuccess: async () => {
      setPieces('');
      setReason('');
      await client.invalidateQueries({ queryKey: ['staff', 'stock'] });
      announce('The stock is changed.');
    },
  });
  const errors = fieldErrors(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4 rounded-lg border border-line p-5">
      <h2 className="display text-lg">Change it</h2>
      {change.error && Object.keys(errors).length === 0 && <Notice kind="bad">{explain(change.error)}</Notice>}
      <Choice label="What happened" value={way} onChange={(event) => setWay(event.target.value as typeof way)}>
        <option value="more">There are more</option>
        <option value="fewer">There are fewer</option>
        <option value="counted">They were counted</option>
      </Choice>
      <Field
        label={way === 'counted' ? 'Pieces on hand' : 'How many'}
        inputMode="numeric"
        autoComplete="off"
        required
        value={pieces}
        error={errors.delta?.[0] ?? errors.onHand?.[0]}
        onChange={(event) => setPieces(event.target.value)}
      />
      <Field
        label="Why"
        hint="For whoever asks later."
        required
        value={reason}
        error={errors.reason?.[0]}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={change.isPending}>
        Change the stock
      </Button>
    </form>
  );
}
