import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api, type Schema } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { fieldErrors } from '../../Customers/AccountForm';
import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { Figure, Figures } from '../../Design/Figures';
import { Notice } from '../../Design/Notice';
import { moment } from '../../Orders/orderTexts';
import { announce } from '../../Shell/announcements';
import { Failed } from '../../Shell/Failed';
import { ListSkeleton, PageHead, Part } from '../../Staff/StaffLayout';
import { clockText, isLater } from '../roomTexts';
import { RoomMark } from './RoomMark';
import { paceText, whole } from './staffRoomTexts';

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
      <PageHead title={data.name}>
        <RoomMark status={data.status} startsAt={data.startsAt} />
      </PageHead>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_20rem]">
        <div className="grid min-w-0 content-start gap-10">
          <Queue room={data} />
          {data.status !== 'closed' && <Pace room={data} />}
        </div>
        <aside className="grid min-w-0 content-start gap-8">
          {data.status !== 'closed' && <Control key={data.id} room={data} />}
          <Sale room={data} />
        </aside>
      </div>
    </>
  );
}

const number = (value: number): string => value.toLocaleString('en');

/** Who came, and how far they got: the bar is everybody. */
function Queue({ room: { tickets, admitted, outstanding, available } }: { room: Room }) {
  return (
    <Part title="The queue">
      <Figures>
        <Figure name="Waiting" value={number(tickets - admitted)} />
        <Figure name="Had their turn" value={number(admitted)} />
        <Figure name="Yet to check out" value={number(outstanding)} note="of those let in" />
        <Figure name="Pieces left" value={number(available)} />
      </Figures>
      {tickets === 0 ? (
        <p className="text-muted">Nobody has come yet. The room’s page, and the things’ own pages, invite shoppers.</p>
      ) : (
        <div className="grid gap-1.5">
          <svg
            aria-hidden
            viewBox={`0 0 ${tickets} 1`}
            preserveAspectRatio="none"
            className="h-2.5 w-full rounded-full bg-sunken"
          >
            <rect width={admitted} height={1} className="fill-link" />
          </svg>
          <p className="text-sm text-muted tabular-nums">
            {number(admitted)} of {number(tickets)} who came have had their turn.
          </p>
        </div>
      )}
    </Part>
  );
}

/** How quickly people are let in, and what that hangs on. */
const Pace = ({
  room: { perSecond, pace, perSecondMax, checkoutsAtWork, checkoutsAtWorkMilliseconds },
}: {
  room: Room;
}) => (
  <Part title="The pace">
    <Figures layout="three">
      <Figure name="Let in now" value={paceText(perSecond)} note={`${number(perSecondMax)} a second at most`} />
      <Figure name="Checkouts bear" value={paceText(pace)} note="as measured" />
      <Figure
        name="Checkouts at work"
        value={number(checkoutsAtWork)}
        note={checkoutsAtWork > 0 && `half of them for ${number(checkoutsAtWorkMilliseconds)} ms or less`}
      />
    </Figures>
  </Part>
);

/** What is sold here, from when on, and how the order came about. */
const Sale = ({ room: { skus, perShopper, startsAt, draw, admissionSeconds } }: { room: Room }) => (
  <section aria-label="The sale" className="rounded-lg bg-sunken p-5 text-sm">
    <dl className="grid gap-4">
      <Fact name={isLater(startsAt) ? 'Starts' : 'Started'}>{moment(startsAt)}</Fact>
      <Fact name="Sells">
        <ul>
          {skus.map((sku) => (
            <li key={sku}>
              <Link to={`/admin/stock/${encodeURIComponent(sku)}`} className="text-link underline">
                {sku}
              </Link>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name="To each shopper">{perShopper === 1 ? 'One piece' : `Up to ${perShopper} pieces`}</Fact>
      <Fact name="A turn lasts">{clockText(admissionSeconds)} minutes</Fact>
      {draw && (
        <Fact name="Draw">
          {draw.count === 1 ? 'One place' : `${number(draw.count)} places`}, by the seed{' '}
          <code className="wrap-anywhere">{draw.seed}</code>
        </Fact>
      )}
    </dl>
  </section>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-muted">{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
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
  const errors = fieldErrors(change.error);
  const isPaused = room.status === 'paused';
  return (
    <section aria-label="What to do with it" className="grid gap-5">
      {change.error && Object.keys(errors).length === 0 && <Notice kind="bad">{explain(change.error)}</Notice>}
      <div className="grid gap-3">
        {!room.draw && (
          <Button busy={change.isPending} onClick={() => change.mutate({ startsAt: new Date().toISOString() })}>
            Start now
          </Button>
        )}
        <div className="grid grid-cols-2 gap-3">
          <Button
            look={isPaused ? 'primary' : 'quiet'}
            busy={change.isPending}
            onClick={() => change.mutate({ status: isPaused ? 'open' : 'paused' })}
          >
            {isPaused ? 'Go on' : 'Pause'}
          </Button>
          <Button
            look="quiet"
            busy={change.isPending}
            onClick={() => confirm('Close it for good? Everybody can buy then.') && change.mutate({ status: 'closed' })}
          >
            Close
          </Button>
        </div>
      </div>
      <form
        noValidate
        className="grid gap-4 rounded-lg border border-line p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) change.mutate({ perSecondMax: whole(perSecondMax), proofBits: whole(proofBits) });
        }}
      >
        <h2 className="display text-lg">Who comes in</h2>
        <Field
          label="Admissions a second at most"
          inputMode="numeric"
          value={perSecondMax}
          error={errors.perSecondMax?.[0]}
          onChange={(event) => setPerSecondMax(event.target.value)}
        />
        <Field
          label="Work for a place, in bits"
          hint="0 for none; 22 at most."
          inputMode="numeric"
          value={proofBits}
          error={errors.proofBits?.[0]}
          onChange={(event) => setProofBits(event.target.value)}
        />
        <Button type="submit" look="quiet" busy={change.isPending}>
          Set
        </Button>
      </form>
    </section>
  );
}
