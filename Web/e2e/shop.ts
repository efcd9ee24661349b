import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';

/** Where the shop under test is, and the file with its owner's address and password. */
export const base = process.env.SHOP_URL ?? 'http://127.0.0.1:8080';
const ownerFile = process.env.SHOP_OWNER ?? '../.shop/owner';

export interface Thing {
  id: string;
  slug: string;
  sku: string;
  title: string;
}

/** A product of the demo catalog and its department: with pictures, and others beside it. */
export async function listed(): Promise<{ slug: string; category: string }> {
  const { items } = (await (await fetch(`${base}/api/v1/products?limit=1`)).json()) as {
    items: { slug: string; categories: string[] }[];
  };
  const [first] = items;
  return { slug: first?.slug ?? '', category: first?.categories[0] ?? '' };
}

/** The link to a page in a mail to somebody, once it has come. */
export async function mailedTo(recipient: string, page: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const mails = await (await fetch(`${base}/dev/mailbox.json?recipient=${recipient}`)).text();
        return (link = mails.match(new RegExp(`${page}[^\\s"\\\\]+`))?.[0]);
      },
      { timeout: 20_000 },
    )
    .toBeTruthy();
  return link ?? '';
}

/** The shop's owner. */
export function owner(): { email: string; password: string } {
  const [email = '', password = ''] = readFileSync(ownerFile, 'utf8').split('\n');
  return { email, password };
}

/** What the shop's staff does beside the browser, over the Api. */
export class Staff {
  private constructor(private readonly token: string) {}

  static async signIn(): Promise<Staff> {
    const answer = await fetch(`${base}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(owner()),
    });
    return new Staff(((await answer.json()) as { token: string }).token);
  }

  /** A thing of the test's own, with as many of it as are said. */
  async sell(title: string, amount = '25.00', onHand = 50): Promise<Thing> {
    const name = randomUUID().slice(0, 8);
    const sku = `E2E-${name}`;
    const variants = [{ sku, price: { amount, currency: 'USD' }, weightGrams: 500 }];
    const product = await this.call('POST', '/products', { slug: `e2e-${name}`, title, brand: 'Testers', variants });
    await this.count(sku, onHand);
    return { id: (product as { id: string }).id, slug: `e2e-${name}`, sku, title };
  }

  async count(sku: string, onHand: number): Promise<void> {
    await this.call('PUT', `/stock/${sku}`, { onHand, reason: 'test' });
  }

  async price({ id, sku }: Thing, amount: string): Promise<void> {
    await this.call('PATCH', `/products/${id}/variants/${sku}`, { price: { amount, currency: 'USD' } });
  }

  /** How many orders have a thing in them. */
  async ordersOf({ sku }: Thing): Promise<number> {
    return ((await this.call('GET', `/orders?q=${sku}`)) as { items: unknown[] }).items.length;
  }

  /** Has a place told of events of one kind; its id. */
  async tell(url: string, event: string): Promise<string> {
    return ((await this.call('POST', '/webhooks', { url, events: [event] })) as { id: string }).id;
  }

  async forget(webhook: string): Promise<void> {
    await this.call('DELETE', `/webhooks/${webhook}`);
  }

  /** Opens a waiting room for a thing; its id. */
  async openRoom(name: string, { sku }: Thing): Promise<string> {
    const room = { name, startsAt: new Date(Date.now() + 86_400_000), skus: [sku], perShopper: 1 };
    return ((await this.call('POST', '/waiting-rooms', room)) as { id: string }).id;
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${base}/api/v1/admin${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
}
