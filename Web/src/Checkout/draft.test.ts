import { describe, expect, it } from 'vitest';
import { check, errorsOf, groupCard, groupExpiry, taxRegion, type Draft } from './draft';

const draft: Draft = {
  email: 'ada@example.com',
  name: 'Ada',
  line1: '1 Main Street',
  line2: '',
  city: 'New York',
  region: 'NY',
  postalCode: '10001',
  country: 'US',
  shippingMethod: 'standard',
};
const card = { card: '4242 4242 4242 4242', expiry: '12/40', cvc: '123' };

describe('what is typed at the checkout', () => {
  it('is let through when it is whole', () => {
    expect(check(draft, card)).toEqual({});
  });

  it('names each field that is missing', () => {
    const errors = check({ ...draft, email: 'ada@', city: ' ', region: '' }, { ...card, expiry: '13/40' });
    expect(Object.keys(errors).toSorted()).toEqual(['city', 'email', 'expiry', 'region']);
  });

  it('asks for a state only where there are some', () => {
    expect(check({ ...draft, country: 'DE', region: '' }, card)).toEqual({});
    expect(taxRegion({ ...draft, country: 'DE' })).toBeUndefined();
    expect(taxRegion(draft)).toBe('NY');
  });
});

it('shows the Api’s errors at their fields', () => {
  expect(errorsOf({ 'shippingAddress/city': ['Too long.'], 'payment/card': ['No.'], email: ['Bad.'] })).toEqual({
    city: 'Too long.',
    card: 'No.',
    email: 'Bad.',
  });
});

it('groups digits as they stand on a card', () => {
  expect(groupCard('42424242 42424242x')).toBe('4242 4242 4242 4242');
  expect(['1', '12', '124', '12/40', '1'].map(groupExpiry)).toEqual(['1', '12', '12/4', '12/40', '1']);
});
