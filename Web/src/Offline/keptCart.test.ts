import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const mutationKey = ['cart', 'change', 'set'];

/** What a browser keeps: its names are its own members. */
class Store {
  [name: string]: unknown;
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name: string, text: string) {
    this[name] = text;
  }
  removeItem(name: string) {
    Reflect.deleteProperty(this, name);
  }
}

let browser: EventTarget;
beforeEach(() => {
  vi.resetModules(); // a page's start is what is tried
  browser = new EventTarget();
  vi.stubGlobal('window', browser); // before the library is loaded: it asks then whether there is one
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page that starts with what the browser kept. */
async function open(store: Store, onLine: boolean, send: (wish: unknown) => Promise<unknown>) {
  vi.stubGlobal('navigator', { onLine });
  const { QueryClient } = await import('@tanstack/react-query');
  const { keepCart } = await import('./keptCart');
  const client = new QueryClient();
  client.setMutationDefaults(mutationKey, { mutationFn: send, scope: { id: 'cart' } });
  keepCart(client, store as unknown as Storage);
  const wish = (variables: { key: string }) =>
    void client.getMutationCache().build(client, { mutationKey }).execute(variables);
  return { client, wish };
}

const changesIn = (store: Store) => Object.keys(store).filter((name) => name.startsWith('kept-change'));
const never = () => new Promise<never>(() => undefined);

it('sends what waited when a line comes back before the app is drawn', async () => {
  const store = new Store();
  (await open(store, false, never)).wish({ key: 'two mugs' });
  const send = vi.fn(() => Promise.resolve());
  await open(store, false, send);
  expect(send).not.toHaveBeenCalled();

  browser.dispatchEvent(new Event('online'));

  await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(send.mock.calls[0]).toContainEqual({ key: 'two mugs' });
});

it('sends again what was on its way when the page went, in the order of the wishes', async () => {
  const store = new Store();
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  const before = await open(store, true, never);
  before.wish({ key: 'b: two mugs' });
  vi.setSystemTime(1_000_001);
  before.wish({ key: 'a: three mugs' });
  const send = vi.fn<(wish: unknown) => Promise<unknown>>(() => Promise.resolve());
  await open(store, true, send);

  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  expect(send.mock.calls.map(([wish]) => wish)).toEqual([{ key: 'b: two mugs' }, { key: 'a: three mugs' }]);
  await vi.waitFor(() => expect(changesIn(store)).toEqual([]));
});

it('keeps what one tab waits for while another tab keeps its own', async () => {
  const store = new Store();
  const one = await open(store, false, never);
  const other = await open(store, false, never);
  one.wish({ key: 'one' });
  other.wish({ key: 'other' });
  browser.dispatchEvent(new Event('pagehide'));
  expect(changesIn(store)).toHaveLength(2);
});

it('forgets what is older than the shop’s memory of keys', async () => {
  const store = new Store();
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  (await open(store, false, never)).wish({ key: 'two mugs' });
  vi.setSystemTime(1_000_000 + 24 * 3_600_000);
  const { client } = await open(store, false, never);
  expect(client.getMutationCache().getAll()).toEqual([]);
  expect(Object.keys(store)).toEqual([]);
});

it('starts where what is kept can not be read', async () => {
  const store = new Store();
  store.setItem('kept-cart', '{"queries":5}');
  store.setItem('kept-change:x', 'no');
  const { client } = await open(store, true, never);
  expect(client.getMutationCache().getAll()).toEqual([]);
});
