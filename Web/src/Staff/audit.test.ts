import { expect, it } from 'vitest';
import { changesOf, kindText } from './audit';

it('puts what was beside what is, member by member', () => {
  expect(changesOf({ title: 'Mug', price: 1 }, { title: 'Cup', tags: ['a'] })).toEqual([
    { member: 'title', before: 'Mug', after: 'Cup' },
    { member: 'price', before: '1' },
    { member: 'tags', after: '["a"]' },
  ]);
  expect(changesOf(undefined, null)).toEqual([]);
  expect(changesOf({ tags: ['a'] }, { tags: [], subtitle: '' })).toEqual([{ member: 'tags', before: '["a"]' }]);
});

it('names kinds that it has never heard of', () => {
  expect(kindText('edit')).toBe('Edit');
  expect(kindText('stockCounted')).toBe('Stock counted');
  expect(kindText('stock_counted')).toBe('Stock counted');
});
