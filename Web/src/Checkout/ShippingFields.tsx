import { days } from '../Catalog/DeliveryEstimate';
import { explain } from '../Api/problem';
import { formatMoney } from '../Design/money';
import { Notice } from '../Design/Notice';
import { Skeleton } from '../Design/Skeleton';
import type { useShippingMethods } from './checkout';
import { Section } from './Section';

interface ShippingFieldsProps {
  methods: ReturnType<typeof useShippingMethods>;
  chosen: string;
  error: string | undefined;
  choose: (id: string) => void;
}

export function ShippingFields({ methods: { data, error: failure }, chosen, error, choose }: ShippingFieldsProps) {
  return (
    <Section title="Delivery">
      {failure && <Notice kind="bad">{explain(failure)}</Notice>}
      {!data && !failure && <Skeleton className="h-28" />}
      {data?.items.length === 0 && (
        <Notice kind="warn">We can’t send this cart there. Choose another country, or fewer or lighter things.</Notice>
      )}
      <div role="radiogroup" aria-label="How it is sent" className="grid gap-2">
        {data?.items.map((method) => (
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
      {error && data && data.items.length > 0 && <p className="text-sm font-medium text-sale">{error}</p>}
    </Section>
  );
}
