import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { buy, openAccount, openShop, payButton, putInCart, signIn, violations, visitor } from './browsing';
import { listed, mailedTo, type Thing } from './shop';

const shop = openShop();
let mug: Thing;
let room: string;

beforeAll(async () => {
  mug = await shop.staff.sell('Looked-at mug');
  room = await shop.staff.openRoom('Day of the mug', await shop.staff.sell('Mug of the day'));
});

/** Addresses by the route that they are of. */
type Addresses = Readonly<Record<string, readonly string[]>>;

it('has no page in the shop that axe finds wrong, in either theme, or that is wider than a phone', async () => {
  const guest = await visitor(shop.browser, { bypassCSP: true });
  await buy(guest, mug);
  const order = new URL(guest.url()).pathname.split('/').at(-1);
  await putInCart(guest, mug);
  const { slug, category } = await listed();
  const dead = '#token=dead';

  const wrong = await walk(guest, '', 'Shell/routes.tsx', {
    '': [''],
    'categories/:category': [`categories/${category}`],
    search: ['search?q=mug', 'search?q=zzqqxx+mug'],
    'products/:slug': [`products/${mug.slug}`, `products/${slug}`],
    cart: ['cart'],
    checkout: ['checkout'],
    'waiting-rooms/:id': [`waiting-rooms/${room}`],
    orders: ['orders'],
    'orders/lookup': ['orders/lookup', `orders/lookup${dead}`],
    'orders/:id': [`orders/${order}`, `orders/${order}?placed`, 'orders/nobodys'],
    account: ['account'],
    'account/addresses': ['account/addresses'],
    'account/wishlist': ['account/wishlist'],
    'account/devices': ['account/devices'],
    'account/login': ['account/login'],
    'account/register': ['account/register'],
    'account/forgot': ['account/forgot'],
    'account/reset': ['account/reset', `account/reset${dead}`],
    'account/verify': ['account/verify', `account/verify${dead}`],
    'account/email': ['account/email', `account/email${dead}`],
    'account/help': ['account/help'],
    '*': ['nowhere'],
  });

  expect(wrong).toEqual({});
});

it('follows each link that is mailed, and has no page there or in an account that axe finds wrong', async () => {
  const customer = await visitor(shop.browser, { bypassCSP: true });
  const [email, password] = await openAccount(customer, 'Ada');
  const number = await buy(customer, mug, email);
  await customer.goto('/account/addresses');
  await customer.getByRole('button', { name: 'Add an address' }).click();
  const wrong: Record<string, string[]> = {};
  const look = async (what: string) => Object.assign(wrong, await lookAt(customer, what));
  await look('a new address');
  for (const address of ['account', 'account/wishlist', 'account/devices', 'orders']) {
    await customer.goto(`/${address}`);
    await look(address);
  }

  await customer.goto('/orders/lookup');
  await customer.getByLabel('Order number').fill(number);
  await customer.getByLabel('E-mail').fill(email);
  await customer.getByRole('button', { name: 'Send me the link' }).click();
  await look('a link that is on its way');
  await customer.goto(await mailedTo(email, '/orders/lookup#'));
  await customer.getByRole('heading', { name: `Order ${number}` }).waitFor();
  expect(customer.url()).not.toContain('#');
  await look('a mailed order');
  await customer.goto(await mailedTo(email, '/account/verify#'));
  await customer.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await look('a confirmed address');
  const next = `new-${email}`;
  await customer.goto('/account');
  await customer.getByLabel('New e-mail').fill(next);
  await customer.getByLabel('Your password').fill(password);
  await customer.getByRole('button', { name: 'Change the address' }).click();
  await customer.goto(await mailedTo(next, '/account/email#'));
  await customer.getByRole('heading', { name: 'Your account has its new address' }).waitFor();
  await look('another address');

  await customer.goto('/account/forgot');
  await customer.getByLabel('E-mail').fill(next);
  await customer.getByRole('button', { name: 'Send me the link' }).click();
  await customer.goto(await mailedTo(next, '/account/reset#'));
  await customer.getByLabel('New password').fill('another fine long phrase');
  await look('a new password');
  await customer.getByRole('button', { name: 'Set the password' }).click();
  await customer.getByRole('heading', { name: 'Your password is changed' }).waitFor();
  await look('a changed password');
  await customer.getByRole('link', { name: 'Sign in' }).last().click();
  await customer.getByLabel('E-mail').fill(next);
  await customer.getByLabel('Password').fill('another fine long phrase');
  await customer.getByRole('button', { name: 'Sign in' }).click();
  await customer.getByRole('heading', { level: 1, name: 'Ada' }).waitFor();

  expect(wrong).toEqual({});
});

it('has no page in the office that axe finds wrong, in either theme, or that is wider than a phone', async () => {
  const webhook = await shop.staff.tell('https://partner.invalid/hooks', 'order.placed');
  const shopper = await visitor(shop.browser);
  await buy(shopper, mug);
  const order = new URL(shopper.url()).pathname.split('/').at(-1);
  const office = await signIn(await visitor(shop.browser, { bypassCSP: true }));

  const wrong = await walk(office, 'admin/', 'Staff/StaffPages.tsx', {
    '': [''],
    orders: ['orders', 'orders?q=nothing'],
    'orders/:id': [`orders/${order}`],
    reports: ['reports', 'reports?by=product'],
    products: ['products'],
    'products/:id': [`products/${mug.id}`, 'products/new'],
    stock: ['stock'],
    'stock/:sku': [`stock/${mug.sku}`],
    'waiting-rooms': ['waiting-rooms'],
    'waiting-rooms/:id': [`waiting-rooms/${room}`],
    customers: ['customers'],
    audit: ['audit'],
    staff: ['staff'],
    webhooks: ['webhooks'],
    'webhooks/:id': [`webhooks/${webhook}`],
    cluster: ['cluster'],
    '*': ['nowhere'],
  });

  await shop.staff.forget(webhook);
  expect(wrong).toEqual({});
});

/** Goes to every page of a file of routes, and fails where one of them isn't among the addresses: what is found wrong, by address. */
async function walk(page: Page, below: string, file: string, addresses: Addresses): Promise<Record<string, string[]>> {
  expect(Object.keys(addresses).toSorted()).toEqual(routesOf(file).toSorted());
  const wrong: Record<string, string[]> = {};
  for (const [route, all] of Object.entries(addresses))
    for (const address of all) {
      await page.goto('about:blank'); // from one token of a link to none the browser wouldn't go anew
      const answer = await page.goto(`/${below}${address}`);
      expect(answer?.status(), address).toBe(route === '*' ? 404 : 200);
      if (route === 'checkout') await payButton(page).waitFor(); // sums that are about to be others are dimmed
      Object.assign(wrong, await lookAt(page, address));
    }
  return wrong;
}

/** The routes that a file of the app has; what is below `admin` is another file's. */
const routesOf = (file: string): string[] =>
  [...readFileSync(`src/${file}`, 'utf8').matchAll(/<Route (?:index|path="([^"]+)")/g)]
    .map(([, path = '']) => path)
    .filter((path) => path !== 'admin/*');

/** What is wrong with a page once all of it is there; nothing where nothing is. */
async function lookAt(page: Page, what: string): Promise<Record<string, string[]>> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.getByText(/^Loading /).count()).toBe(0);
  const found = await violations(page);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) found.push(`${over} pixels wider than a phone`);
  if (size) await page.setViewportSize(size);
  return found.length > 0 ? { [what]: found } : {};
}
