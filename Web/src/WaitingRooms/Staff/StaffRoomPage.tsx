import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, type Schema } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { Notice } from '../../Design/Notice';
import { moment } from '../../Orders/orderTexts';
import { announce } from '../../Shell/announcements';
import { Failed } from '../../Shell/Failed';
import { ListSkeleton, PageHead } from '../../Staff/StaffLayout';

type Room = Schema['StaffRoomAnswer'];

const askAgainMs = 2_000; // its figures are measured every second

/** One room with its figures, and what staff decide of it. */
export function StaffRoomPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', 'waiting-rooms', id],
    queryFn: () => take(api.GET('/api/v1/admin/waiting-rooms/{id}', { params: { path: { id } } })),
    refetchInterval: askAgainMs,
  });
  if (!data)
    return error ? (
      <Failed error={error} what="waiting room" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the waiting room" />
    );
  return (
    <>
      <PageHead title={data.name} />
      <div className="grid gap-10">
        <p className="text-muted">
          {data.status}, {data.draw ? 'started' : 'starts'} {moment(data.startsAt)}; {data.skus.join(', ')}, up to{' '}
          {data.perShopper} a shopper.
          {data.draw && ` ${data.draw.count} places were drawn by the seed ${data.draw.seed.slice(0, 8)}….`}
        </p>
        <Figures room={data} />
        {data.status !== 'closed' && <Control room={data} />}
      </div>
    </>
  );
}

const Figures = ({ room }: { room: Room }) => (
  <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line text-center md:grid-cols-4">
    <Figure name="Waiting" value={room.tickets - room.admitted} />
    <Figure name="Admitted" value={room.admitted} />
    <Figure name="Admitted, not checked out" value={room.outstanding} />
    <Figure name="Pieces available" value={room.available} />
    <Figure name="Admissions a second" value={room.perSecond} />
    <Figure name="Pace that checkouts bear" value={room.pace} />
    <Figure name="Checkouts at work" value={room.checkoutsAtWork} />
    <Figure name="… half of them for (ms)" value={room.checkoutsAtWorkMilliseconds} />
  </dl>
);

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div className="bg-surface px-2 py-3">
    <dt className="text-xs text-muted">{name}</dt>
    <dd className="display text-xl tabular-nums">{value.toLocaleString('en')}</dd>
  </div>
);

function Control({ room }: { room: Room }) {
  const [perSecondMax, setPerSecondMax] = useState(String(room.perSecondMax));
  const [proofBits, setProofBits] = useState(String(room.proofBits));
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: Schema['ChangeRoom']) =>
      take(api.PATCH('/api/v1/admin/waiting-rooms/{id}', { params: { path: { id: room.id } }, body })),
    onSuccess: async (now) => {
      client.setQueryData(['staff', 'waiting-rooms', room.id], now);
      await client.invalidateQueries({ queryKey: ['staff', 'waiting-rooms'], exact: true });
      announce('The waiting room is changed.');
    },
  });
  const isPaused = room.status === 'paused';
  return (
    <section className="grid gap-5">
      {change.error && <Notice kind="bad">{explain(change.error)}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button busy={change.isPending} onClick={() => change.mutate({ status: isPaused ? 'open' : 'paused' })}>
          {isPaused ? 'Go on admitting' : 'Pause'}
        </Button>
        {!room.draw && (
          <Button
            look="quiet"
            busy={change.isPending}
            onClick={() => change.mutate({ startsAt: new Date().toISOString() })}
          >
            Start now
          </Button>
        )}
        <Button
          look="quiet"
          busy={change.isPending}
          onClick={() => confirm('Close it for good? Everybody can buy then.') && change.mutate({ status: 'closed' })}
        >
          Close
        </Button>
      </div>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ perSecondMax: Number(perSecondMax), proofBits: Number(proofBits) });
        }}
      >
        <Field
          label="Admissions a second at most"
          inputMode="numeric"
          value={perSecondMax}
          onChange={(event) => setPerSecondMax(event.target.value)}
        />
        <Field
          label="Work for a place, in bits"
          inputMode="numeric"
          value={proofBits}
          onChange={(event) => setProofBits(event.target.value)}
        />
        <Button type="submit" look="quiet" busy={change.isPending}>
          Set
        </Button>
      </form>
    </section>
  );
}
