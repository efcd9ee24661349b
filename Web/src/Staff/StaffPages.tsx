import { Route, Routes } from 'react-router';
import { StaffProductPage } from '../Catalog/Staff/StaffProductPage';
import { StaffProductsPage } from '../Catalog/Staff/StaffProductsPage';
import { ClusterPage } from '../Clustering/ClusterPage';
import { CustomersPage } from '../Customers/Staff/CustomersPage';
import { LedgerPage } from '../Inventory/LedgerPage';
import { StockPage } from '../Inventory/StockPage';
import { StaffOrderPage } from '../Orders/Staff/StaffOrderPage';
import { StaffOrdersPage } from '../Orders/Staff/StaffOrdersPage';
import { ReportsPage } from '../Reports/ReportsPage';
import { NotFound } from '../Shell/NotFound';
import { RoomsPage } from '../WaitingRooms/Staff/RoomsPage';
import { StaffRoomPage } from '../WaitingRooms/Staff/StaffRoomPage';
import { WebhookPage } from '../Webhooks/WebhookPage';
import { WebhooksPage } from '../Webhooks/WebhooksPage';
import { AuditPage } from './AuditPage';
import { EmployeesPage } from './EmployeesPage';
import { StaffLayout } from './StaffLayout';
import { TodayPage } from './TodayPage';

/** The back office: one part of the app, which shoppers never load. */
export const StaffPages = () => (
  <StaffLayout>
    <Routes>
      <Route index element={<TodayPage />} />
      <Route path="orders" element={<StaffOrdersPage />} />
      <Route path="orders/:id" element={<StaffOrderPage />} />
      <Route path="reports" element={<ReportsPage />} />
      <Route path="products" element={<StaffProductsPage />} />
      <Route path="products/:id" element={<StaffProductPage />} />
      <Route path="stock" element={<StockPage />} />
      <Route path="stock/:sku" element={<LedgerPage />} />
      <Route path="waiting-rooms" element={<RoomsPage />} />
      <Route path="waiting-rooms/:id" element={<StaffRoomPage />} />
      <Route path="customers" element={<CustomersPage />} />
      <Route path="audit" element={<AuditPage />} />
      <Route path="staff" element={<EmployeesPage />} />
      <Route path="webhooks" element={<WebhooksPage />} />
      <Route path="webhooks/:id" element={<WebhookPage />} />
      <Route path="cluster" element={<ClusterPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  </StaffLayout>
);
