import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

it('sends what waited when a line comes back before the app is drawn', async () => {
  const browser = new EventTarget();
  vi.stubGlobal('window', browser); // before the library is loaded: it asks then whether there is one
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('navigator', { onLine: false });
  const { dehydrate, onlineManager, QueryClient } = await import('@tanstack/react-query');
  const { keepCart } = await import('./keptCart');
  const mutationKey = ['cart', 'change', 'set'];
  const before = new QueryClient();
  onlineManager.setOnline(false);
  void before
    .getMutationCache()
    .build(before, { mutationKey, mutationFn: () => Promise.resolve() })
    .execute('two mugs');
  const kept = JSON.stringify(dehydrate(before, { shouldDehydrateMutation: () => true }));
  const send = vi.fn(() => Promise.resolve());
  const client = new QueryClient();
  client.setMutationDefaults(mutationKey, { mutationFn: send });

  keepCart(client, { getItem: () => kept, setItem: () => undefined } as unknown as Storage);
  browser.dispatchEvent(new Event('online'));

  await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(send.mock.calls[0]).toContain('two mugs');
});
