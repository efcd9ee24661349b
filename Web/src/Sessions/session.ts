import { api, csrfToken } from '../Api/client';
import { Problem, take } from '../Api/problem';

let beginning: Promise<unknown> | undefined;

/** Whether this browser has a session, as far as it knows: who only looks around has none, and costs none. */
export const hasSession = (): boolean => csrfToken() !== undefined;

/** Does what needs a session; begins a guest's where there is none, or where the old one has ended. */
export async function inSession<T>(call: () => Promise<T>): Promise<T> {
  if (!hasSession()) await begin();
  try {
    return await call();
  } catch (error) {
    if (!isEnded(error)) throw error;
    await begin();
    return await call();
  }
}

/** Reads what only a session can have; null for whoever has none. */
export async function ifInSession<T>(call: () => Promise<T>): Promise<T | null> {
  if (!hasSession()) return null;
  try {
    return await call();
  } catch (error) {
    if (isEnded(error)) return null;
    throw error;
  }
}

const isEnded = (error: unknown): boolean =>
  error instanceof Problem && error.status === 401 && error.code === 'unauthenticated';

function begin(): Promise<unknown> {
  beginning ??= take(api.POST('/api/v1/sessions', { body: { transport: 'cookie' } })).finally(() => {
    beginning = undefined;
  });
  return beginning;
}
