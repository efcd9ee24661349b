import { expect, it } from 'vitest';
import { areaOf, areas, may } from './access';

const seen = (...own: string[]) => areas.filter(({ needs }) => may(own, ...needs)).map(({ name }) => name);

it('shows each role its own areas, and the owner all', () => {
  expect(seen('catalog')).toEqual(['Today', 'Products', 'Stock', 'Waiting rooms', 'Changes']);
  expect(seen('orders')).toEqual(['Today', 'Orders', 'Reports']);
  expect(seen('support')).toEqual(['Today', 'Orders', 'Reports', 'Customers']);
  expect(seen('owner')).toHaveLength(areas.length);
  expect(seen()).toEqual([]);
  expect(seen('no such role')).toEqual([]);
});

it('knows the area of a path, and of none', () => {
  expect(areaOf('/admin')?.name).toBe('Today');
  expect(areaOf('/admin/')?.name).toBe('Today');
  expect(areaOf('/admin/orders/order-1')?.name).toBe('Orders');
  expect(areaOf('/admin/elsewhere')).toBeUndefined();
});
