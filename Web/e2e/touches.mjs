// What one does in a shop on a phone, by touch and by keys, and how long it takes until each of it shows.

/** Notes every touch and key of a page in `touches`, with its parts; said here are names of what the page may have removed by then. */
const watch = () => {
  const told = /** @type {any} */ (globalThis);
  /** @type {Map<string, string>} */
  const targets = new Map();
  const nameOf = (/** @type {any} */ of) =>
    (of.ariaLabel || of.labels?.[0]?.textContent || of.closest?.('a,button,label,li')?.textContent || of.tagName || '')
      .trim()
      .slice(0, 40);
  for (const kind of ['pointerdown', 'pointerup', 'click', 'keydown', 'keyup'])
    told.addEventListener(
      kind,
      (/** @type {any} */ event) => targets.set(`${kind} ${event.timeStamp}`, nameOf(event.target)),
      {
        capture: true,
      },
    );
  told.touches = [];
  new PerformanceObserver((list) => {
    for (const one of /** @type {any[]} */ (list.getEntries()))
      if (one.interactionId)
        told.touches.push({
          ms: one.duration,
          wait: one.processingStart - one.startTime,
          work: one.processingEnd - one.processingStart,
          draw: Math.max(0, one.startTime + one.duration - one.processingEnd),
          to: `${one.name} of ${targets.get(`${one.name} ${one.startTime}`) ?? 'the page'} on ${told.location.pathname.split('/')[1] || 'home'}`,
        });
  }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16, buffered: true }));
};

/** @typedef {{ ms: number, wait: number, work: number, draw: number, to: string }} Touch */

/**
 * Goes shopping from a department to the payment, and gives back every touch.
 * @param {import('playwright-core').Browser} browser
 * @param {string} base
 * @param {number} slowdown
 * @param {{ category: string, product: string }} pages
 * @returns {Promise<Touch[]>}
 */
export async function shopByTouch(browser, base, slowdown, pages) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 412, height: 823 },
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watch);
  /** @type {Touch[]} */
  const touches = [];
  const note = async () => {
    await page.waitForTimeout(500); // the browser tells of the last ones after the next frame
    touches.push(...(await page.evaluate(() => /** @type {any} */ (globalThis).touches.splice(0))));
  };
  await lookAround(page, pages.category);
  await note();
  await buy(page, pages.product);
  await note();
  await context.close();
  return touches;
}

const aimMs = 300; // from when something comes into view until a finger is on it

/** @type {(page: import('playwright-core').Page, category: string) => Promise<void>} */
async function lookAround(page, category) {
  await page.goto(category);
  await page.getByRole('contentinfo').waitFor();
  await page.getByRole('button', { name: 'Departments' }).tap();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await page.getByRole('button', { name: 'Close' }).tap();
  await page.getByRole('button', { name: 'Filters' }).tap();
  await page.getByRole('checkbox').nth(2).tap();
  await page.getByRole('button', { name: 'Close' }).tap();
  await page.getByRole('button', { name: 'Clear all' }).tap();
  await page.waitForTimeout(aimMs);
  await page.getByRole('combobox', { name: 'Order' }).press('ArrowDown');
  await page.waitForTimeout(aimMs);
  const more = page.getByRole('button', { name: 'Show more' });
  await more.scrollIntoViewIfNeeded();
  await page.waitForTimeout(aimMs);
  await more.tap();
  await page.getByRole('main').getByRole('article').nth(24).waitFor({ state: 'attached' });
  const search = page.getByRole('combobox', { name: 'Search the shop' });
  await search.tap();
  await search.pressSequentially('lamp');
  await page.getByRole('option').first().waitFor();
  await search.press('ArrowDown');
  await page.getByRole('option').first().tap();
  await page.waitForURL('**/search?**');
  await page.getByRole('main').getByRole('article').first().getByRole('link').tap();
  await page.waitForURL('**/products/**');
  const dark = page.getByRole('radio', { name: 'Dark' }); // at the page's foot
  await dark.scrollIntoViewIfNeeded();
  await page.waitForTimeout(aimMs);
  await dark.tap();
  await page.getByRole('radio', { name: 'As the device' }).tap();
}

/** @type {(page: import('playwright-core').Page, product: string) => Promise<void>} */
async function buy(page, product) {
  await page.goto(product);
  await page.getByRole('contentinfo').waitFor();
  const pictures = page.getByRole('list', { name: /^Pictures of/ }).getByRole('button');
  if ((await pictures.count()) > 1) await pictures.nth(1).tap();
  const options = page.getByRole('main').getByRole('radio', { name: /^(?!.*sold out)/ });
  if ((await options.count()) > 1) await options.nth(1).tap();
  await page.getByRole('button', { name: 'One more' }).tap();
  await page.getByRole('button', { name: 'One fewer' }).tap();
  await page.getByRole('button', { name: 'Add to cart' }).tap();
  const cart = page.getByRole('dialog', { name: 'Your cart' });
  await cart.getByRole('article').first().waitFor();
  await cart.getByRole('button', { name: 'One more' }).tap();
  await cart.getByRole('button', { name: 'Remove' }).tap();
  await cart.getByText('Nothing in it yet.').waitFor();
  await cart.getByRole('button', { name: 'Close' }).tap();
  await page.getByRole('button', { name: 'Add to cart' }).tap();
  await cart.getByRole('link', { name: 'Check out' }).tap();
  await type(page, 'E-mail', 'ada@example.com');
  await type(page, 'Name', 'Ada Lovelace');
  await type(page, 'Street and number', '1 Main Street');
  await type(page, 'Postal code', '10001');
  await type(page, 'Town or city', 'New York');
  await page.getByLabel('State').selectOption('NY');
  await page.getByRole('radiogroup', { name: 'How it is sent' }).getByRole('radio').last().tap();
  await type(page, 'Card number', '4000000000000002'); // declined: nothing is sold by measuring
  await type(page, 'Valid until', '1240');
  await type(page, 'Security code', '123');
  await page.getByRole('button', { name: /^Pay \$/, disabled: false }).tap();
  await page.getByRole('alert').waitFor();
}

/** @type {(page: import('playwright-core').Page, label: string, text: string) => Promise<void>} */
async function type(page, label, text) {
  await page.getByLabel(label).tap();
  await page.getByLabel(label).pressSequentially(text);
}
