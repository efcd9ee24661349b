import { useParams } from 'react-router';
import { explain } from '../Api/problem';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Notice } from '../Design/Notice';
import { Loading, Skeleton } from '../Design/Skeleton';
import { moment } from '../Orders/orderTexts';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { usePlace, useRoom, useTakePlace } from './room';
import { crowdText, isLater, type Room } from './roomTexts';
import { SaleCart } from './SaleCart';
import { Clock, Standing, WayIn } from './Standing';

/** Where one waits for a sale: the place, how many are ahead, how long it takes, and the way in once the turn has come. */
export function RoomPage() {
  const { id = '' } = useParams();
  const room = useRoom(id);
  const place = usePlace(id);
  useTitle(room.data?.name ?? 'Waiting room');
  if (!room.data)
    return room.error ? (
      <Failed error={room.error} what="waiting room" retry={() => void room.refetch()} />
    ) : (
      <Waiting />
    );
  if (place.data === undefined && !place.error) return <Waiting />;
  const { name, status, skus, perShopper } = room.data;
  if (status === 'closed')
    return (
      <Empty title="The waiting room is closed" action={<ButtonLink to="/cart">To your cart</ButtonLink>}>
        <p>Nobody has to wait for {name} any more.</p>
      </Empty>
    );
  return (
    <section className="grid gap-8 py-6">
      <Head room={room.data} />
      {place.error && <Notice kind="warn">{explain(place.error)}</Notice>}
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        {place.data ? (
          <Standing place={place.data} startsAt={room.data.startsAt}>
            {place.data.status === 'admitted' && <WayIn />}
            {place.data.status === 'expired' && <Come id={id} again />}
          </Standing>
        ) : (
          <Invitation room={room.data} />
        )}
        <aside className="grid content-start gap-10">
          <SaleCart skus={skus} perShopper={perShopper} />
          <Fairness room={room.data} />
        </aside>
      </div>
    </section>
  );
}

const Head = ({ room: { name, startsAt, perShopper } }: { room: Room }) => (
  <header className="grid gap-2">
    <p className="text-sm text-muted">Waiting room</p>
    <h1 className="display text-3xl wrap-anywhere">{name}</h1>
    <p className="text-muted">
      {isLater(startsAt) ? `Starts ${moment(startsAt)}. ` : ''}
      {perShopper === 1 ? 'One piece a shopper.' : `Up to ${perShopper} pieces a shopper.`}
    </p>
  </header>
);

const Invitation = ({ room: { id, startsAt, soldOut } }: { room: Room }) => (
  <div className="grid content-start gap-8 rounded-lg bg-stage p-6 text-on-stage sm:p-8 md:p-10">
    <div className="grid gap-3">
      <p className="display text-3xl">
        {soldOut ? 'Sold out, as it stands' : 'More want this than can check out at once'}
      </p>
      <p className="max-w-prose opacity-90">
        {soldOut
          ? 'With a place you are next for what others give back.'
          : 'Take a place: you’ll see where you stand, and it stays yours if you leave and come back.'}
      </p>
    </div>
    {isLater(startsAt) && <Clock what="It starts in" at={startsAt} />}
    <Come id={id} />
  </div>
);

function Come({ id, again = false }: { id: string; again?: boolean }) {
  const take = useTakePlace(id);
  return (
    <div className="grid gap-4 sm:justify-items-start">
      {take.error && <Notice kind="bad">{explain(take.error)}</Notice>}
      <Button look="loud" className="px-6" busy={take.isPending} onClick={() => take.mutate()}>
        {again ? 'Come again' : 'Take a place'}
      </Button>
    </div>
  );
}

/** How the order comes about: nobody waits gladly for what they take for arbitrary. */
const Fairness = ({ room: { waiting, admitted, draw, startsAt } }: { room: Room }) => (
  <section className="grid content-start gap-3">
    <h2 className="display text-lg">How it goes</h2>
    <p className="text-sm text-muted tabular-nums">{crowdText({ waiting, admitted })}</p>
    <p className="text-sm text-muted">
      {isLater(startsAt) && !draw
        ? 'Whoever is here when the sale starts gets a place by lot; whoever comes later stands behind them.'
        : 'Whoever was here at the start got a place by lot; whoever came later stands behind them, in order.'}{' '}
      People are let in as quickly as the checkout can serve them, and no more than there are pieces.
    </p>
    {draw && draw.count > 1 && (
      <details className="text-sm text-muted">
        <summary className="min-h-11 cursor-pointer py-2.5 underline decoration-1 underline-offset-4">
          Check the draw
        </summary>
        <p className="wrap-anywhere">
          Tickets 1 to {draw.count.toLocaleString('en')} were shuffled by the seed <code>{draw.seed}</code>, which was
          made at the start and not before.
        </p>
      </details>
    )}
  </section>
);

const Waiting = () => (
  <div className="grid gap-8 py-6">
    <Loading what="the waiting room" />
    <Skeleton className="h-16 w-64" />
    <Skeleton className="h-72 lg:w-3/5" />
  </div>
);
