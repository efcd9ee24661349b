import type { Schema } from '../../Api/client';
import { isLater } from '../roomTexts';

/** What a room does now, in a word. */
export function roomStanding({ status, startsAt }: { status: Schema['RoomStatus']; startsAt: string }) {
  if (status === 'closed') return 'Closed';
  if (status === 'paused') return 'Paused';
  return isLater(startsAt) ? 'Yet to start' : 'Admitting';
}

/** How many came, and how many of them have had their turn. */
export function crowdText({ tickets, admitted }: { tickets: number; admitted: number }): string {
  if (tickets === 0) return 'Nobody has come yet';
  const came = `${tickets.toLocaleString('en')} came`;
  return admitted === 0 ? came : `${came}, ${admitted.toLocaleString('en')} had their turn`;
}

/** A pace as one says it: what is below one a second, by the minute. */
export function paceText(perSecond: number): string {
  if (perSecond === 0) return '0';
  return perSecond < 1
    ? `${(perSecond * 60).toLocaleString('en', { maximumFractionDigits: 1 })} a minute`
    : `${perSecond.toLocaleString('en', { maximumFractionDigits: 1 })} a second`;
}

/** A whole number; what is none is one that the shop refuses by the field's name. */
export const whole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : -1);
