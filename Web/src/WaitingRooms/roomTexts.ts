import type { Schema } from '../Api/client';

export type Place = Schema['PlaceAnswer'];
export type Room = Schema['RoomAnswer'];

/** Seconds as a clock shows what is left: 9:05, 1:09:05, and days where there are some. */
export function clockText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return days === 1 ? '1 day' : `${days} days`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A time that is left, as one says it: never finer than anybody could know. */
export function timeText(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
  return `about ${Math.round(minutes / 60)} hours`;
}

/** Where somebody stands, in a line and what it means for them. */
export function placeText({ status, ahead, secondsLeft }: Place): { title: string; text: string } {
  switch (status) {
    case 'before_start':
      return {
        title: 'You’re in',
        text: 'When the sale starts, everybody who is here gets a place by lot: it makes no difference who came first. Stay on this page, or come back to it.',
      };
    case 'waiting':
      return {
        title: ahead === 0 ? 'You’re next' : `${count(ahead ?? 0)} ahead of you`,
        text:
          secondsLeft === undefined || secondsLeft === null
            ? 'We can’t say yet how long it takes. You keep your place.'
            : `It takes ${timeText(secondsLeft)} at the speed of the last moments.`,
      };
    case 'paused':
      return {
        title: `${count(ahead ?? 0)} ahead of you`,
        text: 'The queue stands still for a moment. You keep your place.',
      };
    case 'sold_out':
      return {
        title: 'Sold out, as it stands',
        text: 'All that there is goes to those before you. You keep your place: if somebody gives theirs back and your turn comes, this page tells you.',
      };
    case 'admitted':
      return { title: 'It’s your turn', text: 'Check out now: what you buy is held for you from then on.' };
    case 'used':
      return { title: 'You’ve been in', text: 'You have checked out with this place.' };
    case 'expired':
      return { title: 'Your turn has passed', text: 'You can come again, at the end of the queue.' };
    case 'closed':
      return { title: 'The waiting room is closed', text: 'Nobody has to wait any more.' };
  }
}

/** How many wait and how many have had their turn; nobody is no number. */
export function crowdText({ waiting, admitted }: Pick<Room, 'waiting' | 'admitted'>): string {
  const called = admitted === 1 ? 'One has had their turn.' : `${admitted.toLocaleString('en')} have had their turn.`;
  if (waiting === 0) return admitted === 0 ? 'Nobody has taken a place yet.' : `Nobody waits. ${called}`;
  const wait = waiting === 1 ? 'One person waits.' : `${waiting.toLocaleString('en')} people wait.`;
  return admitted === 0 ? wait : `${wait} ${called}`;
}

/** Whether a sale is yet to start. */
export const isLater = (startsAt: string, now = Date.now()): boolean => Date.parse(startsAt) > now;

const count = (people: number): string => (people === 1 ? 'One person' : `${people.toLocaleString('en')} people`);
