import { Link } from 'react-router';
import { Notice } from '../Design/Notice';
import { moment } from '../Orders/orderTexts';
import { useRoomOf } from './room';
import { isLater } from './roomTexts';

/** Says of a thing that it is sold through a waiting room; nothing of others. */
export function RoomNotice({ sku }: { sku: string }) {
  const { data: room } = useRoomOf(sku);
  if (!room) return null;
  return (
    <Notice kind="warn" title={room.name}>
      <p>
        Many want this: it is sold in turn{isLater(room.startsAt) && `, from ${moment(room.startsAt)} on`}. Put it into
        your cart, and{' '}
        <Link to={`/waiting-rooms/${room.id}`} className="text-link underline underline-offset-2">
          take a place in the waiting room
        </Link>
        .
      </p>
    </Notice>
  );
}
