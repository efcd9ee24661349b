import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { api } from '../Api/client';
import { explain, take } from '../Api/problem';
import { Mark } from '../Design/Mark';
import { Segments } from '../Design/Segments';
import { moment } from '../Orders/orderTexts';
import { shortName } from '../Orders/Staff/orderWork';
import { announce } from '../Shell/announcements';
import { List, useFilter, useList } from '../Staff/list';
import { Part } from '../Staff/StaffLayout';
import { standingOf, statuses, type Delivery } from './webhookTexts';

const renewMs = 5_000; // a first attempt is a second away, the second one twenty

/** What became of each event, the latest first, and a way to send it once more. */
export function Deliveries({ id }: { id: string }) {
  const [status, setStatus] = useFilter('status');
  const key = ['webhook-deliveries', id, status];
  const list = useList(
    key,
    (cursor) =>
      take(
        api.GET('/api/v1/admin/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { limit: '30', ...(status && { status }), ...(cursor && { cursor }) } },
        }),
      ),
    renewMs,
  );
  return (
    <Part title="Deliveries">
      <Segments
        name="Which deliveries"
        options={statuses}
        value={status}
        choose={setStatus}
        className="justify-self-start"
      />
      <List
        list={list}
        what="deliveries"
        empty={status ? 'No delivery is like that.' : 'Nothing has happened yet that it is to be told of.'}
        keyOf={(delivery) => delivery.id}
      >
        {(delivery) => <Row webhook={id} delivery={delivery} />}
      </List>
    </Part>
  );
}

function Row({ webhook, delivery }: { webhook: string; delivery: Delivery }) {
  const { id, eventId, type, createdAt, replayedAt, replayedBy, status } = delivery;
  const { name, look, text } = standingOf(delivery);
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/admin/webhooks/{id}/deliveries/{delivery}/replay', {
          params: { path: { id: webhook, delivery: Number(id) } },
        }),
      ),
    onSuccess: async () => {
      announce('It is sent once more.');
      await client.invalidateQueries({ queryKey: ['staff', 'webhook-deliveries', webhook] });
    },
    onError: (error) => announce(explain(error), { isError: true }),
  });
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1 py-3 md:grid-cols-[15rem_1fr_auto]">
      <div className="min-w-0">
        <p className="truncate font-semibold">{type}</p>
        <p className="text-sm text-muted">{moment(createdAt)}</p>
      </div>
      <div className="order-3 col-span-2 grid justify-items-start gap-1 text-sm md:order-none md:col-span-1">
        <Mark look={look}>{name}</Mark>
        <p className="wrap-anywhere text-muted">
          {text}
          {replayedAt && ` Sent again ${moment(replayedAt)}${replayedBy ? ` by ${shortName(replayedBy)}` : ''}.`}
        </p>
      </div>
      <button
        type="button"
        aria-disabled={replay.isPending}
        onClick={() => !replay.isPending && replay.mutate()}
        className="inline-flex min-h-11 items-center gap-2 rounded-md border border-edge px-3.5 text-sm font-semibold hover:bg-sunken"
      >
        <RotateCw aria-hidden className="size-4" />
        {status === 'waiting' ? 'Send now' : 'Send again'}
        <span className="sr-only">
          {type} of {moment(createdAt)}, event {eventId}
        </span>
      </button>
    </div>
  );
}
