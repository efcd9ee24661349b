import type { Schema } from '../../Api/client';

/** What orders can be filtered by, as the Api names it. */
export const statusNames = {
  placed: 'Placed',
  paid: 'To send',
  fulfilling: 'Partly sent',
  shipped: 'Sent',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
} as const;

/** One word for how an order stands: what was given back tells more than how far it got. */
export function standing(status: Schema['OrderStatus'], payment: string): string {
  if (status !== 'cancelled' && (payment === 'refunded' || payment === 'partially_refunded'))
    return statusNames[payment];
  return status === 'none' ? 'Unknown' : statusNames[status];
}

export type Step = Schema['StoryEntry'];

const told: Readonly<Record<string, string>> = {
  'checkout begun': 'Checkout begun',
  'stock held': 'Held in stock',
  'stock sold': 'Taken from stock',
  'stock adjusted': 'Put back into stock',
  'order placed': 'Order placed',
  'order paid': 'Payment taken',
  'order parcel_sent': 'Parcel sent',
  'order fulfilling': 'Partly sent',
  'order shipped': 'All sent',
  'order parcel_delivered': 'Parcel arrived',
  'order delivered': 'All arrived',
  'order cancelled': 'Cancelled',
  'order voided': 'Payment let go of',
  'order adopted': 'Given to the account that its guest signed in to',
  'order refund_requested': 'Refund asked for',
  'order refunded': 'Refunded',
  'order refund_refused': 'Refund refused',
  'mail sent': 'Mail sent',
  'outbox waiting': 'Work waits',
  'outbox done': 'Work done',
};

export const stepName = ({ source, event }: Step): string =>
  told[`${source} ${event}`] ?? `${source}: ${event.replaceAll('_', ' ')}`;

/** The rest of what is known of a step, each with its name; what is empty is left out. */
export function stepFacts(data: unknown): [string, string][] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
}
