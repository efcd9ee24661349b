import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NoAnswer, Problem } from './problem';
import { repeated } from './repeat';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const busy = () => new Problem(503, { code: 'unavailable' }, '2');
const failing = (...errors: Error[]) => {
  const call = vi.fn<() => Promise<string>>().mockResolvedValue('done');
  for (const error of errors) call.mockRejectedValueOnce(error);
  return call;
};

it('waits as long as the shop says, and asks again', async () => {
  const call = failing(busy(), new Problem(409, { code: 'idempotency_key_in_use' }, '1'));
  const answer = repeated(call);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(call).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_001);

  expect(await answer).toBe('done');
  expect(call).toHaveBeenCalledTimes(3);
});

it('asks at once after a lost answer, and once', async () => {
  expect(await repeated(failing(new NoAnswer()))).toBe('done');
  await expect(repeated(failing(new NoAnswer(), new NoAnswer()))).rejects.toBeInstanceOf(NoAnswer);
});

it('gives up after a few times', async () => {
  const call = failing(...Array.from({ length: 9 }, busy));
  const answer = expect(repeated(call)).rejects.toMatchObject({ status: 503 });
  await vi.advanceTimersByTimeAsync(60_000);
  await answer;

  expect(call).toHaveBeenCalledTimes(6);
});

it('repeats nothing that was refused', async () => {
  const call = failing(new Problem(409, { code: 'out_of_stock' }));

  await expect(repeated(call)).rejects.toMatchObject({ code: 'out_of_stock' });
  expect(call).toHaveBeenCalledTimes(1);
});
