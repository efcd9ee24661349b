import { describe, expect, it } from 'vitest';
import type { Schema } from '../Api/client';
import { firstVariant, isOnSale, variantWith } from './variants';

const variant = (colour: string, size: string, state: 'in_stock' | 'out' = 'in_stock'): Schema['VariantAnswer'] => ({
  sku: `${colour}-${size}`,
  options: [
    { name: 'Colour', value: colour },
    { name: 'Size', value: size },
  ],
  price: { amount: '10.00', currency: 'USD' },
  availability: { state },
});
const red = variant('Red', 'S', 'out');
const product = {
  variants: [red, variant('Red', 'M'), variant('Blue', 'S'), variant('Green', 'L', 'out')],
} as Schema['ProductAnswer'];

describe('choosing a variant', () => {
  it('begins with the one of the address, else with one that can be had', () => {
    expect(firstVariant(product, 'Blue-S')?.sku).toBe('Blue-S');
    expect(firstVariant(product, 'gone')?.sku).toBe('Red-M');
  });

  it('keeps the other choices where it can', () => {
    expect(variantWith(product, red, 'Size', 'M')?.sku).toBe('Red-M');
    expect(variantWith(product, red, 'Colour', 'Blue')?.sku).toBe('Blue-S');
  });

  it('leads to the nearest one where the others can not be kept', () => {
    expect(variantWith(product, red, 'Size', 'L')?.sku).toBe('Green-L');
  });

  it('tells what can be had without another change', () => {
    expect(isOnSale(product, red, 'Size', 'M')).toBe(true);
    expect(isOnSale(product, red, 'Size', 'L')).toBe(false);
    expect(isOnSale(product, red, 'Size', 'S')).toBe(false);
  });
});
