import { Link } from 'react-router';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { Choice } from '../Design/Field';
import { FindField, List, useFilter, useList } from '../Staff/list';
import { PageHead } from '../Staff/StaffLayout';

export function StockPage() {
  const [q] = useFilter('q');
  const [below, setBelow] = useFilter('below');
  const list = useList(['stock', q, below], (cursor) =>
    take(
      api.GET('/api/v1/admin/stock', {
        params: { query: { limit: '40', ...(q && { q }), ...(below && { below }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <>
      <PageHead title="Stock" />
      <div className="mb-8 grid gap-4 md:grid-cols-[1fr_14rem]">
        <FindField key={q} label="Name or SKU" />
        <Choice label="Available" value={below} onChange={(event) => setBelow(event.target.value)}>
          <option value="">Any number</option>
          <option value="1">None</option>
          <option value="6">Fewer than 6</option>
          <option value="21">Fewer than 21</option>
        </Choice>
      </div>
      <div
        aria-hidden
        className="hidden gap-4 pb-2 text-sm text-muted md:grid md:grid-cols-[1fr_10rem_4rem_4rem_4.5rem] lg:grid-cols-[1fr_12rem_5rem_5rem_5rem]"
      >
        <span>Thing</span>
        <span>SKU</span>
        <span className="text-end">On hand</span>
        <span className="text-end">Reserved</span>
        <span className="text-end">Available</span>
      </div>
      <List list={list} what="stock" empty="There is nothing like that." keyOf={(item) => item.sku}>
        {({ sku, title, onHand, reserved, available }) => (
          <Link
            to={`/admin/stock/${encodeURIComponent(sku)}`}
            className="group grid grid-cols-[1fr_auto] items-baseline gap-x-4 py-3 tabular-nums md:grid-cols-[1fr_10rem_4rem_4rem_4.5rem] lg:grid-cols-[1fr_12rem_5rem_5rem_5rem]"
          >
            <span className="min-w-0 truncate font-semibold group-hover:underline">{title ?? sku}</span>
            <span className="order-3 truncate text-sm text-muted md:order-none">{sku}</span>
            <Count name="on hand" value={onHand} className="hidden md:block" />
            <Count name="reserved" value={reserved} className="hidden md:block" />
            <Count
              name="available"
              value={available}
              className={`font-semibold ${available === 0 ? 'text-sale' : available < 6 ? 'text-warn' : ''}`}
            />
          </Link>
        )}
      </List>
    </>
  );
}

const Count = ({ name, value, className }: { name: string; value: number; className: string }) => (
  <span className={`text-end ${className}`}>
    {value}
    <span className="sr-only"> {name}</span>
  </span>
);
