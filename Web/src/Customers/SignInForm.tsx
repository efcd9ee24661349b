import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../Api/client';
import { hasCode, Problem, take } from '../Api/problem';
import { Field } from '../Design/Field';
import { AccountForm } from './AccountForm';
import { useEntered } from './entered';

interface SignInFormProps {
  title: string;
  /** Where to go on; nowhere, where it is left out. */
  next?: string;
  below?: ReactNode;
}

/** Address and password: a shopper's, or an employee's. */
export function SignInForm({ title, next, below }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entered = useEntered();
  const login = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/sessions', { body: { transport: 'cookie', email: email.trim(), password } })),
    onSuccess: () => entered('You’re signed in.', next),
  });
  const wrong = hasCode(login.error, 'wrong_credentials')
    ? new Problem(401, { detail: 'Address and password don’t go together. Check both, or choose another password.' })
    : login.error;
  return (
    <AccountForm
      title={title}
      action={login.isPending ? 'Signing in…' : 'Sign in'}
      isPending={login.isPending}
      error={wrong}
      onSubmit={() => login.mutate()}
      below={below}
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
