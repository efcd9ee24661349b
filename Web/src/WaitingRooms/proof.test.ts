import { expect, it } from 'vitest';
import { solve } from './proof';

// The shop's side has the same: tests/Api/WaitingRooms/Proofs/WorkProofTests.cs.
it.each([
  ['a place, please', 12, 1523],
  ['für Ada', 10, 846],
  ['no work', 0, 0],
])('works out what the shop takes for done: %s', async (challenge, bits, number) => {
  expect(await solve({ challenge, bits })).toBe(number);
});
