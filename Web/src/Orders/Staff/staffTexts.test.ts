import { expect, it } from 'vitest';
import { standing, stepFacts, stepName } from './staffTexts';

it('says in a word how an order stands', () => {
  expect(standing('paid', 'captured')).toBe('To send');
  expect(standing('shipped', 'partially_refunded')).toBe('Partly refunded');
  expect(standing('cancelled', 'refunded')).toBe('Cancelled');
});

it('names every step, those of a later version too', () => {
  const step = { at: '', actor: 'shop', data: {} as never };
  expect(stepName({ ...step, source: 'order', event: 'parcel_sent' })).toBe('Parcel sent');
  expect(stepName({ ...step, source: 'returns', event: 'box_opened' })).toBe('returns: box opened');
});

it('tells the facts of a step and leaves out what is empty', () => {
  expect(stepFacts({ sku: 'A', delta: -1, reason: null, lines: [{ sku: 'A' }] })).toEqual([
    ['sku', 'A'],
    ['delta', '-1'],
    ['lines', '[{"sku":"A"}]'],
  ]);
  expect(stepFacts(undefined)).toEqual([]);
});
