import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { Button, ButtonLink } from '../Design/Button';
import { Drawer } from '../Design/Drawer';
import { useCart } from './cart';
import { canCheckOut } from './cartChanges';
import { CartLines } from './CartLines';
import { closeCartPanel, useIsCartPanelOpen } from './panel';
import { Sums } from './Sums';

/** The cart beside the page that one is on. */
export function CartPanel() {
  const isOpen = useIsCartPanelOpen();
  const { data: cart } = useCart();
  const { pathname } = useLocation();
  useEffect(closeCartPanel, [pathname]);
  return (
    <Drawer title="Your cart" isOpen={isOpen} onClose={closeCartPanel}>
      {cart && cart.lines.length > 0 ? (
        <>
          <div className="flex-1 overflow-y-auto px-5">
            <CartLines cart={cart} />
          </div>
          <footer className="grid gap-4 border-t border-line p-5">
            <Sums sums={cart} />
            <div className="grid grid-cols-2 gap-3">
              <ButtonLink to="/cart" look="quiet">
                View cart
              </ButtonLink>
              {canCheckOut(cart) ? (
                <ButtonLink to="/checkout">Check out</ButtonLink>
              ) : (
                <ButtonLink to="/cart">Look at problems</ButtonLink>
              )}
            </div>
          </footer>
        </>
      ) : (
        <div className="grid justify-items-start gap-4 p-5">
          <p className="text-muted">Nothing in it yet.</p>
          <Button look="quiet" onClick={closeCartPanel}>
            Look around
          </Button>
        </div>
      )}
    </Drawer>
  );
}
