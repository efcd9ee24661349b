import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api } from '../Api/client';
import { hasCode, Problem, take } from '../Api/problem';
import { Field } from '../Design/Field';
import { announce } from '../Shell/announcements';
import { useTitle } from '../Shell/title';
import { AccountForm } from './AccountForm';
import { useForgetAll } from './customer';

export function LoginPage() {
  useTitle('Sign in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const forgetAll = useForgetAll();
  const login = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/sessions', { body: { transport: 'cookie', email: email.trim(), password } })),
    onSuccess: async () => {
      await forgetAll();
      announce('You’re signed in.');
      await navigate(nextPage(search.get('next')), { replace: true });
    },
  });
  const wrong = hasCode(login.error, 'wrong_credentials')
    ? new Problem(401, { detail: 'Address and password don’t go together. Check both, or choose another password.' })
    : login.error;
  return (
    <AccountForm
      title="Sign in"
      action={login.isPending ? 'Signing in…' : 'Sign in'}
      isPending={login.isPending}
      error={wrong}
      onSubmit={() => login.mutate()}
      below={
        <>
          <Link to="/account/forgot" className="py-1 text-link underline underline-offset-4">
            Forgot your password?
          </Link>
          <Link to={`/account/register?${search}`} className="py-1 text-link underline underline-offset-4">
            New here? Open an account
          </Link>
        </>
      }
    >
      <Field
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Field
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </AccountForm>
  );
}

/** Where to go on: a page of this shop, whatever the address says. */
export const nextPage = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/account');
