// Measures how the running shop's pages come and answer on a phone with a fast 4G line and a quarter of this processor:
// ./shop bench web. Lighthouse is fetched by npx; it is nothing that the shop needs otherwise.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { shopByTouch } from './touches.mjs';

const {
  SHOP_URL: base = 'http://127.0.0.1:8080',
  ROUNDS: rounds = '3',
  LIGHTHOUSE: lighthouse = 'lighthouse@13.5.0',
} = process.env;
const slowdown = 4;
// Lighthouse now and then misses a load's beginning (NO_NAVSTART), and says itself to run it again.
const triesMost = 3;
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = places.find((place) => place && existsSync(place));
if (!executablePath) throw new Error('There is no Chromium: apt-get install chromium, or say where it is by CHROMIUM.');

/** @type {{ items: { slug: string, categories: string[] }[] }} */
const { items } = await (await fetch(`${base}/api/v1/products?limit=1`)).json();
const [product] = items;
if (!product) throw new Error('The shop sells nothing: ./shop up loads a demo catalog.');
const pages = { home: '/', category: `/categories/${product.categories[0]}`, product: `/products/${product.slug}` };

/** @type {(numbers: number[]) => number} */
const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

for (const [name, path] of Object.entries(pages)) {
  const runs = Array.from({ length: Number(rounds) }, () => run(path));
  /** @type {(read: (one: any) => number) => number} */
  const middle = (read) => median(runs.map(read));
  /** @type {(audit: string) => number} */
  const audit = (id) => middle((one) => one.audits[id].numericValue);
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map(
    (id) => `${id} ${Math.round(middle((one) => one.categories[id].score) * 100)}`,
  );
  console.log(
    `${name}: ${scores.join(', ')}; script ${(middle(scriptBytes) / 1024).toFixed(1)} KB, ` +
      `FCP ${seconds(audit('first-contentful-paint'))}, LCP ${seconds(audit('largest-contentful-paint'))}, ` +
      `CLS ${audit('cumulative-layout-shift').toFixed(3)}, TBT ${audit('total-blocking-time').toFixed(0)} ms`,
  );
}
const worst = [];
for (let round = 0; round < Number(rounds); round++) worst.push(await longestAnswer());
const [longest] = worst.toSorted((one, other) => other.ms - one.ms);
console.log(
  `longest answer to a touch (INP), the worst of ${rounds} rounds: ${longest?.ms.toFixed(0)} ms, ${longest?.to}; ` +
    `in each: ${worst.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`,
);

/** @type {(ms: number) => string} */
function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** One load. The line is what Chrome's own tools call a fast 4G. @type {(path: string) => any} */
function run(path) {
  const report = join(tmpdir(), `shop-lighthouse-${process.pid}.json`);
  const flags = [
    '--throttling-method=simulate',
    '--throttling.rttMs=60',
    '--throttling.throughputKbps=9216',
    `--throttling.cpuSlowdownMultiplier=${slowdown}`,
    '--form-factor=mobile',
    '--only-categories=performance,accessibility,best-practices,seo',
    '--chrome-flags=--headless=new --no-sandbox',
    '--output=json',
    `--output-path=${report}`,
    '--quiet',
  ];
  for (let left = triesMost; ; left--) {
    try {
      execFileSync('npx', ['--yes', lighthouse, base + path, ...flags], {
        env: { ...process.env, CHROME_PATH: executablePath },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return JSON.parse(readFileSync(report, 'utf8'));
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** @type {(report: any) => number} */
function scriptBytes(report) {
  return report.audits['network-requests'].details.items
    .filter((/** @type {any} */ one) => one.resourceType === 'Script')
    .reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.transferSize, 0);
}

/** The longest time that anything one does in a shop is without an answer on the screen. */
async function longestAnswer() {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const touches = await shopByTouch(browser, base, slowdown, pages);
  await browser.close();
  return touches.reduce((longest, one) => (one.ms > longest.ms ? one : longest));
}
