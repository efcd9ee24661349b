import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { BarRow } from '../Design/BarRow';
import { Bars } from '../Design/Bars';
import { Figure, Figures } from '../Design/Figures';
import { shortMoney } from '../Design/money';
import { Failed } from '../Shell/Failed';
import { may, useRoles } from './access';
import { mainCurrency, salesBars, salesText } from './sales';
import { ListSkeleton, PageHead, Part } from './StaffLayout';

const renewMs = 10_000;

/** What goes on: for each role what is its own. */
export function TodayPage() {
  const roles = useRoles();
  return (
    <>
      <PageHead title="Today" />
      <div className="grid gap-12">
        {may(roles, 'orders', 'support') && <Sales />}
        {may(roles, 'catalog') && <Scarce />}
      </div>
    </>
  );
}

function Sales() {
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', 'sales'],
    queryFn: () => take(api.GET('/api/v1/admin/sales')),
    refetchInterval: renewMs,
  });
  const showsProducts = may(useRoles(), 'catalog');
  if (!data)
    return error ? (
      <Failed isPart error={error} what="figures" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="figures" />
    );
  const today = data.days[data.days.length - 1];
  const unit = (amount: number) => shortMoney(amount, mainCurrency(data.days));
  const most = Math.max(...data.topProducts.map((one) => Number(one.pieces)));
  return (
    <>
      <Figures>
        <Figure name="Sold today (UTC)" value={today ? salesText(today) : ''} />
        <Figure name="Orders today" value={String(today?.orders ?? 0)} />
        <Figure
          name="To be sent"
          value={
            <Link to="/admin/orders?status=paid" className="hover:underline">
              {data.toSend}
            </Link>
          }
        />
        <Figure name="Refunds on their way" value={String(data.refundsPending)} />
      </Figures>
      <div className="grid gap-10 md:grid-cols-2">
        <Part title="The last 24 hours">
          <Bars
            title="Sales by hour"
            unit={unit}
            bars={salesBars(
              data.hours,
              (from) => from.toLocaleTimeString('en', { hour: 'numeric' }),
              (from) => from.toLocaleString('en', { weekday: 'short', hour: 'numeric' }),
            )}
          />
        </Part>
        <Part
          title="The last 14 days"
          more={
            <Link to="/admin/reports" className="text-sm text-link underline">
              Reports
            </Link>
          }
        >
          <Bars
            title="Sales by day"
            unit={unit}
            bars={salesBars(
              data.days,
              (from) => from.toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
              (from) =>
                from.toLocaleDateString('en', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
            )}
          />
        </Part>
      </div>
      <Part title="What sells">
        {data.topProducts.length === 0 && <p className="text-muted">Nothing in the last 14 days.</p>}
        <ol className="grid gap-1">
          {data.topProducts.map(({ productId, title, pieces }) => (
            <BarRow key={productId} value={Number(pieces)} most={most} amount={pieces}>
              {showsProducts ? (
                <Link to={`/admin/products/${productId}`} className="hover:underline">
                  {title}
                </Link>
              ) : (
                title
              )}
            </BarRow>
          ))}
        </ol>
      </Part>
    </>
  );
}

const few = 6;

function Scarce() {
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', 'stock', 'scarce'],
    queryFn: () => take(api.GET('/api/v1/admin/stock', { params: { query: { below: String(few), limit: '12' } } })),
    refetchInterval: renewMs,
  });
  if (!data)
    return error ? (
      <Failed isPart error={error} what="stock" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="stock" />
    );
  return (
    <Part
      title="Running low"
      more={
        <Link to={`/admin/stock?below=${few}`} className="text-sm text-link underline">
          All of it
        </Link>
      }
    >
      {data.items.length === 0 && <p className="text-muted">There are {few} or more of everything.</p>}
      <ul className="grid gap-x-8 md:grid-cols-2">
        {data.items.map(({ sku, title, available }) => (
          <li key={sku} className="border-t border-line">
            <Link
              to={`/admin/stock/${encodeURIComponent(sku)}`}
              className="group grid grid-cols-[1fr_auto] gap-4 py-2.5"
            >
              <span className="min-w-0 truncate group-hover:underline">
                {title ?? sku} <span className="text-sm text-muted">{sku}</span>
              </span>
              <span className={`font-semibold tabular-nums ${available === 0 ? 'text-sale' : 'text-warn'}`}>
                {available === 0 ? 'none' : available}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
