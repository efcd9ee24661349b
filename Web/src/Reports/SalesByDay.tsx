import { Bars } from '../Design/Bars';
import { shortMoney } from '../Design/money';
import { Part } from '../Staff/StaffLayout';
import type { Range } from './range';
import { barsOf, nameOf, spansOf, stepOf, type Row } from './sales';
import { SalesTable } from './SalesTable';

const titles = { day: 'Day by day', week: 'Week by week', month: 'Month by month' } as const;
const names = { day: 'Day', week: 'Week', month: 'Month' } as const;

/** How sales went: looked at first, the latest on the right, then read, the latest first. */
export function SalesByDay({ rows, range, currency }: { rows: readonly Row[]; range: Range; currency: string }) {
  const step = stepOf(range);
  const spans = spansOf(rows, range, step, currency);
  return (
    <Part title={titles[step]}>
      <Bars
        title={`Sales, ${titles[step].toLowerCase()}`}
        bars={barsOf(spans, step)}
        unit={(value) => shortMoney(value, currency)}
        isTall
      />
      <SalesTable
        title={`Sales, ${titles[step].toLowerCase()}`}
        first={names[step]}
        hasRefunds
        lines={spans.toReversed().map((span) => ({ ...span, key: span.from, name: nameOf(span, step) }))}
      />
    </Part>
  );
}
