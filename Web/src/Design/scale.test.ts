import { expect, it } from 'vitest';
import { roundTop } from './scale';

it('ends a chart at the next round number', () => {
  expect([0, 0.7, 1, 7, 11, 250, 430, 999, 1001].map(roundTop)).toEqual([1, 0.8, 1, 8, 20, 300, 500, 1000, 2000]);
});
