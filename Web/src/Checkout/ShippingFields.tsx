import { memo } from 'react';
import { days } from '../Catalog/DeliveryEstimate';
import { explain } from '../Api/problem';
import { formatMoney } from '../Design/money';
import { Notice } from '../Design/Notice';
import { Skeleton } from '../Design/Skeleton';
import type { useShippingMethods } from './checkout';
import { Section } from './Section';

interface ShippingFieldsProps {
  methods: ReturnType<typeof useShippingMethods>['data'];
  /** Why there are none to show. */
  failure: Error | null;
  chosen: string;
  error: string | undefined;
  choose: (id: string) => void;
}

export const ShippingFields = memo(function ShippingFields({
  methods,
  failure,
  chosen,
  error,
  choose,
}: ShippingFieldsProps) {
  return (
    <Section title="Delivery">
      {failure && <Notice kind="bad">{explain(failure)}</Notice>}
      {!methods && !failure && <Skeleton className="h-28" />}
      {methods?.items.length === 0 && (
        <Notice kind="warn">We can’t send this cart there. Choose another country, or fewer or lighter things.</Notice>
      )}
      <div role="radiogroup" aria-label="How it is sent" className="grid gap-2">
        {methods?.items.map((method) => (
          <label
            key={method.id}
            className="flex min-h-14 items-center gap-4 rounded-md border border-edge px-4 py-2 has-checked:border-link has-checked:bg-sunken has-focus-visible:focus-mark"
          >
            <input
              type="radio"
              name="shipping-method"
              value={method.id}
              checked={chosen === method.id}
              onChange={() => choose(method.id)}
              className="size-4.5 accent-link"
            />
            <span className="flex-1">
              <span className="font-semibold">{method.name}</span>
              <span className="block text-sm text-muted">{days(method)}</span>
            </span>
            <span className="tabular-nums">
              {Number(method.price.amount) === 0 ? 'Free' : formatMoney(method.price)}
            </span>
          </label>
        ))}
      </div>
      {error && methods && methods.items.length > 0 && <p className="text-sm font-medium text-sale">{error}</p>}
    </Section>
  );
});
