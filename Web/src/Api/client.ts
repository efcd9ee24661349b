import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schema = components['schemas'];
export type Money = Schema['Money'];

const csrfCookie = '__Host-csrf';
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The typed client of the whole API, generated from its description. */
export const api = createClient<paths>({ baseUrl: '' });

api.use({
  onRequest({ request }) {
    if (!safeMethods.has(request.method)) {
      request.headers.set('X-CSRF-Token', csrfToken() ?? '');
      if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey());
    }
    return request;
  },
});

/** The name of one wish of the shopper: its repeats carry the same one, and are done once. */
export const newKey = (): string => crypto.randomUUID();

/** The value that shows the Api that a call comes from our own pages; undefined where there is no session. */
export function csrfToken(cookies = document.cookie): string | undefined {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${csrfCookie}=`));
  return found && decodeURIComponent(found.slice(csrfCookie.length + 1));
}
