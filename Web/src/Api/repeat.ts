import { hasCode, NoAnswer, pauseBefore, Problem } from './problem';

// A silo that died is replaced within some seconds. Later than after these few, people look for themselves.
const repeatsMost = 5;

/**
 * A call that has a key, made again under it where its answer was lost, where the shop can't answer for the moment, and where the
 * first one is still under way: as late as the shop says, a few times at most. Then it throws what the last one did.
 */
export async function repeated<T>(call: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error, failures)) throw error;
      if (error instanceof Problem) await pause(pauseBefore(failures, error));
    }
  }
}

const isPassing = (error: unknown, failures: number) =>
  error instanceof NoAnswer
    ? failures === 0 // whoever is offline is told so
    : failures < repeatsMost &&
      ((error instanceof Problem && error.status === 503) || hasCode(error, 'idempotency_key_in_use'));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
