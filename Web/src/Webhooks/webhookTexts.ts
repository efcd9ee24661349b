import type { Schema } from '../Api/client';
import type { MarkLook } from '../Design/Mark';
import { moment } from '../Orders/orderTexts';

export type Webhook = Schema['WebhookAnswer'];
export type Delivery = Schema['DeliveryAnswer'];

/** What webhooks tell of, as the Api names it (Grains.Abstractions/Webhooks/WebhookEvents.cs), and in words. */
export const eventGroups: readonly { name: string; events: Readonly<Record<string, string>> }[] = [
  {
    name: 'Orders',
    events: {
      'order.placed': 'Placed',
      'order.paid': 'Paid',
      'order.cancelled': 'Cancelled',
      'order.voided': 'Payment let go of',
    },
  },
  {
    name: 'Parcels',
    events: {
      'order.parcel_sent': 'A parcel was sent',
      'order.fulfilling': 'Part of it is on its way',
      'order.shipped': 'All of it is on its way',
      'order.parcel_delivered': 'A parcel has arrived',
      'order.delivered': 'All of it has arrived',
    },
  },
  {
    name: 'Money back',
    events: {
      'order.refund_requested': 'Asked for',
      'order.refunded': 'Given back',
      'order.refund_refused': 'Refused',
    },
  },
];

export const allEvents: readonly string[] = eventGroups.flatMap(({ events }) => Object.keys(events));

/** How much a webhook is told. */
export function eventsText(events: readonly string[]): string {
  if (allEvents.every((event) => events.includes(event))) return 'All events';
  return events.length === 1 ? (events[0] ?? '') : `${events.length} events`;
}

/** An address by what tells it from others at a look: its host. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

/** What the list of deliveries can be narrowed to, as the Api names it. */
export const statuses: readonly { value: string; text: string }[] = [
  { value: '', text: 'All' },
  { value: 'waiting', text: 'Waiting' },
  { value: 'delivered', text: 'Received' },
  { value: 'given_up', text: 'Given up' },
];

/** How a delivery stands: a word, and what there is to know of it. */
export function standingOf(delivery: Delivery): { name: string; look: MarkLook; text: string } {
  const { status, attempts, deliveredAt, nextAttemptAt, attemptedAt, failure } = delivery;
  const tried = `Tried ${attempts === 1 ? 'once' : `${attempts} times`}`;
  const at = (when: string | null | undefined, before: string) => when && `${before} ${moment(when)}.`;
  const said = (...sentences: (string | false | null | undefined)[]) => sentences.filter(Boolean).join(' ');
  if (status === 'delivered')
    return { name: 'Received', look: 'good', text: said(at(deliveredAt, 'At'), attempts > 1 && `${tried}.`) };
  if (status === 'given_up')
    return { name: 'Given up', look: 'bad', text: said(at(attemptedAt, `${tried}, last`) ?? `${tried}.`, failure) };
  if (attempts === 0) return { name: 'Waiting', look: 'plain', text: 'Is about to be sent.' };
  return { name: 'Trying', look: 'warn', text: said(`${tried}.`, failure, at(nextAttemptAt, 'Again')) };
}

/** Whether a moment is yet to come. */
export const isAhead = (moment: string, now = Date.now()): boolean => Date.parse(moment) > now;
