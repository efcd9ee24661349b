import { useState } from 'react';
import { api, newKey } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { fieldErrors } from '../../Customers/AccountForm';
import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { Notice } from '../../Design/Notice';
import { Quantity } from '../../Design/Quantity';
import { useOrderWork } from './orderWork';
import type { WholeOrder } from './StaffOrderPage';

/** A parcel: all that is yet to be sent, unless less is chosen. */
export function Fulfil({ whole: { order } }: { whole: WholeOrder }) {
  const open = order.lines.filter((line) => line.quantity > line.shipped);
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});
  const [carrier, setCarrier] = useState('');
  const [number, setNumber] = useState('');
  const [url, setUrl] = useState('');
  const [key, setKey] = useState(newKey);
  const send = useOrderWork(async () => {
    const lines = open
      .map((line) => ({ sku: line.sku, quantity: chosen[line.sku] ?? line.quantity - line.shipped }))
      .filter((line) => line.quantity > 0);
    const tracking = carrier || number || url ? { carrier, number, url: url || null } : null;
    await take(
      api.POST('/api/v1/admin/orders/{id}/fulfilments', {
        params: { path: { id: order.id ?? '' }, header: { 'Idempotency-Key': key } },
        body: { lines, tracking },
      }),
    );
    setKey(newKey());
    setChosen({});
    setNumber('');
  }, 'The parcel is on its way.');
  if (open.length === 0 || !['paid', 'fulfilling'].includes(order.status)) return null;
  const errors = fieldErrors(send.error);
  return (
    <section className="grid gap-4 rounded-lg border border-line p-5">
      <h2 className="display text-lg">Send a parcel</h2>
      {send.error && <Notice kind="bad">{explain(send.error)}</Notice>}
      <ul className="grid gap-3">
        {open.map((line) => (
          <li key={line.sku} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0">
              {line.title} <span className="text-sm text-muted">{line.sku}</span>
            </span>
            <Quantity
              of={line.title}
              min={0}
              value={chosen[line.sku] ?? line.quantity - line.shipped}
              onChange={(quantity) =>
                setChosen({ ...chosen, [line.sku]: Math.min(quantity, line.quantity - line.shipped) })
              }
            />
          </li>
        ))}
      </ul>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label="Carrier"
          required={false}
          value={carrier}
          error={errors['tracking/carrier']?.[0]}
          onChange={(event) => setCarrier(event.target.value)}
        />
        <Field
          label="Tracking number"
          required={false}
          value={number}
          error={errors['tracking/number']?.[0]}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Field
          label="Tracking address"
          type="url"
          required={false}
          value={url}
          error={errors['tracking/url']?.[0]}
          onChange={(event) => setUrl(event.target.value)}
        />
      </div>
      <Button className="justify-self-start" busy={send.isPending} onClick={() => send.mutate(undefined)}>
        Send it
      </Button>
    </section>
  );
}
