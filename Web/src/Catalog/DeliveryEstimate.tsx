import { useQuery } from '@tanstack/react-query';
import { Truck } from 'lucide-react';
import { useId, useState } from 'react';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';
import { countries, countryName, useCountry } from '../Checkout/countries';
import { formatMoney } from '../Design/money';

/** How and when it would come, and what that costs: before there is any cart. */
export function DeliveryEstimate({ slug, sku }: { slug: string; sku: string }) {
  const [country, setCountry] = useCountry();
  const id = useId();
  // Two hundred names come with the first touch: each of them costs whenever something happens to the page as a whole.
  const [isWhole, setWhole] = useState(false);
  const { data, isPending, isError } = useQuery({
    queryKey: ['delivery', slug, sku, country],
    queryFn: () =>
      take(
        api.GET('/api/v1/products/{product}/shipping-methods', {
          params: { path: { product: slug }, query: { sku, country } },
        }),
      ),
    staleTime: 60_000,
  });
  return (
    <section
      aria-label="Delivery"
      className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-2 rounded-md bg-sunken p-4 text-sm"
    >
      <Truck aria-hidden className="size-5 text-muted" />
      <div className="flex flex-wrap items-center gap-x-2">
        <label htmlFor={id}>Delivery to</label>
        <select
          id={id}
          value={country}
          onPointerDown={() => setWhole(true)}
          onFocus={() => setWhole(true)}
          onChange={(event) => setCountry(event.target.value)}
          className="min-h-8 max-w-40 rounded-sm bg-transparent font-semibold underline underline-offset-4 sm:max-w-48 md:max-w-36 lg:max-w-48"
        >
          {(isWhole ? countries() : [{ code: country, name: countryName(country) }]).map(({ code, name }) => (
            <option key={code} value={code} className="bg-surface text-ink">
              {name}
            </option>
          ))}
        </select>
      </div>
      <div role="status" className="col-start-2 min-h-11">
        {isPending && <span className="sr-only">Loading how it is sent</span>}
        {isError && 'We can’t say just now; the checkout will.'}
        {data?.items.length === 0 && 'We don’t deliver this there yet.'}
        {data && data.items.length > 0 && (
          <ul className="grid gap-0.5">
            {data.items.map((method) => (
              <Method key={method.id} method={method} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

const Method = ({ method }: { method: Schema['ShippingMethodAnswer'] }) => (
  <li className="flex justify-between gap-4">
    <span>
      {method.name}, {days(method)}
    </span>
    <span className="tabular-nums">{Number(method.price.amount) === 0 ? 'Free' : formatMoney(method.price)}</span>
  </li>
);

/** Working days, as people say it. */
export const days = ({ daysMin, daysMax }: Pick<Schema['ShippingMethodAnswer'], 'daysMin' | 'daysMax'>): string =>
  daysMin === daysMax ? `${daysMax} working ${daysMax === 1 ? 'day' : 'days'}` : `${daysMin}–${daysMax} working days`;
