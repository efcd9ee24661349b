import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useLiveCart } from '../Carts/cart';
import { CartPanel } from '../Carts/CartPanel';
import { VersionBar } from '../Offline/VersionBar';
import { Announcements } from './Announcements';
import { Footer } from './Footer';
import { Header } from './Header';
import { OfflineBar } from './OfflineBar';

/** What stands around every page. */
export function Layout() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isUnderWay = useNavigation().state === 'loading';
  useFocusOnNewPage(main, pathname);
  useLiveCart();
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
        <Outlet />
      </main>
      <Footer />
      <CartPanel />
      <Announcements />
      <ScrollRestoration />
    </div>
  );
}

// A new page begins at its beginning for the keyboard and for screen readers, too; the first one as the browser has it.
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}
