import { useCustomer } from '../Customers/customer';

/** What employees may be allowed to do, as the Api names it (Grains.Abstractions/Customers/StaffRoles.cs). */
export const roles = ['owner', 'catalog', 'orders', 'support'] as const;
export type Role = (typeof roles)[number];

export const roleTexts: Readonly<Record<Role, string>> = {
  owner: 'Owner: everything, and who may do what',
  catalog: 'Products, prices and stock',
  orders: 'Orders, parcels and refunds',
  support: 'Looks at orders and customers, and helps',
};

/** Whether one of these is among somebody's roles; the owner's is as good as any. The Api decides: this only hides what it would refuse. */
export const may = (own: readonly string[], ...needed: Role[]): boolean =>
  own.includes('owner') || needed.some((role) => own.includes(role));

/** What whoever is signed in may do here; nothing for customers and guests. */
export const useRoles = (): readonly string[] => useCustomer().data?.roles ?? [];

/** The pages of the back office, and whose they are. The Api knows the same addresses (Storefront/StorefrontEndpoints.cs). */
export const areas: readonly { path: string; name: string; needs: Role[] }[] = [
  { path: '', name: 'Today', needs: ['orders', 'support', 'catalog'] },
  { path: 'orders', name: 'Orders', needs: ['orders', 'support'] },
  { path: 'reports', name: 'Reports', needs: ['orders', 'support'] },
  { path: 'products', name: 'Products', needs: ['catalog'] },
  { path: 'stock', name: 'Stock', needs: ['catalog'] },
  { path: 'waiting-rooms', name: 'Waiting rooms', needs: ['catalog'] },
  { path: 'customers', name: 'Customers', needs: ['support'] },
  { path: 'audit', name: 'Changes', needs: ['catalog'] },
  { path: 'staff', name: 'Staff', needs: ['owner'] },
  { path: 'webhooks', name: 'Webhooks', needs: ['owner'] },
  { path: 'cluster', name: 'Cluster', needs: ['owner'] },
];

/** Which area a path below `/admin` is in. */
export const areaOf = (pathname: string) =>
  areas.find(({ path }) => path === (pathname.replace(/^\/admin\/?/, '').split('/')[0] ?? ''));
