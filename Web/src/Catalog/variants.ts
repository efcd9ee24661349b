import type { Schema } from '../Api/client';

type Product = Schema['ProductAnswer'];
export type Variant = Schema['VariantAnswer'];
export type Choices = Readonly<Record<string, string>>;

/** What a variant's address says of its options. */
export const choicesOf = (variant: Variant): Choices =>
  Object.fromEntries(variant.options.map(({ name, value }) => [name, value]));

/** The variant that one sees first: the one of the address, or the first that can be had. */
export const firstVariant = (product: Product, sku: string | null): Variant | undefined =>
  product.variants.find((variant) => variant.sku === sku) ?? product.variants.find(canBeHad) ?? product.variants[0];

export const canBeHad = (variant: Variant): boolean => variant.availability.state !== 'out';

/**
 * The variant that another choice of one option leads to: with the other options as they are where there is such a one, else the
 * nearest by how many it keeps, what can be had before what can't.
 */
export function variantWith(product: Product, current: Variant, name: string, value: string): Variant | undefined {
  const wanted = { ...choicesOf(current), [name]: value };
  const kept = (variant: Variant) => variant.options.filter((option) => wanted[option.name] === option.value).length;
  return product.variants
    .filter((variant) => choicesOf(variant)[name] === value)
    .toSorted((one, other) => kept(other) - kept(one) || Number(canBeHad(other)) - Number(canBeHad(one)))[0];
}

/** Whether a choice leads to exactly what is chosen otherwise, and it can be had. */
export function isOnSale(product: Product, current: Variant, name: string, value: string): boolean {
  const found = variantWith(product, current, name, value);
  return (
    found !== undefined &&
    canBeHad(found) &&
    found.options.every((one) => one.name === name || choicesOf(current)[one.name] === one.value)
  );
}
