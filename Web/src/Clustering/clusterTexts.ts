import type { MarkLook } from '../Design/Mark';
import type { Silo } from './cluster';

/** How a silo stands, in a word; `isOff` where it has left. */
export function standingOf({ status }: Pick<Silo, 'status'>): { text: string; look: MarkLook; isOff: boolean } {
  if (status === 'Active') return { text: 'Active', look: 'good', isOff: false };
  if (status === 'ShuttingDown') return { text: 'Drained', look: 'warn', isOff: false };
  return { text: status, look: 'plain', isOff: status === 'Dead' };
}

/** A build's number, with as much of its revision as tells it from others: `0.1.0 (1a2b3c4)`. */
export function versionText(version: string): string {
  const [number = '', revision] = version.split('+');
  return revision ? `${number} (${revision.slice(0, 7)})` : number;
}

/** Whether silos that take part run different builds, as they do while one follows the other. */
export const areMixed = (silos: readonly Pick<Silo, 'status' | 'version'>[]): boolean =>
  new Set(silos.filter((silo) => !standingOf(silo).isOff && silo.version).map(({ version }) => version)).size > 1;

export const figure = (value: number | string): string =>
  Number(value).toLocaleString('en', { maximumSignificantDigits: 3 });

/** How long something has waited: to the second, the minute or the hour, as it matters. */
export function lagText(seconds: number): string {
  if (seconds < 120) return `${figure(Math.round(seconds * 10) / 10)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

/** An interface by what it is for: `ICartGrain` is a cart's. */
export const interfaceName = (name: string): string => name.replace(/^I(?=[A-Z])/, '').replace(/Grain$/, '');

/** A class by its own name: `Shop.Carts.CartGrain,Grains` is a cart. */
export const grainName = (type: string): string => (type.split(',')[0]?.split('.').pop() ?? type).replace(/Grain$/, '');
