import type { Schema } from '../Api/client';

const statuses: Record<Schema['OrderStatus'], string> = {
  none: 'Unknown',
  placed: 'Placed',
  paid: 'Paid, being packed',
  fulfilling: 'Partly on its way',
  shipped: 'On its way',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};

export const statusText = (status: Schema['OrderStatus']): string => statuses[status];

const events: Readonly<Record<string, string>> = {
  placed: 'Order placed',
  paid: 'Payment taken',
  parcel_sent: 'A parcel was sent',
  fulfilling: 'Part of it is on its way',
  shipped: 'Everything is on its way',
  parcel_delivered: 'A parcel has arrived',
  delivered: 'Everything has arrived',
  cancelled: 'Cancelled',
  voided: 'Your money was let go of',
  refund_requested: 'Money is on its way back',
  refunded: 'Money was given back',
  refund_refused: 'A refund could not be made',
};

/** What happened, in words; others may come, and are shown as they are called. */
export const eventText = (event: string): string => events[event] ?? event.replaceAll('_', ' ');

export const isFinal = (status: Schema['OrderStatus']): boolean => status === 'delivered' || status === 'cancelled';

export const day = (at: string): string =>
  new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });

export const moment = (at: string): string =>
  new Date(at).toLocaleString('en', { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
