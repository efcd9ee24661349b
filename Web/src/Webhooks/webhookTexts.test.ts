import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allEvents, eventsText, hostOf, standingOf, type Delivery } from './webhookTexts';

const delivery = (more: Partial<Delivery>): Delivery => ({
  id: '1',
  eventId: 'event-1',
  type: 'order.placed',
  status: 'waiting',
  createdAt: '2026-11-01T10:00:00Z',
  attempts: 0,
  ...more,
});

it('has a word for every event that the shop tells of, and for no other', () => {
  const source = readFileSync('../Grains.Abstractions/Webhooks/WebhookEvents.cs', 'utf8');
  expect([...allEvents].sort()).toEqual([...source.matchAll(/"(order\.[a-z_]+)"/g)].map(([, event]) => event).sort());
});

it('says how much a webhook is told, and of whom', () => {
  expect(eventsText(allEvents)).toBe('All events');
  expect(eventsText(['order.paid'])).toBe('order.paid');
  expect(eventsText(['order.paid', 'order.placed'])).toBe('2 events');
  expect(hostOf('https://partner.example:8443/hooks?a=b')).toBe('partner.example:8443');
  expect(hostOf('no address')).toBe('no address');
});

it('says how a delivery stands, and why', () => {
  expect(standingOf(delivery({}))).toMatchObject({ name: 'Waiting', look: 'plain' });
  expect(standingOf(delivery({ attempts: 2, failure: 'Answered 503.' }))).toEqual({
    name: 'Trying',
    look: 'warn',
    text: 'Tried 2 times. Answered 503.',
  });
  expect(standingOf(delivery({ status: 'given_up', attempts: 30, failure: 'Answered 410.' }))).toEqual({
    name: 'Given up',
    look: 'bad',
    text: 'Tried 30 times. Answered 410.',
  });
  expect(standingOf(delivery({ status: 'delivered', attempts: 1 })).text).toBe('');
  expect(standingOf(delivery({ status: 'delivered', attempts: 2 }))).toMatchObject({
    look: 'good',
    text: 'Tried 2 times.',
  });
});
