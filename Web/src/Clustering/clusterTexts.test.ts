import { describe, expect, it } from 'vitest';
import { areMixed, grainName, interfaceName, lagText, standingOf, versionText } from './clusterTexts';

describe('a silo', () => {
  it.each([
    ['Active', 'Active', false],
    ['ShuttingDown', 'Drained', false],
    ['Joining', 'Joining', false],
    ['Dead', 'Dead', true],
  ])('that is %s is told as %s', (status, text, isOff) => {
    expect(standingOf({ status })).toMatchObject({ text, isOff });
  });

  it('is of a build, told by its number and the beginning of its revision', () => {
    expect(versionText('0.1.0+1a2b3c4d5e6f')).toBe('0.1.0 (1a2b3c4)');
    expect(versionText('0.1.0')).toBe('0.1.0');
  });
});

describe('builds', () => {
  const silo = (status: string, version: string | null) => ({ status, version });

  it('are mixed while one follows the other', () => {
    expect(areMixed([silo('Active', '1'), silo('ShuttingDown', '2')])).toBe(true);
  });

  it('are not by silos that have left, or have not told yet', () => {
    expect(areMixed([silo('Active', '2'), silo('Dead', '1'), silo('Active', null)])).toBe(false);
  });
});

it.each([
  [0, '0 s'],
  [1.25, '1.3 s'],
  [119, '119 s'],
  [120, '2 min'],
  [7_300, '2 h'],
])('a lag of %d seconds is told as %s', (seconds, text) => {
  expect(lagText(seconds)).toBe(text);
});

it('grains are told by what they are for', () => {
  expect(interfaceName('ICartGrain')).toBe('Cart');
  expect(grainName('Shop.Carts.CartGrain,Grains')).toBe('Cart');
});
