import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { base, owner, Staff, type Thing } from './shop';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const launch = (): Promise<Browser> => {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath)
    throw new Error('There is no Chromium: apt-get install chromium, or say where it is by CHROMIUM.');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
};

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** What a file of tests shops with: one browser and the shop's staff, from its beginning to its end. */
export function openShop(): { browser: Browser; staff: Staff } {
  const shop = {} as { browser: Browser; staff: Staff };
  beforeAll(async () => {
    [shop.browser, shop.staff] = await Promise.all([launch(), Staff.signIn()]);
  });
  afterEach(async () => {
    await Promise.all(shop.browser.contexts().map((context) => context.close()));
    expectNoErrors();
  });
  afterAll(() => shop.browser.close());
  return shop;
}

/** A browser of its own: with the page comes what the content security policy stopped, which has to be nothing. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, locale: 'en-US', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) stopped.push(message.text());
  });
  page.on('pageerror', (error) => stopped.push(String(error)));
  return page;
}

const stopped: string[] = [];

/** No script of ours failed, and no other one ran. */
const expectNoErrors = (): void => expect(stopped.splice(0)).toEqual([]);

/** Lets the shop's owner into the back office. */
export async function signIn(page: Page): Promise<Page> {
  const { email, password } = owner();
  await page.goto('/admin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Areas' }).waitFor();
  return page;
}

export async function putInCart(page: Page, thing: Thing): Promise<void> {
  await page.goto(`/products/${thing.slug}`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('dialog', { name: 'Your cart' }).getByRole('heading', { name: thing.title }).waitFor();
}

export async function fillAddress(page: Page, email = 'ada@example.com'): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Country').selectOption('US');
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('Street and number').fill('1 Main Street');
  await page.getByLabel('Postal code').fill('10001');
  await page.getByLabel('Town or city').fill('New York');
  await page.getByLabel('State').selectOption('NY');
}

export async function fillCard(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Valid until').fill('1240');
  await page.getByLabel('Security code').fill('123');
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay \$/, disabled: false });

/** Waits until the sums are the shop's for this address, then pays. */
export async function pay(page: Page, card: string): Promise<void> {
  await fillCard(page, card);
  await payButton(page).click();
}

/** Buys one thing by itself, as a guest or as who is signed in; the order's number. */
export async function buy(page: Page, thing: Thing, email?: string): Promise<string> {
  await putInCart(page, thing);
  await page.goto('/checkout');
  await fillAddress(page, email);
  await pay(page, '4242424242424242');
  return orderNumber(page);
}

/** Opens an account, and is signed in to it: its address and password. */
export async function openAccount(page: Page, name: string): Promise<[email: string, password: string]> {
  const [email, password] = [`${randomUUID().slice(0, 13)}@example.com`, 'a fine long phrase'];
  await page.goto('/account/register');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Open an account' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return [email, password];
}

export const orderNumber = (page: Page): Promise<string> => page.getByTestId('order-number').innerText();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run: (options?: { runOnly: string[] }) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

// All that the theme has a say in; the rest is the same page.
const ofColor = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong on a page, in the light and in the dark theme. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const here = await page.evaluate(
      async (runOnly) =>
        (await (globalThis as unknown as { axe: Axe }).axe.run(runOnly && { runOnly })).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
        ),
      colorScheme === 'dark' ? ofColor : undefined,
    );
    found.push(...here.map((one) => `${colorScheme}: ${one}`));
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
  return found;
}
