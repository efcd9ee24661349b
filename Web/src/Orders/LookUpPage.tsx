import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../Api/client';
import { Problem, take } from '../Api/problem';
import { fieldErrors } from '../Customers/AccountForm';
import { useLinkToken } from '../Customers/linkToken';
import { MailedLinkForm } from '../Customers/MailedLinkForm';
import { Field } from '../Design/Field';
import { Notice } from '../Design/Notice';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { OrderSkeleton } from './OrderPage';
import { OrderView } from './OrderView';

/** A guest's way to an order: by a link that is mailed to the order's own address. */
export function LookUpPage() {
  useTitle('Find an order');
  const token = useLinkToken();
  return token ? <Found token={token} /> : <LookUp />;
}

function Found({ token }: { token: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['order-link', token],
    queryFn: () => take(api.GET('/api/v1/orders/lookup/{token}', { params: { path: { token } } })),
  });
  if (data) return <OrderView order={data} />;
  if (error instanceof Problem && error.status === 404) {
    return (
      <div className="grid gap-8">
        <Notice kind="warn" title="This link has run out">
          It is good for a day. Ask for another one here.
        </Notice>
        <LookUp />
      </div>
    );
  }
  return error ? <Failed error={error} what="order" retry={() => void refetch()} /> : <OrderSkeleton />;
}

function LookUp() {
  const [number, setNumber] = useState('');
  const [email, setEmail] = useState('');
  const lookUp = useMutation({
    mutationFn: () => take(api.POST('/api/v1/orders/lookup', { body: { number: number.trim(), email: email.trim() } })),
  });
  const errors = fieldErrors(lookUp.error);
  return (
    <MailedLinkForm
      title="Find an order"
      intro="The confirmation has the number. We send a link to the address that the order was placed with."
      told="If there is such an order, a link to it is on its way to its address. It works for a day."
      ask={lookUp}
    >
      <Field
        label="Order number"
        autoComplete="off"
        required
        value={number}
        error={errors.number?.[0]}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        required
        value={email}
        error={errors.email?.[0]}
        onChange={(event) => setEmail(event.target.value)}
      />
    </MailedLinkForm>
  );
}
