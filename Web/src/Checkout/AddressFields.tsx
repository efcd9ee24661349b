import { memo } from 'react';
import { useAddresses } from '../Customers/customer';
import { Choice, Field } from '../Design/Field';
import type { PartProps } from './ContactFields';
import { countries } from './countries';
import { states } from './draft';
import { Section } from './Section';

export const AddressFields = memo(function AddressFields(props: PartProps) {
  return (
    <Section title="Delivery address">
      <SavedAddresses {...props} />
      <AddressInputs {...props} />
    </Section>
  );
});

function SavedAddresses({ change }: PartProps) {
  const saved = useAddresses().data?.items ?? [];
  if (saved.length === 0) return null;
  return (
    <ul aria-label="Saved addresses" className="flex flex-wrap gap-3">
      {saved.map(({ id, name, line1, line2, city, region, postalCode, country }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => change({ name, line1, line2: line2 ?? '', city, region: region ?? '', postalCode, country })}
            className="rounded-md border border-edge px-4 py-3 text-start text-sm hover:bg-sunken"
          >
            <span className="font-semibold">{name}</span>
            <br />
            {line1}, {city}
          </button>
        </li>
      ))}
    </ul>
  );
}

// All that there are, and the same ones after each letter that is typed beside them.
const Countries = memo(function Countries() {
  return countries().map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
});

const States = memo(function States() {
  return (
    <>
      <option value="">Choose…</option>
      {states.map((state) => (
        <option key={state}>{state}</option>
      ))}
    </>
  );
});

/** The fields of an address, named for the browser's own memory. */
export function AddressInputs({
  draft,
  errors,
  change,
}: Pick<PartProps, 'errors'> & {
  draft: Omit<PartProps['draft'], 'email' | 'shippingMethod'>;
  change: PartProps['change'];
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-6">
      <Choice
        label="Country"
        autoComplete="country"
        className="sm:col-span-6"
        value={draft.country}
        error={errors.country}
        onChange={(event) => change({ country: event.target.value, region: '' })}
      >
        <Countries />
      </Choice>
      <Field
        label="Name"
        autoComplete="name"
        required
        className="sm:col-span-6"
        value={draft.name}
        error={errors.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Field
        label="Street and number"
        autoComplete="address-line1"
        required
        className="sm:col-span-6"
        value={draft.line1}
        error={errors.line1}
        onChange={(event) => change({ line1: event.target.value })}
      />
      <Field
        label="Flat, floor, company"
        autoComplete="address-line2"
        required={false}
        className="sm:col-span-6"
        value={draft.line2}
        error={errors.line2}
        onChange={(event) => change({ line2: event.target.value })}
      />
      <Field
        label="Postal code"
        autoComplete="postal-code"
        required
        className="sm:col-span-2"
        value={draft.postalCode}
        error={errors.postalCode}
        onChange={(event) => change({ postalCode: event.target.value })}
      />
      <Field
        label="Town or city"
        autoComplete="address-level2"
        required
        className="sm:col-span-2"
        value={draft.city}
        error={errors.city}
        onChange={(event) => change({ city: event.target.value })}
      />
      {draft.country === 'US' ? (
        <Choice
          label="State"
          autoComplete="address-level1"
          className="sm:col-span-2"
          value={draft.region}
          error={errors.region}
          onChange={(event) => change({ region: event.target.value })}
        >
          <States />
        </Choice>
      ) : (
        <Field
          label="Region"
          autoComplete="address-level1"
          required={false}
          className="sm:col-span-2"
          value={draft.region}
          error={errors.region}
          onChange={(event) => change({ region: event.target.value })}
        />
      )}
    </div>
  );
}
