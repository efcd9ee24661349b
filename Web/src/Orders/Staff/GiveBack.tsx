import { useState, type FormEvent } from 'react';
import { api, newKey } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { fieldErrors } from '../../Customers/AccountForm';
import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { formatMoney } from '../../Design/money';
import { Notice } from '../../Design/Notice';
import { useOrderWork } from './orderWork';
import type { WholeOrder } from './StaffOrderPage';

/** Money back, up to what was paid. Sent twice it is one refund: its key changes only once it is done. */
export function GiveBack({ whole: { order, refundable } }: { whole: WholeOrder }) {
  const [amount, setAmount] = useState(refundable.amount);
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const give = useOrderWork(async () => {
    const { currency } = refundable;
    await take(
      api.POST('/api/v1/admin/orders/{id}/refunds', {
        params: { path: { id: order.id ?? '' }, header: { 'Idempotency-Key': key } },
        body: { amount: { amount: amount.trim(), currency }, reason },
      }),
    );
    setKey(newKey());
    setReason('');
  }, 'The money is on its way back.');
  if (Number(refundable.amount) === 0) return null;
  const errors = fieldErrors(give.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!give.isPending) give.mutate(undefined);
  };
  const wrongAmount = errors['amount/amount']?.[0] ?? errors.amount?.[0];
  return (
    <form noValidate onSubmit={submit} className="grid gap-4 rounded-lg border border-line p-5">
      <h2 className="display text-lg">Give money back</h2>
      {give.error && !wrongAmount && !errors.reason && <Notice kind="bad">{explain(give.error)}</Notice>}
      <Field
        label={`Amount (${refundable.currency})`}
        hint={`Up to ${formatMoney(refundable)}`}
        inputMode="decimal"
        required
        value={amount}
        error={wrongAmount}
        onChange={(event) => {
          setAmount(event.target.value);
          setKey(newKey());
        }}
      />
      <Field
        label="Why"
        required
        value={reason}
        error={errors.reason?.[0]}
        onChange={(event) => {
          setReason(event.target.value);
          setKey(newKey());
        }}
      />
      <Button type="submit" look="quiet" busy={give.isPending}>
        Give back
      </Button>
    </form>
  );
}
