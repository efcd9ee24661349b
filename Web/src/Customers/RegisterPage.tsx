import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { Field } from '../Design/Field';
import { inSession } from '../Sessions/session';
import { useTitle } from '../Shell/title';
import { AccountForm, fieldErrors } from './AccountForm';
import { nextPage, useEntered } from './entered';

export function RegisterPage() {
  useTitle('Open an account');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const entered = useEntered();
  const register = useMutation({
    // A session first: it is the account's from then on, with the cart that it has.
    mutationFn: () =>
      inSession(async () => {
        await ensureGuest();
        return take(api.POST('/api/v1/customers', { body: { name: name.trim(), email: email.trim(), password } }));
      }),
    onSuccess: () =>
      entered('Your account is open. We’ve sent you a mail to confirm your address.', nextPage(search.get('next'))),
  });
  const errors = fieldErrors(register.error);
  return (
    <AccountForm
      title="Open an account"
      intro="Your cart on all your devices, your orders in one place."
      action={register.isPending ? 'One moment…' : 'Open an account'}
      isPending={register.isPending}
      error={register.error}
      onSubmit={() => register.mutate()}
      below={
        <Link to={`/account/login?${search}`} className="py-1 text-link underline underline-offset-4">
          Have an account? Sign in
        </Link>
      }
    >
      <Field
        label="Name"
        autoComplete="name"
        required
        value={name}
        error={errors.name?.[0]}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        error={errors.email?.[0]}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Field
        label="Password"
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

// What the browser holds may have ended: registering with it would open the account for nobody.
const ensureGuest = async (): Promise<void> => {
  const { response } = await api.GET('/api/v1/sessions');
  if (response.status === 401) await take(api.POST('/api/v1/sessions', { body: { transport: 'cookie' } }));
};
