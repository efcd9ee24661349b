import { createBrowserRouter, type RouteObject } from 'react-router';
import { Broken } from './Broken';
import { Layout } from './Layout';
import { NotFound } from './NotFound';

const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../Catalog/HomePage')).HomePage }) },
  {
    path: 'categories/:category',
    lazy: async () => ({ Component: (await import('../Search/CategoryPage')).CategoryPage }),
  },
  { path: 'search', lazy: async () => ({ Component: (await import('../Search/SearchPage')).SearchPage }) },
  { path: 'products/:slug', lazy: async () => ({ Component: (await import('../Catalog/ProductPage')).ProductPage }) },
  { path: 'cart', lazy: async () => ({ Component: (await import('../Carts/CartPage')).CartPage }) },
  { path: 'checkout', lazy: async () => ({ Component: (await import('../Checkout/CheckoutPage')).CheckoutPage }) },
  { path: 'orders', lazy: async () => ({ Component: (await import('../Orders/OrdersPage')).OrdersPage }) },
  { path: 'orders/lookup', lazy: async () => ({ Component: (await import('../Orders/LookUpPage')).LookUpPage }) },
  { path: 'orders/:id', lazy: async () => ({ Component: (await import('../Orders/OrderPage')).OrderPage }) },
  { path: 'account', lazy: async () => ({ Component: (await import('../Customers/AccountPage')).AccountPage }) },
  {
    path: 'account/addresses',
    lazy: async () => ({ Component: (await import('../Customers/AddressesPage')).AddressesPage }),
  },
  {
    path: 'account/wishlist',
    lazy: async () => ({ Component: (await import('../Customers/Wishlist/WishlistPage')).WishlistPage }),
  },
  { path: 'account/devices', lazy: async () => ({ Component: (await import('../Sessions/DevicesPage')).DevicesPage }) },
  { path: 'account/login', lazy: async () => ({ Component: (await import('../Customers/LoginPage')).LoginPage }) },
  {
    path: 'account/register',
    lazy: async () => ({ Component: (await import('../Customers/RegisterPage')).RegisterPage }),
  },
  { path: 'account/forgot', lazy: async () => ({ Component: (await import('../Customers/ForgotPage')).ForgotPage }) },
  { path: 'account/reset', lazy: async () => ({ Component: (await import('../Customers/ResetPage')).ResetPage }) },
  { path: 'account/verify', lazy: async () => ({ Component: (await import('../Customers/LinkPages')).VerifyPage }) },
  {
    path: 'account/email',
    lazy: async () => ({ Component: (await import('../Customers/LinkPages')).ChangeEmailPage }),
  },
  { path: 'account/help', lazy: async () => ({ Component: (await import('../Customers/HelpPage')).HelpPage }) },
  { path: '*', Component: NotFound },
];

/** Until a page's part is there: as tall as the window, so that the footer doesn't jump. */
const Blank = () => <div className="min-h-dvh" />;

const BrokenOffice = () => (
  <main className="page py-12">
    <Broken />
  </main>
);

/** The pages; the Api knows the same addresses (Storefront/StorefrontEndpoints.cs) and answers 404 to all others. */
export const router = createBrowserRouter([
  {
    path: 'admin/*',
    ErrorBoundary: BrokenOffice,
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await import('../Staff/StaffPages')).StaffPages }),
  },
  { Component: Layout, children: [{ ErrorBoundary: Broken, HydrateFallback: Blank, children: pages }] },
]);
