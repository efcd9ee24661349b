import { expect, it } from 'vitest';
import { clockText, crowdText, placeText, timeText, type Place } from './roomTexts';

const place = (status: Place['status'], more: Partial<Place> = {}): Place => ({
  roomId: 'room-1',
  status,
  number: 1,
  ...more,
});

it('says no time finer than anybody could know', () => {
  expect(timeText(1)).toBe('less than a minute');
  expect(timeText(60)).toBe('about a minute');
  expect(timeText(61)).toBe('about 2 minutes');
  expect(timeText(2 * 60 * 60)).toBe('about 2 hours');
});

it('counts down as a clock does, and in days where that is long', () => {
  expect([0, 9, 65, 600, 3_605, 86_399].map(clockText)).toEqual([
    '0:00',
    '0:09',
    '1:05',
    '10:00',
    '1:00:05',
    '23:59:59',
  ]);
  expect([86_400, 200_000].map(clockText)).toEqual(['1 day', '2 days']);
});

it('says how many are ahead, and promises nothing that it doesn’t know', () => {
  expect(placeText(place('waiting', { ahead: 0, secondsLeft: 5 })).title).toBe('You’re next');
  expect(placeText(place('waiting', { ahead: 1 })).title).toBe('One person ahead of you');
  expect(placeText(place('waiting', { ahead: 1200 })).title).toBe('1,200 people ahead of you');
  expect(placeText(place('waiting', { ahead: 1200 })).text).toContain('can’t say');
  expect(placeText(place('sold_out', { ahead: 3 })).text).toContain('You keep your place');
});

it('has words for every state', () => {
  for (const status of [
    'before_start',
    'waiting',
    'paused',
    'sold_out',
    'admitted',
    'used',
    'expired',
    'closed',
  ] as const)
    expect(placeText(place(status)).title).not.toBe('');
});

it('counts nobody in an empty room', () => {
  expect(crowdText({ waiting: 0, admitted: 0 })).toBe('Nobody has taken a place yet.');
  expect(crowdText({ waiting: 0, admitted: 1 })).toBe('Nobody waits. One has had their turn.');
  expect(crowdText({ waiting: 1, admitted: 0 })).toBe('One person waits.');
  expect(crowdText({ waiting: 1200, admitted: 30 })).toBe('1,200 people wait. 30 have had their turn.');
});
