import { memo } from 'react';
import { Field } from '../Design/Field';
import { groupCard, groupExpiry, type Card, type DraftErrors } from './draft';
import { Section } from './Section';

interface CardFieldsProps {
  card: Card;
  errors: DraftErrors;
  change: (next: Partial<Card>) => void;
}

export const CardFields = memo(function CardFields({ card, errors, change }: CardFieldsProps) {
  return (
    <Section title="Payment">
      <div className="grid gap-4 sm:grid-cols-6">
        <Field
          label="Card number"
          inputMode="numeric"
          autoComplete="cc-number"
          required
          className="sm:col-span-6"
          placeholder="1234 1234 1234 1234"
          value={card.card}
          error={errors.card}
          onChange={(event) => change({ card: groupCard(event.target.value) })}
        />
        <Field
          label="Valid until"
          inputMode="numeric"
          autoComplete="cc-exp"
          required
          className="sm:col-span-3"
          placeholder="MM/YY"
          value={card.expiry}
          error={errors.expiry}
          onChange={(event) => change({ expiry: groupExpiry(event.target.value) })}
        />
        <Field
          label="Security code"
          inputMode="numeric"
          autoComplete="cc-csc"
          required
          className="sm:col-span-3"
          placeholder="123"
          hint="On the back of most cards"
          value={card.cvc}
          error={errors.cvc}
          onChange={(event) => change({ cvc: event.target.value.replace(/\D/g, '').slice(0, 4) })}
        />
      </div>
    </Section>
  );
});
