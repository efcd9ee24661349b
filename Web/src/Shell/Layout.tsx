import { Suspense, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useLiveCart } from '../Carts/cart';
import { CartPanel } from '../Carts/CartPanel';
import { VersionBar } from '../Offline/VersionBar';
import { Announcements } from './Announcements';
import { Boundary } from './Boundary';
import { Footer } from './Footer';
import { Header } from './Header';
import { useFocusOnNewPage } from './newPage';
import { OfflineBar } from './OfflineBar';
import { useIsUnderWay } from './part';
import { useScrollPlaces } from './scrollPlaces';

/** Until the first page's part is there: as tall as the window, so that the footer doesn't jump. */
const Blank = () => <div className="min-h-dvh" />;

/** By itself, so that a change of the cart draws nothing anew but what shows it. */
function LiveCart() {
  useLiveCart();
  return null;
}

/** What stands around every page. */
export function Layout() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isUnderWay = useIsUnderWay();
  useScrollPlaces();
  useFocusOnNewPage(main, pathname);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded-md bg-lime px-4 py-3 font-semibold text-on-lime focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50"
      >
        Skip to the page
      </a>
      {isUnderWay && <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-1 animate-breathe bg-lime" />}
      <OfflineBar />
      <VersionBar />
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="page flex-1 pt-6 pb-20 outline-none md:pt-10">
        <Suspense fallback={<Blank />}>
          <Boundary page={pathname}>
            <Outlet />
          </Boundary>
        </Suspense>
      </main>
      <Footer />
      <LiveCart />
      <CartPanel />
      <Announcements />
    </div>
  );
}
