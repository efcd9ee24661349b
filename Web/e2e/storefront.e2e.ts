import type { Page, Request } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import {
  fillAddress,
  fillCard,
  openAccount,
  openShop,
  orderNumber,
  pay,
  payButton,
  phone,
  putInCart,
  violations,
  visitor,
} from './browsing';
import { listed, type Thing } from './shop';

const shop = openShop();
let mug: Thing;

beforeAll(async () => {
  mug = await shop.staff.sell('Plain mug');
});

it('sells to a guest on a phone, after two cards that were declined, at the total that was shown', async () => {
  const page = await visitor(shop.browser, phone);
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
  const page = await visitor(shop.browser);
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
  const lamp = await shop.staff.sell('Refused lamp');
  const page = await visitor(shop.browser);
  await putInCart(page, lamp);
  await page.goto('/checkout');
  await fillAddress(page);
  await pay(page, '4000000000003220');
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('alert').waitFor();
  expect(await shop.staff.ordersOf(lamp)).toBe(0);

  await pay(page, '4242424242424242');

  await orderNumber(page);
  expect(await shop.staff.ordersOf(lamp)).toBe(1);
});

it.each(['4000000000000341', '4000000000000259'])('waits for what becomes of a payment with %s', async (card) => {
  const page = await visitor(shop.browser);
  await putInCart(page, mug);
  await page.goto('/checkout');
  await fillAddress(page);

  await pay(page, card);

  expect(await orderNumber(page)).not.toBe('');
});

it('makes one order of a double click', async () => {
  const chair = await shop.staff.sell('Clicked chair');
  const page = await visitor(shop.browser, { bypassCSP: true });
  await putInCart(page, chair);
  await page.goto('/checkout');
  await fillAddress(page);
  await fillCard(page, '4242424242424242');

  await payButton(page).dblclick();

  await orderNumber(page);
  expect(await shop.staff.ordersOf(chair)).toBe(1);
  expect(await violations(page)).toEqual([]);
});

it('buys once where the shop can not answer for a moment, without another click', async () => {
  const clock = await shop.staff.sell('Interrupted clock');
  const page = await visitor(shop.browser);
  await putInCart(page, clock);
  await page.goto('/checkout');
  await fillAddress(page);
  const busy = { status: 503, headers: { 'Retry-After': '1' }, json: { code: 'unavailable' } };
  await page.route('**/api/v1/checkouts', (route) => route.fulfill(busy), { times: 1 });
  await page.route('**/api/v1/checkouts/*/payment', (route) => route.fetch().then(() => route.fulfill(busy)), {
    times: 1,
  });

  await pay(page, '4242424242424242');

  await orderNumber(page);
  expect(await shop.staff.ordersOf(clock)).toBe(1);
});

it('is bought from by keyboard alone', async () => {
  const page = await visitor(shop.browser);
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

it('keeps what one types into the search before the app is there, and where one types', async () => {
  const page = await visitor(shop.browser);
  let begin: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (begin = resolve));
  await page.route('**/assets/shop-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  const search = page.getByRole('combobox', { name: 'Search the shop' });
  await search.click();
  await page.keyboard.type('lam');

  begin();
  await page.getByRole('contentinfo').waitFor();
  await page.keyboard.type('p');

  expect(await search.inputValue()).toBe('lamp');
});

it('shuts the page off while a panel is open, by keys too, and comes back to where one was', async () => {
  const page = await visitor(shop.browser, phone);
  await page.goto('/');
  await page.getByRole('contentinfo').waitFor();
  const opener = page.getByRole('button', { name: 'Departments' });
  const panel = page.getByRole('dialog', { name: 'Departments' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => panel.evaluate((it) => it.matches(':modal') && it.contains(document.activeElement)))
    .toBe(true);
  await panel.getByRole('link').first().waitFor();

  await page.keyboard.press('Escape');

  await panel.waitFor({ state: 'hidden' });
  await expect.poll(() => opener.evaluate((it) => it === document.activeElement)).toBe(true);
});

it('brings a guest’s cart along to the account', async () => {
  const [pen, ink] = [await shop.staff.sell('Merged pen'), await shop.staff.sell('Merged ink')];
  const first = await visitor(shop.browser);
  await putInCart(first, pen);
  const [email, password] = await openAccount(first, 'Ada Lovelace');
  const second = await visitor(shop.browser);
  await putInCart(second, ink);
  await second.goto('/account/login?next=/cart');
  await second.getByLabel('E-mail').fill(email);
  await second.getByLabel('Password').fill(password);

  await second.getByRole('button', { name: 'Sign in' }).click();

  await second.getByRole('article', { name: 'Merged pen' }).waitFor();
  await second.getByRole('article', { name: 'Merged ink' }).waitFor();
});

it('says in the cart what sold out and what costs something else', async () => {
  const [vase, bowl] = [await shop.staff.sell('Last vase'), await shop.staff.sell('Dearer bowl', '10.00')];
  const page = await visitor(shop.browser);
  await putInCart(page, vase);
  await putInCart(page, bowl);
  await shop.staff.count(vase.sku, 0);
  await shop.staff.price(bowl, '12.00');

  await page.goto('/cart');

  await page.getByRole('article', { name: 'Last vase' }).getByText('Sold out since').waitFor();
  await page.getByRole('article', { name: 'Dearer bowl' }).getByText('This was $10.00 and is now $12.00.').waitFor();
  expect(await page.getByRole('link', { name: 'Check out' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Remove Last vase' }).click();
  await page.getByRole('link', { name: 'Check out' }).waitFor();
});

it('shows markup in a name as text', async () => {
  const title = '<script>document.title = "owned"</script><img src=x onerror=alert(1)>';
  const thing = await shop.staff.sell(title);
  const page = await visitor(shop.browser);

  await putInCart(page, thing);

  expect(await page.getByRole('heading', { name: title }).count()).toBeGreaterThan(0);
  expect(await page.title()).toContain('<script>');
});

const scriptMax = 120 * 1024; // packed: half a second of a fast 4G line, and as long again to read it

it('is there at once: little script, and nothing that moves when it comes', async () => {
  const { slug, category } = await listed();
  for (const path of ['/', `/categories/${category}`, `/products/${slug}`]) {
    const page = await visitor(shop.browser, phone);
    const scripts: Request[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.push(request);
    });
    await page.addInitScript(noteJumps);
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.getByRole('contentinfo').waitFor(); // the footer: the app has taken over
    const sizes = await Promise.all(scripts.map((one) => one.sizes()));
    const jumps = await page.evaluate(() => (globalThis as unknown as { jumps: number }).jumps);
    expect(sizes.length, path).toBeGreaterThan(0);
    expect(
      sizes.reduce((sum, one) => sum + one.responseBodySize, 0),
      path,
    ).toBeLessThan(scriptMax);
    expect(jumps, path).toBeLessThan(0.02);
  }
});

it('begins a page at its top, and brings one back to where one was', async () => {
  const { category } = await listed();
  const page = await visitor(shop.browser, phone);
  const scrolled = () => page.evaluate(() => scrollY);
  await page.goto('/');
  await page.getByRole('contentinfo').waitFor();
  await page.getByRole('article').last().getByRole('link').first().click();
  await page.getByRole('button', { name: 'Add to cart' }).waitFor();
  expect(await scrolled()).toBe(0);

  await page.goBack();
  await expect.poll(scrolled).toBeGreaterThan(200);

  await page.goto(`/categories/${category}`);
  await page.getByRole('contentinfo').waitFor();
  expect(await scrolled()).toBe(0);
});

it('shows what one chose from a list’s filters before the shop has answered, and then what is left', async () => {
  const { category } = await listed();
  const page = await visitor(shop.browser, phone);
  // Its calls would go by the route below.
  await page.addInitScript(() => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker);
  await page.goto(`/categories/${category}`);
  await page.getByRole('contentinfo').waitFor();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/search?**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Filters' }).tap();
  const drawer = page.getByRole('dialog', { name: 'Filters' });
  const choice = drawer.getByRole('checkbox').first();

  await choice.tap();

  await expect.poll(() => choice.isChecked()).toBe(true);
  const found = page.waitForResponse('**/api/v1/search?**');
  answer();
  const { total } = (await (await found).json()) as { total: number };
  await drawer.getByRole('button', { name: `Show ${total.toLocaleString('en')} products` }).tap();
  await drawer.waitFor({ state: 'hidden' });
  await page
    .getByRole('list', { name: 'Chosen filters' })
    .getByRole('button', { name: /^Remove/ })
    .waitFor();
});

it('knows of every choice where one makes two before the page is drawn again', async () => {
  const page = await visitor(shop.browser);
  await page.goto(`/categories/${(await listed()).category}`);
  const groups = page.getByRole('complementary', { name: 'Filters' }).getByRole('group');
  await groups.nth(1).waitFor();

  await groups.evaluateAll((all) => all.slice(0, 2).forEach((one) => one.querySelector('input')?.click()));

  await expect.poll(() => page.getByRole('button', { name: /^Remove/ }).count()).toBe(2);
  expect(new URL(page.url()).searchParams.size).toBe(2);
});

/** Adds up what moves on a page without being touched: the cumulative layout shift. */
function noteJumps(): void {
  const told = globalThis as unknown as { jumps: number };
  told.jumps = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!hadRecentInput) told.jumps += value;
  }).observe({ type: 'layout-shift', buffered: true });
}

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
