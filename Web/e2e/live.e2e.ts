import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openShop, putInCart, visitor } from './browsing';

const shop = openShop();

it('tells eight tabs by one stream of a price, of what is left, and of what another tab did to the cart', async () => {
  const [lamp, pen] = [await shop.staff.sell('Live lamp', '30.00'), await shop.staff.sell('Live pen', '5.00')];
  const first = await visitor(shop.browser);
  const streams = countStreams(first.context());
  await putInCart(first, pen);
  const others = await Promise.all(
    Array.from({ length: 7 }, async () => {
      const tab = await first.context().newPage();
      await tab.goto(`/products/${lamp.slug}`);
      return tab;
    }),
  );
  const [second] = others;
  if (!second) throw new Error('There is no second tab.');
  await Promise.all(others.map((tab) => tab.getByRole('button', { name: 'Cart, 1 piece' }).waitFor()));
  await expect.poll(streams, { timeout: 15_000 }).toBe(1);

  await shop.staff.price(lamp, '27.50');
  await Promise.all(others.map((tab) => tab.getByText('$27.50').waitFor()));
  await shop.staff.count(lamp.sku, 3);
  await Promise.all(others.map((tab) => tab.getByText('Only 3 left').waitFor()));
  await second.getByRole('button', { name: 'Add to cart' }).click();
  await second.getByRole('dialog').getByRole('heading', { name: lamp.title }).waitFor();

  const rest = [first, ...others.filter((tab) => tab !== second)];
  await Promise.all(
    rest.map((tab) => tab.getByRole('button', { name: 'Cart, 2 pieces' }).waitFor({ state: 'attached' })),
  );
  expect(streams()).toBe(1);
});

it('tells a tab that listens late of what has become of its page meanwhile', async () => {
  const lamp = await shop.staff.sell('Late lamp', '30.00');
  const first = await visitor(shop.browser);
  await first.goto(`/products/${lamp.slug}`);
  await first.getByText('$30.00').waitFor();
  await shop.staff.price(lamp, '29.00');
  await first.getByText('$29.00').waitFor(); // it has the stream
  const late = await first.context().newPage();
  await late.addInitScript(() => {
    const idle: IdleRequestCallback[] = [];
    window.requestIdleCallback = (work) => idle.push(work);
    addEventListener('listen', () => idle.forEach((work) => work({ didTimeout: true, timeRemaining: () => 0 })));
  });
  await late.goto(`/products/${lamp.slug}`);
  await late.getByText('$29.00').waitFor();

  await shop.staff.price(lamp, '27.50');
  await first.getByText('$27.50').waitFor();
  expect(await late.getByText('$29.00').isVisible()).toBe(true); // it hasn't heard of it
  await late.evaluate(() => dispatchEvent(new Event('listen')));

  await late.getByText('$27.50').waitFor();
});

it('says in an open cart what costs something else by now, and what sold out', async () => {
  const [vase, bowl] = [await shop.staff.sell('Open vase'), await shop.staff.sell('Open bowl', '10.00')];
  const page = await visitor(shop.browser);
  await putInCart(page, vase);
  await putInCart(page, bowl);
  await page.goto('/cart');
  await page.getByRole('link', { name: 'Check out' }).waitFor();

  await shop.staff.price(bowl, '12.00');
  await shop.staff.count(vase.sku, 0);

  await page.getByRole('article', { name: 'Open bowl' }).getByText('This was $10.00 and is now $12.00.').waitFor();
  await page.getByRole('article', { name: 'Open vase' }).getByText('Sold out since').waitFor();
});

it('shows what was visited without a line, and sees to the cart once there is one', async () => {
  const mug = await shop.staff.sell('Far mug');
  const page = await visitor(shop.browser);
  await putInCart(page, mug);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload(); // the worker is in charge of it now, and keeps it
  await page.getByRole('heading', { level: 1, name: mug.title }).waitFor();
  await page.context().setOffline(true);

  await page.reload();
  await page.getByRole('heading', { level: 1, name: mug.title }).waitFor();
  await page.goto('/cart');
  const line = page.getByRole('article', { name: mug.title });
  await line.getByRole('button', { name: 'One more' }).click();
  await page.getByRole('button', { name: 'Cart, 2 pieces' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Cart, 2 pieces' }).waitFor();
  const told = quantityTold(page);
  await page.context().setOffline(false);

  expect(await told).toBe(2);
});

it('sends a change again that was on its way when the page went', async () => {
  const mug = await shop.staff.sell('Fleeting mug');
  const page = await visitor(shop.browser);
  await putInCart(page, mug);
  await page.goto('/cart');
  let arrives = false;
  await page.route('**/items/*', (route) => (arrives ? route.continue() : undefined));
  await page.getByRole('article', { name: mug.title }).getByRole('button', { name: 'One more' }).click();
  await page.getByRole('button', { name: 'Cart, 2 pieces' }).waitFor();
  arrives = true; // what comes now: the call that was made stays on its way
  const told = quantityTold(page);
  await page.reload();

  expect(await told).toBe(2);
});

it('shows the cart as the shop knows it where a change can not reach the shop', async () => {
  const mug = await shop.staff.sell('Unreached mug');
  const page = await visitor(shop.browser);
  await putInCart(page, mug);
  await page.goto('/cart');
  await page.route('**/api/v1/carts/**', (route) => route.abort()); // the browser itself believes in its line
  await page.getByRole('article', { name: mug.title }).getByRole('button', { name: 'One more' }).click();
  await page.getByRole('button', { name: 'Cart, 2 pieces' }).waitFor();

  await page.getByText(`${mug.title} stays as it was.`).waitFor();
  await page.getByRole('button', { name: 'Cart, 1 piece' }).waitFor();
});

/** How many of its only line the cart has after the page's next change of it. */
async function quantityTold(page: Page): Promise<number | undefined> {
  const answer = await page.waitForResponse((told) => told.request().method() === 'PATCH' && told.ok());
  return ((await answer.json()) as { lines: { quantity: number }[] }).lines[0]?.quantity;
}

/** How many live streams the browser holds. */
function countStreams(context: BrowserContext): () => number {
  const open = new Set<object>();
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/live')) open.add(request);
  });
  context.on('requestfailed', (request) => open.delete(request));
  context.on('requestfinished', (request) => open.delete(request));
  return () => open.size;
}
