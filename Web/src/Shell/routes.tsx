import { Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { HomePage } from '../Catalog/HomePage';
import { ProductPage } from '../Catalog/ProductPage';
import { CategoryPage } from '../Search/CategoryPage';
import { SearchPage } from '../Search/SearchPage';
import { Boundary } from './Boundary';
import { Layout } from './Layout';
import { NotFound } from './NotFound';
import { part } from './part';

// What shoppers come to first is in the app's first part; each of these is fetched when somebody goes there.
const CartPage = part(async () => (await import('../Carts/CartPage')).CartPage);
const CheckoutPage = part(async () => (await import('../Checkout/CheckoutPage')).CheckoutPage);
const RoomPage = part(async () => (await import('../WaitingRooms/RoomPage')).RoomPage);
const OrdersPage = part(async () => (await import('../Orders/OrdersPage')).OrdersPage);
const LookUpPage = part(async () => (await import('../Orders/LookUpPage')).LookUpPage);
const OrderPage = part(async () => (await import('../Orders/OrderPage')).OrderPage);
const AccountPage = part(async () => (await import('../Customers/AccountPage')).AccountPage);
const AddressesPage = part(async () => (await import('../Customers/AddressesPage')).AddressesPage);
const WishlistPage = part(async () => (await import('../Customers/Wishlist/WishlistPage')).WishlistPage);
const DevicesPage = part(async () => (await import('../Sessions/DevicesPage')).DevicesPage);
const LoginPage = part(async () => (await import('../Customers/LoginPage')).LoginPage);
const RegisterPage = part(async () => (await import('../Customers/RegisterPage')).RegisterPage);
const ForgotPage = part(async () => (await import('../Customers/ForgotPage')).ForgotPage);
const ResetPage = part(async () => (await import('../Customers/ResetPage')).ResetPage);
const VerifyPage = part(async () => (await import('../Customers/LinkPages')).VerifyPage);
const ChangeEmailPage = part(async () => (await import('../Customers/LinkPages')).ChangeEmailPage);
const HelpPage = part(async () => (await import('../Customers/HelpPage')).HelpPage);
const StaffPages = part(async () => (await import('../Staff/StaffPages')).StaffPages);

/** The pages; the Api knows the same addresses (Storefront/StorefrontEndpoints.cs) and answers 404 to all others. */
export const Pages = () => (
  <Routes>
    <Route path="admin/*" element={<Office />} />
    <Route element={<Layout />}>
      <Route index element={<HomePage />} />
      <Route path="categories/:category" element={<CategoryPage />} />
      <Route path="search" element={<SearchPage />} />
      <Route path="products/:slug" element={<ProductPage />} />
      <Route path="cart" element={<CartPage />} />
      <Route path="checkout" element={<CheckoutPage />} />
      <Route path="waiting-rooms/:id" element={<RoomPage />} />
      <Route path="orders" element={<OrdersPage />} />
      <Route path="orders/lookup" element={<LookUpPage />} />
      <Route path="orders/:id" element={<OrderPage />} />
      <Route path="account" element={<AccountPage />} />
      <Route path="account/addresses" element={<AddressesPage />} />
      <Route path="account/wishlist" element={<WishlistPage />} />
      <Route path="account/devices" element={<DevicesPage />} />
      <Route path="account/login" element={<LoginPage />} />
      <Route path="account/register" element={<RegisterPage />} />
      <Route path="account/forgot" element={<ForgotPage />} />
      <Route path="account/reset" element={<ResetPage />} />
      <Route path="account/verify" element={<VerifyPage />} />
      <Route path="account/email" element={<ChangeEmailPage />} />
      <Route path="account/help" element={<HelpPage />} />
      <Route path="*" element={<NotFound />} />
    </Route>
  </Routes>
);

/** The back office: shoppers never load it. */
function Office() {
  const { pathname } = useLocation();
  return (
    <Suspense fallback={null}>
      <Boundary page={pathname} frame="page py-12">
        <StaffPages />
      </Boundary>
    </Suspense>
  );
}
