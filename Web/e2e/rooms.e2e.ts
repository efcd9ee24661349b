import { expect, it } from 'vitest';
import {
  fillAddress,
  openShop,
  orderNumber,
  pay,
  payButton,
  phone,
  putInCart,
  signIn,
  violations,
  visitor,
} from './browsing';

const shop = openShop();

it('lets people wait for a sale that staff open, calls one when the turn has come, and sells to who waited', async () => {
  const lamp = await shop.staff.sell('Lamp of the day', '30.00', 1);
  const office = await signIn(await visitor(shop.browser, { bypassCSP: true }));
  await office.getByRole('link', { name: 'Waiting rooms' }).click();
  await office.getByLabel('Name of the sale').fill('Day of the lamp');
  await office.getByLabel('Starts').fill(tomorrow());
  await office.getByLabel('SKUs').fill(lamp.sku);
  const wrong = await violations(office);
  await office.getByRole('button', { name: 'Open the waiting room' }).click();
  await office.getByRole('heading', { level: 1, name: 'Day of the lamp' }).waitFor();
  const room = new URL(office.url()).pathname.replace('/admin', '');

  const [first, second] = [await visitor(shop.browser, { ...phone, bypassCSP: true }), await visitor(shop.browser)];
  for (const page of [first, second]) {
    await putInCart(page, lamp);
    await page.goto(room);
    await page.getByRole('button', { name: 'Take a place' }).click();
    await page.getByRole('status').getByText('You’re in').waitFor();
  }
  wrong.push(...(await violations(first)), ...(await violations(office)));
  expect(await first.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await second.goto('/checkout'); // not yet
  await fillAddress(second);
  await pay(second, '4242424242424242');
  await second.waitForURL(`**${room}`);

  await office.getByRole('button', { name: 'Start now' }).click();
  const called = await Promise.race(
    [first, second].map(async (page) => {
      await page.getByRole('status').getByText('It’s your turn').waitFor();
      return page;
    }),
  );
  const other = called === first ? second : first;
  await other.getByRole('status').getByText('Sold out, as it stands').waitFor();
  wrong.push(...(await violations(first)));
  await called.getByRole('link', { name: 'Check out' }).click();
  await fillAddress(called);
  await payButton(called).waitFor();
  await pay(called, '4242424242424242');
  expect(await orderNumber(called)).not.toBe('');
  await called.goto(room);
  await called.getByRole('status').getByText('You’ve been in').waitFor();

  office.once('dialog', (dialog) => void dialog.accept());
  await office.getByRole('button', { name: 'Close' }).click();
  await other.reload();
  await other.getByRole('heading', { name: 'The waiting room is closed' }).waitFor();
  expect(wrong).toEqual([]);
});

/** As the field for a moment takes it. */
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
