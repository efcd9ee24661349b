import { expect, it } from 'vitest';
import { crowdText, paceText, roomStanding } from './staffRoomTexts';

const hour = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

it('says in a word what a room does', () => {
  expect(roomStanding({ status: 'open', startsAt: at(hour) })).toBe('Yet to start');
  expect(roomStanding({ status: 'open', startsAt: at(-hour) })).toBe('Admitting');
  expect(roomStanding({ status: 'paused', startsAt: at(-hour) })).toBe('Paused');
  expect(roomStanding({ status: 'closed', startsAt: at(hour) })).toBe('Closed');
});

it('counts nobody where nobody came', () => {
  expect(crowdText({ tickets: 0, admitted: 0 })).toBe('Nobody has come yet');
  expect(crowdText({ tickets: 1200, admitted: 0 })).toBe('1,200 came');
  expect(crowdText({ tickets: 1200, admitted: 7 })).toBe('1,200 came, 7 had their turn');
});

it('says a slow pace by the minute', () => {
  expect([0, 0.25, 1, 12.34].map(paceText)).toEqual(['0', '15 a minute', '1 a second', '12.3 a second']);
});
