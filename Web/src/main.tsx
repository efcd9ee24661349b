import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { teachCartChanges } from './Carts/cart';
import { apply } from './Live/apply';
import { joinLive } from './Live/browser';
import { keepCart } from './Offline/keptCart';
import { keepShop } from './Offline/version';
import { watchEarlyField } from './Search/earlyField';
import { queries, takePageData } from './Shell/queries';
import { Pages } from './Shell/routes';
import { whenIdle } from './Shell/idle';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the shop.');
teachCartChanges(queries);
keepCart(queries);
takePageData();
watchEarlyField(root);

// In pieces, between which the browser sees to whoever touches the page meanwhile. What the Api wrote stands until all is there.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
whenIdle(() => {
  keepShop();
  joinLive((event) => apply(queries, event));
});
