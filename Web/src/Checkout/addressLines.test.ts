import { expect, it } from 'vitest';
import { addressLines } from './addressLines';

const street = { line1: '1 Main Street', line2: null };

it.each([
  [{ city: 'New York', region: 'NY', postalCode: '10001', country: 'US' }, ['New York, NY 10001']],
  [{ city: 'New York', region: null, postalCode: '10001', country: 'US' }, ['New York 10001']],
  [{ city: 'Toronto', region: 'ON', postalCode: 'M5V 2T6', country: 'CA' }, ['Toronto ON M5V 2T6']],
  [{ city: 'Sydney', region: 'NSW', postalCode: '2000', country: 'AU' }, ['Sydney NSW 2000']],
  [{ city: 'Munich', region: null, postalCode: '80331', country: 'DE' }, ['80331 Munich']],
  [{ city: 'Milan', region: 'MI', postalCode: '20121', country: 'IT' }, ['20121 Milan', 'MI']],
])('writes an address as its country does: %o', (place, town) => {
  expect(addressLines({ ...street, ...place }, 'Somewhere')).toEqual(['1 Main Street', ...town, 'Somewhere']);
});

it('leaves no line empty, and keeps the second one', () => {
  const place = {
    line1: '1 Main Street',
    line2: 'Flat 2',
    city: 'Munich',
    region: '',
    postalCode: '80331',
    country: 'DE',
  };
  expect(addressLines(place)).toEqual(['1 Main Street', 'Flat 2', '80331 Munich', 'DE']);
});
