import { api, csrfToken } from '../Api/client';
import { Problem, take } from '../Api/problem';

let beginning: Promise<unknown> | undefined;

/** Whether this browser has a session, as far as it knows: who only looks around has none, and costs none. */
export const hasSession = (): boolean => csrfToken() !== undefined;

// Which session is known to be a guest's, by its anti-forgery value: what only accounts have isn't asked for then.
const guestKey = 'guest';

/** Whether this browser's session is a guest's, as far as it knows. */
export const isGuest = (): boolean => hasSession() && stored() === csrfToken();

/** Notes that it is, or that it is no more. */
export function noteGuest(is: boolean): void {
  try {
    if (is) localStorage.setItem(guestKey, csrfToken() ?? '');
    else localStorage.removeItem(guestKey);
  } catch {
    // Storage is closed to us: the Api is asked, and says no.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(guestKey);
  } catch {
    return null;
  }
}

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
  beginning ??= take(api.POST('/api/v1/sessions', { body: { transport: 'cookie' } }))
    .then(() => noteGuest(true))
    .finally(() => {
      beginning = undefined;
    });
  return beginning;
}
