import { expect, it } from 'vitest';
import { placeAfter } from './scrollPlaces';

const move = { isSamePage: false, hasHash: false, left: undefined };

it('begins a new page at its top, whatever brought one there', () => {
  expect(placeAfter({ ...move, kind: 'PUSH' })).toBe(0);
  expect(placeAfter({ ...move, kind: 'REPLACE' })).toBe(0);
  expect(placeAfter({ ...move, kind: 'PUSH', isSamePage: true })).toBe(0);
});

it('leaves one where one is when something is chosen on the page', () => {
  expect(placeAfter({ ...move, kind: 'REPLACE', isSamePage: true })).toBeNull();
});

it('brings one back to where the page was left', () => {
  expect(placeAfter({ ...move, kind: 'POP', left: 640 })).toBe(640);
  expect(placeAfter({ ...move, kind: 'POP' })).toBeNull();
});

it('leaves a place within a page to the browser', () => {
  expect(placeAfter({ ...move, kind: 'PUSH', hasHash: true })).toBeNull();
});
