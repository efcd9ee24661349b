import type { QueryClient } from '@tanstack/react-query';
import type { Schema } from '../Api/client';
import type { Cart } from '../Carts/cartChanges';
import { applyRoom } from '../WaitingRooms/room';
import type { Place } from '../WaitingRooms/roomTexts';
import type { LiveEvent } from './browser';

type Product = Schema['ProductAnswer'];

/** What an event makes of what was read: the product itself, or that something is to be read anew. */
export function apply(client: QueryClient, { topic, version, product, place }: LiveEvent): void {
  const [kind = '', id = ''] = topic.split(':');
  if (kind === 'product') applyProduct(client, id, product as Product | undefined);
  else if (kind === 'cart') applyCart(client, id, version);
  else if (kind === 'order') {
    void client.invalidateQueries({ queryKey: ['order', id] });
    void client.invalidateQueries({ queryKey: ['orders'] });
  } else if (kind === 'waiting-room') applyRoom(client, id, place as Place | undefined);
}

function applyProduct(client: QueryClient, id: string, product: Product | undefined): void {
  let hasChanged = false;
  for (const [key, known] of client.getQueriesData<Product>({ queryKey: ['product'] })) {
    if (known?.id !== id) continue;
    hasChanged ||= JSON.stringify(known) !== JSON.stringify(product);
    if (product) client.setQueryData(key, product);
    else void client.invalidateQueries({ queryKey: key }); // it isn't sold any more, or isn't there
  }
  const cart = client.getQueryData<Cart | null>(['cart', 'current']);
  const line = cart?.lines.find((one) => one.product?.id === id);
  if (hasChanged || (line && product && isNews(line.sku, line.unitPrice, product)))
    void client.invalidateQueries({ queryKey: ['cart'] });
}

// The first event of a stream tells what is known already, mostly.
const isNews = (sku: string, price: unknown, product: Product): boolean => {
  const variant = product.variants.find((one) => one.sku === sku);
  return JSON.stringify(variant?.price) !== JSON.stringify(price) || variant?.availability.state !== 'in_stock';
};

function applyCart(client: QueryClient, id: string, version: number | undefined): void {
  const cart = client.getQueryData<Cart | null>(['cart', 'current']);
  if (cart?.id === id && version !== undefined && version <= cart.version) return;
  void client.invalidateQueries({ queryKey: ['cart'] });
}
