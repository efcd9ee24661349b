import { expect, it } from 'vitest';
import { errorOf, raised, replaced, without } from './form';

it('finds what is wrong with a member, or with what is in it', () => {
  const errors = { 'variants/1/price': ['A price.'], title: ['A title.'] };
  expect(errorOf(errors, 'title')).toBe('A title.');
  expect(errorOf(errors, 'variants/1')).toBe('A price.');
  expect(errorOf(errors, 'variants/10')).toBeUndefined();
});

it('changes, takes out and raises rows', () => {
  expect(replaced([{ a: 1 }, { a: 2 }], 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }]);
  expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
  expect(raised(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(raised(['a', 'b'], 0)).toEqual(['a', 'b']);
});
