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
import { isLater, placeText, type Place } from './roomTexts';

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
  const { name, status, startsAt, perShopper } = room.data;
  if (status === 'closed')
    return (
      <Empty title="The waiting room is closed" action={<ButtonLink to="/cart">To your cart</ButtonLink>}>
        <p>Nobody has to wait for {name} any more.</p>
      </Empty>
    );
  return (
    <section className="grid max-w-2xl gap-8 py-6">
      <header className="grid gap-2">
        <h1 className="display text-3xl wrap-anywhere">{name}</h1>
        <p className="text-muted">
          {isLater(startsAt) ? `Starts ${moment(startsAt)}. ` : ''}
          {perShopper === 1 ? 'One piece a shopper.' : `Up to ${perShopper} pieces a shopper.`}
        </p>
      </header>
      {place.data ? <Standing place={place.data} id={id} /> : <Come id={id} />}
      {place.error && <Notice kind="warn">{explain(place.error)}</Notice>}
    </section>
  );
}

function Standing({ place, id }: { place: Place; id: string }) {
  const { title, text } = placeText(place);
  return (
    <div className="grid gap-6">
      <div role="status" className="grid gap-3 rounded-lg bg-sunken p-6">
        <p className="display text-2xl tabular-nums">{title}</p>
        <p className="max-w-prose text-muted">{text}</p>
        {place.place !== undefined && place.place !== null && place.status !== 'used' && (
          <p className="text-sm text-muted tabular-nums">Your place is number {place.place.toLocaleString('en')}.</p>
        )}
      </div>
      {place.status === 'admitted' && (
        <div className="grid justify-items-start gap-3">
          <ButtonLink to="/checkout">Check out</ButtonLink>
          {place.expiresAt && <p className="text-sm text-muted">Begin before {moment(place.expiresAt)}.</p>}
        </div>
      )}
      {place.status === 'expired' && <Come id={id} again />}
    </div>
  );
}

function Come({ id, again = false }: { id: string; again?: boolean }) {
  const take = useTakePlace(id);
  return (
    <div className="grid justify-items-start gap-4">
      {!again && (
        <p className="max-w-prose text-muted">
          More people want this than can check out at once. Take a place: you’ll see where you stand, and it stays yours
          if you leave and come back.
        </p>
      )}
      {take.error && <Notice kind="bad">{explain(take.error)}</Notice>}
      <Button busy={take.isPending} onClick={() => take.mutate()}>
        {again ? 'Come again' : 'Take a place'}
      </Button>
    </div>
  );
}

const Waiting = () => (
  <div className="grid max-w-2xl gap-6 py-6">
    <Loading what="the waiting room" />
    <Skeleton className="h-10 w-64" />
    <Skeleton className="h-36" />
  </div>
);
