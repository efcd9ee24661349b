import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import './Design/design.css';
import { teachCartChanges } from './Carts/cart';
import { apply } from './Live/apply';
import { joinLive } from './Live/browser';
import { keepCart } from './Offline/keptCart';
import { keepShop } from './Offline/version';
import { queries, takePageData } from './Shell/queries';
import { router } from './Shell/routes';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the shop.');
teachCartChanges(queries);
keepCart(queries);
takePageData();
keepShop();
joinLive((event) => apply(queries, event));
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
