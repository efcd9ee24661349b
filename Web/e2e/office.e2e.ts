import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { buy, openAccount, openShop, phone, signIn, violations, visitor } from './browsing';

const shop = openShop();

it('shows the owner an order’s whole story, sends its parcel and gives money back', async () => {
  const vase = await shop.staff.sell('Office vase', '40.00');
  const partner = await openPartner();
  const webhook = await shop.staff.tell(partner.url, 'order.parcel_sent');
  const shopper = await visitor(shop.browser);
  const number = await buy(shopper, vase);
  const office = await signIn(await visitor(shop.browser, { ...phone, bypassCSP: true }));
  await office.getByRole('link', { name: 'Orders', exact: true }).click();
  await office.getByLabel('Number, e-mail').fill(vase.sku);
  await office.getByRole('button', { name: 'Find' }).click();
  await office.getByRole('link', { name: number }).click();
  await office.getByText('Payment taken').waitFor();
  expect(await office.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

  await office.getByLabel('Carrier').fill('DHL');
  await office.getByLabel('Tracking number').fill('JD014600');
  await office.getByRole('button', { name: 'Send it' }).click();
  await office.getByText('Parcel 1: 1 ×').waitFor();
  await office.getByLabel('Amount').fill('15.00');
  await office.getByLabel('Why').fill('chipped');
  await office.getByRole('button', { name: 'Give back' }).click();
  await office.getByRole('heading', { name: 'Given back' }).waitFor();

  await shopper.getByText('Given back: $15.00').waitFor();
  await shopper.getByText('JD014600').waitFor();
  const wrong = await violations(office);

  await office.goto(`/admin/webhooks/${webhook}`);
  await office.getByText('Answered 503.').waitFor();
  wrong.push(...(await violations(office)));
  partner.answer = 204;
  await office.getByRole('button', { name: /^Send (now|again) order.parcel_sent/ }).click();
  await office.getByText('Received').nth(1).waitFor(); // the first one is a choice of the list
  expect(new Set(partner.heard.map((one) => one.number))).toEqual(new Set([number]));
  expect(partner.heard.length).toBeGreaterThan(1);
  expect(partner.heard[0]?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  expect(wrong).toEqual([]);
  await partner.close();
});

it('counts stock with its reason, and changes a price that the shopper then sees', async () => {
  const lamp = await shop.staff.sell('Office lamp', '30.00', 5);
  const office = await signIn(await visitor(shop.browser));
  await office.goto(`/admin/stock/${lamp.sku}`);
  await office.getByLabel('What happened').selectOption('fewer');
  await office.getByLabel('How many').fill('2');
  await office.getByLabel('Why').fill('broken in the warehouse');
  await office.getByRole('button', { name: 'Change the stock' }).click();
  await office.getByRole('heading', { name: 'Why are there 3?' }).waitFor();
  await office.getByText('broken in the warehouse').waitFor();

  const shopper = await visitor(shop.browser);
  await shopper.goto(`/products/${lamp.slug}`);
  await shopper.getByText('Only 3 left').waitFor();
  await office.goto(`/admin/products/${lamp.id}`);
  await office.getByLabel('Price', { exact: true }).fill('dear');
  await office.getByRole('button', { name: 'Save' }).click();
  await office.getByRole('alert').waitFor();
  await office.getByLabel('Price', { exact: true }).fill('27.50');
  await office.getByRole('button', { name: 'Save' }).click();

  await shopper.getByText('$27.50').waitFor();
});

it('divides a stock for a rush and makes it one again, and says at the field what a stock can’t be divided into', async () => {
  const lamp = await shop.staff.sell('Divided lamp', '30.00', 40);
  const office = await signIn(await visitor(shop.browser));
  await office.goto(`/admin/stock/${lamp.sku}`);
  const parts = office.getByLabel('Parts of the stock');
  await parts.selectOption('4 parts');
  await office.getByText('The stock is in 4 parts.').waitFor();
  await office.reload();
  expect(await parts.inputValue()).toBe('4');
  await office.getByRole('heading', { name: 'Why are there 40?' }).waitFor();

  await parts.selectOption('Undivided');
  await office.getByText('The stock is one again.').waitFor();
  await office.reload();
  expect(await parts.inputValue()).toBe('1');

  await office.route('**/parts', (route) => route.continue({ postData: JSON.stringify({ parts: 9 }) }));
  await parts.selectOption('2 parts');
  await office.getByText('This is a whole number from 1 to 8.').waitFor();
  expect(await parts.getAttribute('aria-invalid')).toBe('true');
  expect(await parts.inputValue()).toBe('1');
});

it('lets each employee into their own areas alone, and customers into none', async () => {
  const office = await visitor(shop.browser);
  await openAccount(office, 'Eve');
  await office.goto('/admin/orders');
  await office.getByText('This account doesn’t work here').waitFor();
  expect(await office.getByRole('navigation', { name: 'Areas' }).count()).toBe(0);
});

it('shows a webhook’s secret once, and lets it be paused', async () => {
  const host = `partner-${Date.now()}.example`;
  const office = await signIn(await visitor(shop.browser, { bypassCSP: true }));
  await office.goto('/admin/webhooks');
  await office.getByLabel('Address').fill('ftp://partner.example');
  await office.getByRole('button', { name: 'Add the webhook' }).click();
  await office.getByText('This is an address by https').waitFor();
  await office.getByLabel('Address').fill(`https://${host}/hooks`);
  await office.getByRole('button', { name: 'Add the webhook' }).click();
  expect(await office.getByTestId('secret').innerText()).toMatch(/^whsec_.{40,}/);
  const wrong = await violations(office);

  await office.getByRole('button', { name: 'I have it' }).click();
  await office.getByRole('link', { name: host }).click();
  await office.getByRole('button', { name: 'Pause' }).click();
  await office.getByText('It is told nothing now').waitFor();
  expect(await office.getByText('whsec_').count()).toBe(0);
  expect([...wrong, ...(await violations(office))]).toEqual([]);
});

it('shows the owner what the silos do, and refuses to drain the last one', async () => {
  const office = await signIn(await visitor(shop.browser, { ...phone, bypassCSP: true }));
  await office.goto('/admin/cluster');
  await office.getByText('Active').first().waitFor();
  await office
    .getByText(/^\d+\.\d+\.\d+( \(|$)/)
    .first()
    .waitFor(); // the build: told within five seconds
  const hottest = office.locator('section', { has: office.getByRole('heading', { name: 'Hottest grains' }) });
  await hottest
    .getByText(/^session/)
    .first()
    .waitFor(); // each look at the page asks the owner's
  await office.getByText('After orders').waitFor();
  expect(await office.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

  const drain = office.getByRole('button', { name: 'Drain' });
  if ((await drain.count()) > 0) {
    await drain.first().click();
    await office.getByText('No other silo takes grains').waitFor();
  } else await office.getByText('it hands its grains on by being stopped').waitFor();
  expect(await violations(office)).toEqual([]);
});

/** A partner's server, which is told of orders: it refuses what it hears until it is told to answer otherwise. */
async function openPartner() {
  const partner = {
    answer: 503,
    heard: [] as { number: string; signature: string }[],
    url: '',
    close: () => Promise.resolve(),
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { number: string } };
      partner.heard.push({ number: data.number, signature: String(request.headers['webhook-signature']) });
      response.writeHead(partner.answer).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  partner.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  partner.close = async () => void server.close();
  return partner;
}
