import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Field } from '../Design/Field';
import { useTitle } from '../Shell/title';
import { AccountForm, fieldErrors } from './AccountForm';
import { useLinkToken } from './linkToken';

export function ResetPage() {
  useTitle('Choose another password');
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => take(api.POST('/api/v1/customers/password-resets/confirmation', { body: { token, password } })),
  });
  const errors = fieldErrors(reset.error);
  if (reset.isSuccess) {
    return (
      <Empty title="Your password is changed" action={<ButtonLink to="/account/login">Sign in</ButtonLink>}>
        <p>All devices were signed out.</p>
      </Empty>
    );
  }
  if (!token || errors.token) {
    return (
      <Empty
        title="This link doesn’t work any more"
        action={<ButtonLink to="/account/forgot">Ask for another</ButtonLink>}
      >
        <p>Each works once, and for an hour.</p>
      </Empty>
    );
  }
  return (
    <AccountForm
      title="Choose another password"
      action="Set the password"
      isPending={reset.isPending}
      error={reset.error}
      onSubmit={() => reset.mutate()}
    >
      <Field
        label="New password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 8 characters. A short sentence is a good one."
        value={password}
        error={errors.password?.[0]}
        onChange={(event) => setPassword(event.target.value)}
      />
    </AccountForm>
  );
}
