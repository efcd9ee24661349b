import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openShop, visitor } from './browsing';
import { base } from './shop';

const shop = openShop();

it('says that there is a new version, and goes over to it when one wants to, in every tab', async () => {
  const front = await openFront();
  const page = await visitor(shop.browser, { baseURL: front.url });
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload(); // the first worker is in charge of it now
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const other = await page.context().newPage();
  await other.goto('/');
  await page.getByRole('contentinfo').waitFor();
  expect(await page.getByText('There is a new version').count()).toBe(0);
  const first = await shells(page);
  expect(first).toHaveLength(1);

  front.version = 'second';
  await page.reload();

  await page.getByRole('status').getByText('There is a new version').waitFor();
  await other.getByRole('status').getByText('There is a new version').waitFor();
  expect(await shells(page)).toEqual([...first, 'shell-second'].sort()); // nothing was taken from the old one yet
  expect(await controller(page)).toBe('activated');

  await page.getByRole('button', { name: 'Go over to it' }).click();

  await expect.poll(() => shells(page).catch(() => [])).toEqual(['shell-second']);
  await page.getByRole('contentinfo').waitFor();
  await expect.poll(() => page.getByText('There is a new version').count()).toBe(0);
  expect(await versionOf(page)).toBe('second');
  await other.getByRole('button', { name: 'Go over to it' }).click();
  await expect.poll(() => other.getByText('There is a new version').count()).toBe(0);
  await page.context().setOffline(true);
  await page.goto('/orders/lookup'); // never visited: it is the new worker that knows what the shop is made of
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await versionOf(page)).toBe('second');
  await front.close();
});

const shells = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')).sort());

const controller = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller?.state);

const versionOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.version);

/**
 * The shop under an address of the test's own, which a second version of it can be put behind: its worker, with another list of what the
 * shop is made of, and its pages, which say so.
 */
async function openFront() {
  const front = { version: 'first', url: '', close: () => Promise.resolve() };
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' }; // so that it can be read
    delete headers['if-none-match']; // what is known of one version says nothing of another
    const onward = request(base + asked.url, { method: asked.method, headers }, (given) => {
      if (front.version !== 'first' && isPart(asked, given)) void rewrite(given, answer, front.version);
      else given.pipe(answer.writeHead(given.statusCode ?? 502, given.headers));
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  front.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  front.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return front;
}

const isPart = ({ url }: IncomingMessage, { statusCode, headers }: IncomingMessage): boolean =>
  statusCode === 200 && (url === '/sw.js' || !!headers['content-type']?.startsWith('text/html'));

/** A page or the worker of the version that is named. */
async function rewrite(given: IncomingMessage, answer: ServerResponse, version: string): Promise<void> {
  const text = Buffer.concat(await given.toArray()).toString('utf8');
  const headers = new Set(['content-type', 'content-security-policy', 'cache-control']);
  const kept = Object.entries(given.headers).filter(([name]) => headers.has(name));
  answer.writeHead(200, Object.fromEntries(kept)).end(asVersion(text, version));
}

const asVersion = (text: string, version: string): string =>
  text.startsWith('<!doctype') ? text.replace('<html', `<html data-version="${version}"`) : withVersion(text, version);

/** The build writes a version into the worker as twelve digits of a hash (vite.config.ts). */
function withVersion(worker: string, version: string): string {
  const changed = worker.replace(/(["'`])[0-9a-f]{12}\1/, JSON.stringify(version));
  if (changed === worker) throw new Error('The worker has no version.');
  return changed;
}
