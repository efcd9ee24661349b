import type { Schema } from '../../Api/client';
import { Mark, type MarkLook } from '../../Design/Mark';
import { roomStanding } from './staffRoomTexts';

const looks: Readonly<Record<ReturnType<typeof roomStanding>, MarkLook>> = {
  'Yet to start': 'plain',
  Admitting: 'good',
  Paused: 'warn',
  Closed: 'plain',
};

export function RoomMark(room: { status: Schema['RoomStatus']; startsAt: string }) {
  const name = roomStanding(room);
  return <Mark look={looks[name]}>{name}</Mark>;
}
