import { describe, expect, it } from 'vitest';
import { chosen, fewerWords, isChosen, priceText, readListing, toggle, withoutFilters, writeListing } from './listing';

const read = (text: string) => readListing(new URLSearchParams(text));

describe('a list’s address', () => {
  it('comes out as it went in', () => {
    const text = 'q=mug&Colour=Blue&Colour=Red&brand=Ledger&price=10..50&sort=-price&pages=3';
    expect(writeListing(read(text)).toString()).toBe(text);
  });

  it('has no more in it than differs from the plain list', () => {
    expect(writeListing(read('q=&sort=relevance&pages=1')).toString()).toBe('');
  });

  it.each(['-1', '0', '1.5', 'x', '1e9'])('bounds the pages %s', (pages) => {
    expect(read(`pages=${pages}`).pages).toBeGreaterThanOrEqual(1);
    expect(read(`pages=${pages}`).pages).toBeLessThanOrEqual(20);
  });

  it('takes an unknown order for the best first', () => {
    expect(read('sort=drop').sort).toBe('relevance');
  });
});

describe('choosing', () => {
  it('adds a value, takes it back, and begins at the first page', () => {
    const once = toggle(read('pages=4'), 'brand', 'Ledger');
    expect(once).toMatchObject({ pages: 1, filters: { brand: ['Ledger'] } });
    expect(toggle(once, 'brand', 'Ledger').filters).toEqual({});
    expect([
      isChosen(once, 'brand', 'Ledger'),
      isChosen(once, 'brand', 'Other'),
      isChosen(once, 'Colour', 'Blue'),
    ]).toEqual([true, false, false]);
    expect(isChosen(read('price=10..50'), 'price', '10..50')).toBe(true);
  });

  it('has one price and one category at a time', () => {
    expect(toggle(read('price=..10'), 'price', '10..50').price).toBe('10..50');
    expect(toggle(read('category=a'), 'category', 'b').filters.category).toEqual(['b']);
  });

  it('forgets all but the words and the order', () => {
    const cleared = withoutFilters(read('q=mug&brand=a&price=..10&sort=price'));
    expect(chosen(cleared)).toEqual([]);
    expect(cleared).toMatchObject({ q: 'mug', sort: 'price' });
  });
});

it('says a range of prices in words', () => {
  expect(['..10', '10..50', '50..'].map(priceText)).toEqual(['Up to $10', '$10 to $50', '$50 and more']);
});

it('offers the words of a search one by one, those that say most first', () => {
  expect(fewerWords('a blue  Velvet lamp blue')).toEqual(['velvet', 'blue', 'lamp']);
  expect(fewerWords('one two three four five')).toHaveLength(4);
  expect(fewerWords('lmap')).toEqual([]);
  expect(fewerWords('')).toEqual([]);
});
