import type { Money } from '../Api/client';
import { formatMoney } from '../Design/money';
import { useIsChanging } from './cart';

export interface SumsOf {
  subtotal?: Money | null;
  discounts?: { code: string; amount: Money }[];
  shipping?: Money | null;
  tax?: Money | null;
  taxIncluded?: boolean | null;
  total?: Money | null;
}

/** The sums as the shop reckoned them; while a change is on its way they are dimmed, for they are about to be others. */
export function Sums({ sums }: { sums: SumsOf }) {
  const isChanging = useIsChanging();
  const { subtotal, discounts = [], shipping, tax, taxIncluded, total } = sums;
  return (
    <dl
      aria-busy={isChanging}
      className={`grid gap-1.5 text-sm tabular-nums transition-opacity ${isChanging ? 'opacity-40' : ''}`}
    >
      <Row name="Subtotal" value={subtotal} />
      {discounts.map(({ code, amount }) => (
        <Row key={code} name={`Discount ${code}`} value={amount} />
      ))}
      <Row name="Delivery" value={shipping} otherwise="At checkout" />
      {!taxIncluded && <Row name="Tax" value={tax} otherwise="At checkout" />}
      <div className="mt-1.5 flex items-baseline justify-between border-t border-line pt-3">
        <dt className="text-base font-semibold">{shipping ? 'Total' : 'Total so far'}</dt>
        <dd className="display text-xl" data-testid="total">
          {total && formatMoney(total)}
        </dd>
      </div>
      {taxIncluded && tax && <p className="text-xs text-muted">Including {formatMoney(tax)} of tax</p>}
    </dl>
  );
}

function Row({ name, value, otherwise }: { name: string; value: Money | null | undefined; otherwise?: string }) {
  if (!value && !otherwise) return null;
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd className={value ? '' : 'text-muted'}>
        {value ? (name === 'Delivery' && Number(value.amount) === 0 ? 'Free' : formatMoney(value)) : otherwise}
      </dd>
    </div>
  );
}
