import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { api } from '../Api/client';
import { explain, take } from '../Api/problem';
import { Button } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Figure, Figures } from '../Design/Figures';
import { divideMoney, formatMoney } from '../Design/money';
import { Segments } from '../Design/Segments';
import { Loading, Skeleton } from '../Design/Skeleton';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { may, useRoles } from '../Staff/access';
import { PageHead } from '../Staff/StaffLayout';
import { csvOf, keepFile } from './csv';
import { lengthOf, rangeBefore, readRange, todayUtc, wrongRange, type Range } from './range';
import { RangePicker } from './RangePicker';
import { bys, useReport, type By } from './report';
import { changeText, currenciesOf, sumsOf, type Row } from './sales';
import { SalesBy } from './SalesBy';
import { SalesByDay } from './SalesByDay';

/** What was sold: when, where to, and what. The address says which report it is, so that it can be sent to a colleague. */
export function ReportsPage() {
  const [search, setSearch] = useSearchParams();
  const today = todayUtc();
  const range = readRange(search, today);
  const wrong = wrongRange(range);
  const by = bys.find(({ value }) => value === search.get('by'))?.value ?? 'day';
  const set = (next: Record<string, string>, ...gone: string[]) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        gone.forEach((name) => after.delete(name));
        Object.entries(next).forEach(([name, value]) => after.set(name, value));
        return after;
      },
      { replace: true },
    );
  return (
    <>
      <PageHead title="Reports" />
      <div className="grid gap-8">
        <RangePicker
          range={range}
          today={today}
          wrong={wrong}
          choosePreset={(days) => set({ days }, 'from', 'to')}
          choose={({ from, to }) => set({ from, to }, 'days')}
        />
        {!wrong && (
          <Report
            range={range}
            by={by}
            chooseBy={(value) => set({ by: value })}
            currency={search.get('currency')}
            chooseCurrency={(currency) => set({ currency })}
          />
        )}
        <About />
      </div>
    </>
  );
}

interface ReportProps {
  range: Range;
  by: By;
  chooseBy: (by: By) => void;
  currency: string | null;
  chooseCurrency: (currency: string) => void;
}

function Report({ range, by, chooseBy, currency: asked, chooseCurrency }: ReportProps) {
  const days = useReport('day', range);
  const shown = useReport(by, range);
  const error = days.error ?? shown.error;
  if (error && !(days.data && shown.data))
    return (
      <Failed isPart error={error} what="report" retry={() => void Promise.all([days.refetch(), shown.refetch()])} />
    );
  if (!days.data) return <ReportSkeleton />;
  const currencies = currenciesOf(days.data.rows);
  const currency = currencies.find((one) => one === asked) ?? currencies[0];
  if (currency === undefined)
    return (
      <Empty isPart title="Nothing was sold in these days">
        <p>Choose others above. What is ordered now is here a second or two later.</p>
      </Empty>
    );
  const own = (rows: readonly Row[]) => rows.filter(({ sales }) => sales.currency === currency);
  const isOld = days.isPlaceholderData || shown.isPlaceholderData;
  return (
    <div aria-busy={isOld} className={`grid gap-8 transition-opacity ${isOld ? 'opacity-50' : ''}`}>
      <Totals rows={own(days.data.rows)} range={range} currency={currency} />
      <div className="grid gap-3 md:flex md:flex-wrap md:items-center">
        <Segments name="Which report" options={bys} value={by} choose={chooseBy} />
        {currencies.length > 1 && (
          <Segments
            name="Currency"
            options={currencies.map((value) => ({ value, text: value }))}
            value={currency}
            choose={chooseCurrency}
          />
        )}
        <Button
          look="quiet"
          className="md:ms-auto"
          busy={!shown.data}
          onClick={() => shown.data && keepFile(`sales-by-${by}-${range.from}-${range.to}.csv`, csvOf(shown.data.rows))}
        >
          <Download aria-hidden className="size-4.5" /> Keep as CSV
        </Button>
      </div>
      {by === 'day' && <SalesByDay rows={own(days.data.rows)} range={range} currency={currency} />}
      {by !== 'day' && shown.data && <SalesBy by={by} rows={own(shown.data.rows)} isWhole={shown.data.isWhole} />}
      {!shown.data && <ReportSkeleton />}
    </div>
  );
}

function Totals({ rows, range, currency }: { rows: readonly Row[]; range: Range; currency: string }) {
  const before = useReport('day', rangeBefore(range));
  const { orders, pieces, sales, refunded } = sumsOf(rows, currency);
  const were =
    before.data &&
    !before.isPlaceholderData &&
    sumsOf(
      before.data.rows.filter((row) => row.sales.currency === currency),
      currency,
    );
  return (
    <Figures>
      <Figure name="Sales" value={formatMoney(sales)} note={were && changeText(sales, were.sales, lengthOf(range))} />
      <Figure
        name="Orders"
        value={orders.toLocaleString('en')}
        note={were && were.orders > 0 && `${were.orders.toLocaleString('en')} in the days before`}
      />
      <Figure
        name="An order, on average"
        value={orders > 0 ? formatMoney(divideMoney(sales, orders)) : '–'}
        note={
          orders > 0 &&
          (pieces === orders
            ? '1 piece'
            : `${(pieces / orders).toLocaleString('en', { maximumFractionDigits: 1 })} pieces`)
        }
      />
      <Figure name="Given back" value={formatMoney(refunded)} note="of these orders, until now" />
    </Figures>
  );
}

/** What is in the sums and what isn't. */
function About() {
  const rebuild = useMutation({
    mutationFn: () => take(api.POST('/api/v1/admin/reports/sales/rebuild')),
    onSuccess: () => announce('The sums are being made anew.'),
    onError: (error) => announce(explain(error), { isError: true }),
  });
  return (
    <footer className="grid justify-items-start gap-1 border-t border-line pt-4 text-sm text-muted">
      <p className="max-w-prose">
        Days end at midnight UTC. Sales are with delivery and tax, except by product. Cancelled orders are left out;
        what was given back counts for the day of its order. The sums are a second or two behind the orders.
      </p>
      {may(useRoles(), 'owner') && (
        <Button look="plain" className="-ms-2 text-sm" busy={rebuild.isPending} onClick={() => rebuild.mutate()}>
          Make the sums anew
        </Button>
      )}
    </footer>
  );
}

const ReportSkeleton = () => (
  <div className="grid gap-8">
    <Loading what="the report" />
    <Skeleton className="h-28 rounded-lg" />
    <Skeleton className="h-12 max-w-md" />
    <Skeleton className="h-60" />
    <Skeleton className="h-48" />
  </div>
);
