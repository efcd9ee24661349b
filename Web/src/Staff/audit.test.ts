import { expect, it } from 'vitest';
import { changesOf, kindText } from './audit';

it('puts what was beside what is, member by member', () => {
  expect(changesOf({ title: 'Mug', price: 1 }, { title: 'Cup', tags: ['a'] })).toEqual([
    { member: 'title', before: 'Mug', after: 'Cup' },
    { member: 'price', before: '1' },
    { member: 'tags', after: 'a' },
  ]);
  expect(changesOf(undefined, null)).toEqual([]);
  expect(changesOf({ version: 1, updatedAt: 'then' }, { version: 2, updatedAt: 'now' })).toEqual([]);
  expect(changesOf({ tags: ['a'] }, { tags: [], subtitle: '' })).toEqual([{ member: 'tags', before: 'a' }]);
});

it('tells of a variant’s price alone, wherever it stands in the list', () => {
  const variant = (sku: string, amount: string) => ({ sku, price: { amount, currency: 'USD' }, weightGrams: 500 });
  expect(
    changesOf(
      { variants: [variant('A', '10.00'), variant('B', '7.00')] },
      { variants: [variant('B', '7.00'), variant('A', '12.00')] },
    ),
  ).toEqual([{ member: 'variants A price', before: '10.00 USD', after: '12.00 USD' }]);
});

it('names kinds that it has never heard of', () => {
  expect(kindText('edit')).toBe('Edit');
  expect(kindText('stockCounted')).toBe('Stock counted');
  expect(kindText('stock_counted')).toBe('Stock counted');
});
