import { expect, it } from 'vitest';
import { topicsMax, Wanted } from './topics';

it('wants what any tab shows, once', () => {
  const wanted = new Wanted();
  wanted.say('one', ['product:b', 'cart:1'], 0);
  wanted.say('two', ['product:a', 'cart:1'], 0);
  expect(wanted.all(1)).toEqual(['cart:1', 'product:a', 'product:b']);
  wanted.leave('two');
  expect(wanted.all(1)).toEqual(['cart:1', 'product:b']);
  wanted.say('one', [], 2);
  expect(wanted.all(3)).toEqual([]);
});

it('knows what a tab has come to show, and what it only says again', () => {
  const wanted = new Wanted();
  expect(wanted.say('one', ['product:a'], 0)).toEqual(['product:a']);
  expect(wanted.say('one', ['product:a', 'product:b'], 1)).toEqual(['product:b']);
  expect(wanted.say('two', ['product:a'], 2)).toEqual(['product:a']);
  wanted.leave('one');
  expect(wanted.say('one', ['product:b'], 3)).toEqual(['product:b']);
});

it('forgets a tab that fell silent, not one that is merely hidden', () => {
  const wanted = new Wanted();
  wanted.say('gone', ['product:a'], 0);
  wanted.say('hidden', ['product:b'], 60_000);
  expect(wanted.all(151_000)).toEqual(['product:b']);
});

it('leaves out products where it has to', () => {
  const wanted = new Wanted();
  wanted.say('one', [...Array.from({ length: 60 }, (_, i) => `product:${i}`), 'order:1'], 0);
  expect(wanted.all(1)).toHaveLength(topicsMax);
  expect(wanted.all(1)[0]).toBe('order:1');
});
