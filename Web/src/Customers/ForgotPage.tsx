import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { Field } from '../Design/Field';
import { Notice } from '../Design/Notice';
import { useTitle } from '../Shell/title';
import { AccountForm, fieldErrors } from './AccountForm';

export function ForgotPage() {
  useTitle('Choose another password');
  const [email, setEmail] = useState('');
  const ask = useMutation({
    mutationFn: () => take(api.POST('/api/v1/customers/password-resets', { body: { email: email.trim() } })),
  });
  if (ask.isSuccess) {
    return (
      <div className="grid max-w-md gap-7">
        <h1 className="display text-3xl">Look at your mail</h1>
        <Notice kind="good">
          If there is an account with this address, a link is on its way. It works for an hour.
        </Notice>
      </div>
    );
  }
  return (
    <AccountForm
      title="Choose another password"
      intro="We send you a link with which you can."
      action="Send me the link"
      isPending={ask.isPending}
      error={ask.error}
      onSubmit={() => ask.mutate()}
    >
      <Field
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        error={fieldErrors(ask.error).email?.[0]}
        onChange={(event) => setEmail(event.target.value)}
      />
    </AccountForm>
  );
}
