import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  expectNoErrors,
  fillAddress,
  fillCard,
  launch,
  orderNumber,
  pay,
  payButton,
  phone,
  putInCart,
  violations,
  visitor,
} from './browsing';
import { Staff, type Thing } from './shop';

let browser: Browser;
let staff: Staff;
let mug: Thing;

beforeAll(async () => {
  [browser, staff] = await Promise.all([launch(), Staff.signIn()]);
  mug = await staff.sell('Plain mug');
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expectNoErrors();
});
afterAll(() => browser.close());

it('sells to a guest on a phone, after two cards that were declined, at the total that was shown', async () => {
  const page = await visitor(browser, phone);
  await putInCart(page, mug);
  await page.getByRole('dialog').getByRole('link', { name: 'Check out' }).click();
  await fillAddress(page);
  await pay(page, '4000000000000002');
  await page.getByRole('alert').getByText('declined this card').waitFor();
  await pay(page, '4000000000009995');
  await page.getByRole('alert').getByText('enough money').waitFor();
  const total = await page.getByTestId('total').innerText();

  await pay(page, '4242424242424242');

  expect(await orderNumber(page)).toMatch(/\w{4}-\w{4}-\w{4}/);
  expect(await page.getByTestId('total').innerText()).toBe(total);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.getByRole('button', { name: 'Cart, 0 pieces' }).waitFor();
});

it('goes by the bank’s page and back, and finds the way after a reload', async () => {
  const page = await visitor(browser);
  await putInCart(page, mug);
  await page.goto('/checkout');
  await fillAddress(page);
  await pay(page, '4000000000003220');
  await page.waitForURL(/\/3ds\//);
  await page.goBack();
  await page.getByRole('button', { name: 'Go to my bank' }).click();

  await page.getByRole('button', { name: 'Approve' }).click();

  expect(await orderNumber(page)).not.toBe('');
});

it('charges nothing that was refused at the bank', async () => {
  const lamp = await staff.sell('Refused lamp');
  const page = await visitor(browser);
  await putInCart(page, lamp);
  await page.goto('/checkout');
  await fillAddress(page);
  await pay(page, '4000000000003220');
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('alert').waitFor();
  expect(await staff.ordersOf(lamp)).toBe(0);

  await pay(page, '4242424242424242');

  await orderNumber(page);
  expect(await staff.ordersOf(lamp)).toBe(1);
});

it.each(['4000000000000341', '4000000000000259'])('waits for what becomes of a payment with %s', async (card) => {
  const page = await visitor(browser);
  await putInCart(page, mug);
  await page.goto('/checkout');
  await fillAddress(page);

  await pay(page, card);

  expect(await orderNumber(page)).not.toBe('');
});

it('makes one order of a double click', async () => {
  const chair = await staff.sell('Clicked chair');
  const page = await visitor(browser);
  await putInCart(page, chair);
  await page.goto('/checkout');
  await fillAddress(page);
  await fillCard(page, '4242424242424242');

  await payButton(page).dblclick();

  await orderNumber(page);
  expect(await staff.ordersOf(chair)).toBe(1);
});

it('is bought from by keyboard alone', async () => {
  const page = await visitor(browser);
  await page.goto(`/products/${mug.slug}`);
  await tabTo(page, 'Add to cart');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('link', { name: 'Check out' }).waitFor();
  await tabTo(page, 'Check out');
  await page.keyboard.press('Enter');
  await tabTo(page, 'E-mail');
  await page.keyboard.type('ada@example.com');
  await tabTo(page, 'Name');
  await typeInto(page, 'Ada Lovelace', '1 Main Street', '', '10001', 'New York', 'NY');
  await tabTo(page, 'Card number');
  await typeInto(page, '4242424242424242', '1240', '123');
  await payButton(page).waitFor();
  await page.keyboard.press('Enter');

  expect(await orderNumber(page)).not.toBe('');
});

it('brings a guest’s cart along to the account', async () => {
  const [pen, ink] = [await staff.sell('Merged pen'), await staff.sell('Merged ink')];
  const email = `ada-${Date.now()}@example.com`;
  const first = await visitor(browser);
  await putInCart(first, pen);
  await first.goto('/account/register');
  await first.getByLabel('Name').fill('Ada Lovelace');
  await first.getByLabel('E-mail').fill(email);
  await first.getByLabel('Password').fill('a fine long phrase');
  await first.getByRole('button', { name: 'Open an account' }).click();
  await first.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  const second = await visitor(browser);
  await putInCart(second, ink);
  await second.goto('/account/login?next=/cart');
  await second.getByLabel('E-mail').fill(email);
  await second.getByLabel('Password').fill('a fine long phrase');

  await second.getByRole('button', { name: 'Sign in' }).click();

  await second.getByRole('article', { name: 'Merged pen' }).waitFor();
  await second.getByRole('article', { name: 'Merged ink' }).waitFor();
});

it('says in the cart what sold out and what costs something else', async () => {
  const [vase, bowl] = [await staff.sell('Last vase'), await staff.sell('Dearer bowl', '10.00')];
  const page = await visitor(browser);
  await putInCart(page, vase);
  await putInCart(page, bowl);
  await staff.count(vase.sku, 0);
  await staff.price(bowl, '12.00');

  await page.goto('/cart');

  await page.getByRole('article', { name: 'Last vase' }).getByText('Sold out since').waitFor();
  await page.getByRole('article', { name: 'Dearer bowl' }).getByText('This was $10.00 and is now $12.00.').waitFor();
  expect(await page.getByRole('link', { name: 'Check out' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Remove Last vase' }).click();
  await page.getByRole('link', { name: 'Check out' }).waitFor();
});

it('shows markup in a name as text', async () => {
  const title = '<script>document.title = "owned"</script><img src=x onerror=alert(1)>';
  const thing = await staff.sell(title);
  const page = await visitor(browser);

  await putInCart(page, thing);

  expect(await page.getByRole('heading', { name: title }).count()).toBeGreaterThan(0);
  expect(await page.title()).toContain('<script>');
});

it.each(['light', 'dark'] as const)('has nothing that axe finds wrong, in the %s theme', async (colorScheme) => {
  const page = await visitor(browser, { colorScheme, bypassCSP: true });
  await putInCart(page, mug);
  const found: Record<string, string[]> = {};
  for (const path of [
    '/',
    '/search?q=mug',
    `/products/${mug.slug}`,
    '/cart',
    '/checkout',
    '/account/login',
    '/orders/lookup',
  ]) {
    await page.goto(path, { waitUntil: 'load' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (path === '/checkout') await payButton(page).waitFor(); // sums that are about to be others are dimmed
    found[path] = await violations(page);
  }
  expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
});

const tabsMax = 60; // more than any page has to its last control

/** Types into the field that has the focus, and into those after it. */
async function typeInto(page: Page, ...texts: string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    if (i > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
}

/** Presses Tab until what is named has the focus, as who has no pointer does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < tabsMax; i++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return (element instanceof HTMLInputElement && element.labels?.[0]?.textContent) || element?.textContent;
    });
    if (focused?.trim() === name) return;
  }
  throw new Error(`No ${tabsMax} steps lead to “${name}”.`);
}
