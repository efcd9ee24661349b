import type { ReactNode } from 'react';
import { formatMoney } from '../Design/money';
import type { Sums } from './sales';

interface Line extends Omit<Sums, 'refunded'> {
  key: string;
  name: ReactNode;
  refunded?: Sums['refunded'] | undefined;
}

interface SalesTableProps {
  /** What is told, and of what. */
  title: string;
  first: string;
  lines: readonly Line[];
  /** Refunds are of orders: of products there is nothing to tell. */
  hasRefunds: boolean;
}

const second = 'hidden md:table-cell';

/** The numbers behind a chart. On a phone the lesser ones stand below the name. */
export const SalesTable = ({ title, first, lines, hasRefunds }: SalesTableProps) => (
  <table className="w-full tabular-nums">
    <caption className="sr-only">{title}</caption>
    <thead>
      <tr className="border-b border-edge text-sm text-muted [&>th]:py-2 [&>th]:font-normal">
        <th scope="col" className="text-start">
          {first}
        </th>
        <th scope="col" className="w-20 text-end md:w-28">
          Orders
        </th>
        <th scope="col" className={`w-28 text-end ${second}`}>
          Pieces
        </th>
        {hasRefunds && (
          <th scope="col" className={`w-36 text-end ${second}`}>
            Given back
          </th>
        )}
        <th scope="col" className="w-28 text-end md:w-40">
          Sales
        </th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ key, name, orders, pieces, sales, refunded }) => {
        const back = refunded && Number(refunded.amount) !== 0 ? formatMoney(refunded) : undefined;
        return (
          <tr key={key} className={`border-b border-line align-baseline ${orders === 0 ? 'text-muted' : ''}`}>
            <th scope="row" className="py-2.5 pe-4 text-start font-normal wrap-anywhere">
              {name}
              {orders > 0 && (
                <span className="block text-sm text-muted md:hidden">
                  {pieces === 1 ? '1 piece' : `${pieces.toLocaleString('en')} pieces`}
                  {back && `, ${back} given back`}
                </span>
              )}
            </th>
            <td className="text-end">{orders > 0 ? orders.toLocaleString('en') : '–'}</td>
            <td className={`text-end ${second}`}>{orders > 0 ? pieces.toLocaleString('en') : '–'}</td>
            {hasRefunds && <td className={`text-end ${second}`}>{back ?? '–'}</td>}
            <td className="text-end font-semibold">{orders > 0 ? formatMoney(sales) : '–'}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
