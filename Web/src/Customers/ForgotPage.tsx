import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { Field } from '../Design/Field';
import { useTitle } from '../Shell/title';
import { fieldErrors } from './AccountForm';
import { MailedLinkForm } from './MailedLinkForm';

export function ForgotPage() {
  useTitle('Choose another password');
  const [email, setEmail] = useState('');
  const ask = useMutation({
    mutationFn: () => take(api.POST('/api/v1/customers/password-resets', { body: { email: email.trim() } })),
  });
  return (
    <MailedLinkForm
      title="Choose another password"
      intro="We send you a link with which you can."
      told="If there is an account with this address, a link is on its way. It works for an hour."
      ask={ask}
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
    </MailedLinkForm>
  );
}
