import { useState, type FormEvent } from 'react';
import { api } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { Notice } from '../../Design/Notice';
import { useOrderWork } from './orderWork';
import type { WholeOrder } from './StaffOrderPage';

/** Before anything of it is sent: money and goods go back. */
export function CancelOrder({ whole: { order } }: { whole: WholeOrder }) {
  const [reason, setReason] = useState('');
  const cancel = useOrderWork(
    () =>
      take(
        api.POST('/api/v1/admin/orders/{id}/cancel', { params: { path: { id: order.id ?? '' } }, body: { reason } }),
      ),
    'The order is cancelled.',
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!cancel.isPending) cancel.mutate(undefined);
  };
  return (
    <details className="rounded-lg border border-line p-5">
      <summary className="font-semibold">Cancel the order</summary>
      <form noValidate onSubmit={submit} className="mt-4 grid gap-4">
        {cancel.error && <Notice kind="bad">{explain(cancel.error)}</Notice>}
        <Field label="Why" required value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button type="submit" look="quiet" busy={cancel.isPending}>
          Cancel it
        </Button>
      </form>
    </details>
  );
}
