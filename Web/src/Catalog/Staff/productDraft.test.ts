import { expect, it } from 'vitest';
import { replaced } from './form';
import { bodyOf, draftOf, newProduct, newVariant, patchOf, type Product } from './productDraft';

const lamp: Product = {
  id: 'prod-1' as Product['id'],
  slug: 'lamp',
  version: 4,
  status: 'active',
  title: 'Lamp',
  brand: 'Lux',
  images: [{ url: '/media/1.svg', alt: 'A lamp', width: 800, height: 600 }],
  options: [{ name: 'Colour', values: ['Red', 'Blue'] }],
  variants: [
    {
      sku: 'L-R',
      options: [{ name: 'Colour', value: 'Red' }],
      price: { amount: '19.90', currency: 'USD' },
      weightGrams: 5,
    },
    { sku: 'L-B', options: [{ name: 'Colour', value: 'Blue' }], price: { amount: '21.00', currency: 'USD' } },
  ],
};

it('writes nothing that nobody touched', () => {
  const draft = draftOf(lamp);
  expect(patchOf(draft, draftOf(lamp))).toEqual({});
  expect(patchOf(draft, { ...draft, title: 'Desk lamp ' })).toEqual({ title: 'Desk lamp' });
});

it('keeps an amount as it was typed', () => {
  const draft = draftOf(lamp);
  const patch = patchOf(draft, { ...draft, variants: replaced(draft.variants, 0, { amount: '90071992547409.93' }) });
  expect(Object.keys(patch)).toEqual(['variants']);
  expect(patch.variants?.map((variant) => variant.price?.amount)).toEqual(['90071992547409.93', '21.00']);
  expect(patch.variants?.[1]?.options).toEqual([{ name: 'Colour', value: 'Blue' }]);
});

it('takes an empty text for what may be left out', () => {
  const body = bodyOf({ ...newProduct, title: 'Mug', variants: [{ ...newVariant(0), sku: 'M', amount: '5' }] });
  expect(body.slug).toBeNull();
  expect(body.subtitle).toBeNull();
  expect(body.variants?.[0]?.compareAt).toBeNull();
});

it('sends what is no number as one that is refused', () => {
  const draft = draftOf(lamp);
  const body = bodyOf({ ...draft, images: replaced(draft.images, 0, { width: 'wide' }) });
  expect(body.images?.[0]?.width).toBe(-1);
});
