import { expect, it } from 'vitest';
import { countries, likelyCountry } from './countries';

it('takes the chosen country before the browser’s', () => {
  expect(likelyCountry('DE', 'en-US')).toBe('DE');
  expect(likelyCountry(null, 'en-GB')).toBe('GB');
  expect(likelyCountry('XX', 'fr')).toBe('FR');
});

it('knows every country by name, in the order of names', () => {
  const names = countries().map((country) => country.name);
  expect(names).toContain('Germany');
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
});
