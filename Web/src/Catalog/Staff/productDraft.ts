import type { Schema } from '../../Api/client';

export type Product = Schema['ProductDocument'];
type Body = Schema['ProductBody'];

/** A variant while somebody writes it: numbers are text until they are sent. */
export interface VariantDraft {
  sku: string;
  /** A choice for each of the product's options, in their order. */
  choices: string[];
  amount: string;
  compareAt: string;
  weightGrams: string;
  allowBackorder: boolean;
  taxClass: string | null;
}

/** A product while somebody writes it. */
export interface ProductDraft {
  slug: string;
  status: NonNullable<Product['status']>;
  title: string;
  subtitle: string;
  brand: string;
  description: string;
  categories: string[];
  attributes: { name: string; value: string }[];
  images: { url: string; alt: string; width: string; height: string }[];
  options: { name: string; values: string }[];
  variants: VariantDraft[];
  currency: string;
}

export const newVariant = (options: number): VariantDraft => ({
  sku: '',
  choices: Array<string>(options).fill(''),
  amount: '',
  compareAt: '',
  weightGrams: '0',
  allowBackorder: false,
  taxClass: null,
});

export const newProduct: ProductDraft = {
  slug: '',
  status: 'active',
  title: '',
  subtitle: '',
  brand: '',
  description: '',
  categories: [],
  attributes: [],
  images: [],
  options: [],
  variants: [newVariant(0)],
  currency: 'USD',
};

export function draftOf(product: Product): ProductDraft {
  const { variants = [], options = [], images = [] } = product;
  return {
    slug: product.slug,
    status: product.status ?? 'active',
    title: product.title,
    subtitle: product.subtitle ?? '',
    brand: product.brand ?? '',
    description: product.description ?? '',
    categories: product.categories ?? [],
    attributes: product.attributes ?? [],
    images: images.map((image) => ({ ...image, width: String(image.width), height: String(image.height) })),
    options: options.map(({ name, values }) => ({ name, values: values.join(', ') })),
    variants: variants.map((variant) => ({
      sku: variant.sku,
      choices: options.map(({ name }) => variant.options?.find((one) => one.name === name)?.value ?? ''),
      amount: variant.price.amount,
      compareAt: variant.compareAt?.amount ?? '',
      weightGrams: String(variant.weightGrams ?? 0),
      allowBackorder: variant.allowBackorder ?? false,
      taxClass: variant.taxClass ?? null,
    })),
    currency: variants[0]?.price.currency ?? 'USD',
  };
}

/** What the Api is sent for a draft. What can't be right is sent as it is: the Api says what is wrong with it, and where. */
export function bodyOf(draft: ProductDraft): Body {
  const money = (amount: string) => ({ amount: amount.trim(), currency: draft.currency.trim().toUpperCase() });
  const options = draft.options.map(({ name, values }) => ({ name: name.trim(), values: wordsOf(values) }));
  return {
    slug: draft.slug.trim() || null,
    status: draft.status,
    title: draft.title.trim(),
    subtitle: draft.subtitle.trim() || null,
    brand: draft.brand.trim(),
    description: draft.description,
    categories: draft.categories,
    attributes: draft.attributes.map(({ name, value }) => ({ name: name.trim(), value: value.trim() })),
    images: draft.images.map(({ url, alt, width, height }) => ({
      url: url.trim(),
      alt: alt.trim(),
      width: numberOf(width),
      height: numberOf(height),
    })),
    options,
    variants: draft.variants.map((variant) => ({
      sku: variant.sku.trim(),
      options: options.map(({ name }, i) => ({ name, value: variant.choices[i]?.trim() ?? '' })),
      price: money(variant.amount),
      compareAt: variant.compareAt.trim() ? money(variant.compareAt) : null,
      allowBackorder: variant.allowBackorder,
      weightGrams: numberOf(variant.weightGrams),
      taxClass: variant.taxClass,
    })),
  };
}

/** The members that differ: what nobody touched here isn't written, whatever others do to it meanwhile. */
export function patchOf(before: ProductDraft, after: ProductDraft): Partial<Body> {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof Body])),
  );
}

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

const numberOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : -1);
