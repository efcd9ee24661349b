import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { countryName } from '../Checkout/countries';
import { BarRow } from '../Design/BarRow';
import { formatMoney } from '../Design/money';
import { may, useRoles } from '../Staff/access';
import { Part } from '../Staff/StaffLayout';
import type { Row } from './sales';
import { SalesTable } from './SalesTable';

const shownMax = 8; // bars that are taken in at one look; the table has all

interface SalesByProps {
  by: 'country' | 'product';
  /** Those of one currency, the most first. */
  rows: readonly Row[];
  isWhole: boolean;
}

/** What goes where, or which things sell. */
export function SalesBy({ by, rows, isWhole }: SalesByProps) {
  const canEdit = may(useRoles(), 'catalog');
  const name = (row: Row): ReactNode => {
    if (by === 'country') return row.country ? countryName(row.country) : 'Unknown';
    const title = row.title ?? row.productId;
    return canEdit ? (
      <Link to={`/admin/products/${row.productId}`} className="hover:underline">
        {title}
      </Link>
    ) : (
      title
    );
  };
  const amounts = rows.map(({ sales }) => Number(sales.amount));
  const most = Math.max(...amounts, 0);
  const title = by === 'country' ? 'Where it goes' : 'What sells';
  return (
    <Part title={title}>
      <ol className="grid gap-1" aria-label={`${title}: the first ${Math.min(shownMax, rows.length)}`}>
        {rows.slice(0, shownMax).map((row, i) => (
          <BarRow key={keyOf(row)} value={Math.max(0, amounts[i] ?? 0)} most={most} amount={formatMoney(row.sales)}>
            {name(row)}
          </BarRow>
        ))}
      </ol>
      <SalesTable
        title={title}
        first={by === 'country' ? 'Country' : 'Product'}
        hasRefunds={by === 'country'}
        lines={rows.map((row) => ({
          key: keyOf(row),
          name: name(row),
          orders: Number(row.orders),
          pieces: Number(row.pieces),
          sales: row.sales,
          refunded: row.refunded ?? undefined,
        }))}
      />
      {!isWhole && <p className="text-sm text-muted">There are more; these {rows.length} sell most.</p>}
    </Part>
  );
}

const keyOf = ({ country, productId }: Row): string => country ?? productId ?? '';
