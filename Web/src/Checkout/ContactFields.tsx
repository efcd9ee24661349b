import { memo } from 'react';
import { Link } from 'react-router';
import { useCustomer } from '../Customers/customer';
import { Field } from '../Design/Field';
import type { Draft, DraftErrors } from './draft';
import { Section } from './Section';

export interface PartProps {
  draft: Draft;
  errors: DraftErrors;
  change: (next: Partial<Draft>) => void;
}

export const ContactFields = memo(function ContactFields({ draft, errors, change }: PartProps) {
  const customer = useCustomer().data;
  return (
    <Section
      title="Contact"
      aside={
        !customer && (
          <Link to="/account/login?next=/checkout" className="text-sm text-link underline underline-offset-4">
            Have an account? Sign in
          </Link>
        )
      }
    >
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        required
        value={draft.email}
        error={errors.email}
        hint="The confirmation and news of the parcel go there."
        onChange={(event) => change({ email: event.target.value })}
      />
    </Section>
  );
});
