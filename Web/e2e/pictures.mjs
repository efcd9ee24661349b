// Makes the README's pictures of the running shop: ./shop screenshots.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const {
  SHOP_URL: base = 'http://127.0.0.1:8080',
  SHOP_OWNER: ownerFile = '../.shop/owner',
  PICTURES: folder = '../docs/pictures',
} = process.env;
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const laptop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const executablePath = places.find((place) => place && existsSync(place));
if (!executablePath) throw new Error('There is no Chromium: apt-get install chromium, or say where it is by CHROMIUM.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** @type {(options: import('playwright-core').BrowserContextOptions) => Promise<import('playwright-core').Page>} */
const visitor = async (options) =>
  (await browser.newContext({ baseURL: base, locale: 'en-US', reducedMotion: 'reduce', ...options })).newPage();

/** @type {(page: import('playwright-core').Page, name: string) => Promise<void>} */
async function shoot(page, name) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Those in sight, which the browser asks for without being asked.
    await Promise.all(
      [...document.images]
        .filter((one) => one.getBoundingClientRect().top < innerHeight)
        .map((one) => one.decode().catch(() => undefined)),
    );
  });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}

const shopper = await visitor(laptop);
await shopper.goto('/');
await shopper.getByRole('heading', { level: 1 }).waitFor();
await shoot(shopper, 'home');
const { items } = await (await fetch(`${base}/api/v1/products?limit=1`)).json();
await shopper.goto(`/products/${items[0].slug}`);
await shopper.getByRole('button', { name: 'Add to cart' }).click();
await shopper.getByRole('dialog').getByRole('article').first().waitFor();
await shoot(shopper, 'product');

const onPhone = await visitor({ ...phone, colorScheme: 'dark' });
await onPhone.goto(`/products/${items[0].slug}`);
await onPhone.getByRole('heading', { level: 1 }).waitFor();
await shoot(onPhone, 'phone');

const [email = '', password = ''] = readFileSync(ownerFile, 'utf8').split('\n');
const owner = await visitor(laptop);
await owner.goto('/admin');
await owner.getByLabel('E-mail').fill(email);
await owner.getByLabel('Password').fill(password);
await owner.getByRole('button', { name: 'Sign in' }).click();
await owner.getByRole('navigation', { name: 'Areas' }).waitFor();
await owner.goto('/admin/products'); // which are there in a shop that has sold nothing yet, too
await owner.getByText('On sale').first().waitFor();
await shoot(owner, 'office');
await browser.close();
