import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Schema } from '../Api/client';
import { explain, take } from '../Api/problem';
import { Button, ButtonLink } from '../Design/Button';
import { Field } from '../Design/Field';
import { Notice } from '../Design/Notice';
import { Loading, Skeleton } from '../Design/Skeleton';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { AccountForm, fieldErrors } from './AccountForm';
import { useCustomer, useForgetAll } from './customer';

type Customer = Schema['CustomerAnswer'];

export function AccountPage() {
  useTitle('Account');
  const { data, error, refetch } = useCustomer();
  if (data) return <Account customer={data} />;
  if (error) return <Failed error={error} what="account" retry={() => void refetch()} />;
  return data === null ? <Strangers /> : <AccountSkeleton />;
}

const Strangers = () => (
  <div className="grid max-w-md gap-7">
    <h1 className="display text-3xl">Your account</h1>
    <p className="text-muted">Your cart on all your devices, your orders in one place. To buy, you need none.</p>
    <div className="grid gap-3">
      <ButtonLink to="/account/login">Sign in</ButtonLink>
      <ButtonLink to="/account/register" look="quiet">
        Open an account
      </ButtonLink>
    </div>
    <Link to="/orders" className="text-link underline underline-offset-4">
      Orders placed on this device
    </Link>
  </div>
);

const places = [
  { to: '/orders', title: 'Orders', text: 'What you bought, and how far it is' },
  { to: '/account/wishlist', title: 'Wishlist', text: 'What you want to remember' },
  { to: '/account/addresses', title: 'Addresses', text: 'Where your parcels go' },
  { to: '/account/devices', title: 'Devices', text: 'Where you’re signed in' },
];

function Account({ customer }: { customer: Customer }) {
  return (
    <div className="grid gap-12">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="display text-3xl wrap-anywhere">{customer.name}</h1>
          <p className="wrap-anywhere text-muted">{customer.email}</p>
        </div>
        <SignOut />
      </header>
      {!customer.emailVerified && <Unverified />}
      <nav aria-label="Your account">
        <ul className="grid border-t border-line md:grid-cols-4 md:gap-8 md:border-0">
          {places.map(({ to, title, text }) => (
            <li key={to} className="border-b border-line md:border-t md:border-b-0">
              <Link to={to} className="group grid gap-1 py-5">
                <span className="display text-xl group-hover:text-link">{title}</span>
                <span className="text-sm text-muted">{text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-12 md:grid-cols-3 md:gap-8">
        <ChangeName name={customer.name} />
        <ChangeEmail />
        <ChangePassword />
      </div>
    </div>
  );
}

function SignOut() {
  const forgetAll = useForgetAll();
  const end = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/sessions/current')),
    onSuccess: forgetAll,
    onError: (error) => announce(explain(error)),
  });
  return (
    <Button look="quiet" busy={end.isPending} onClick={() => end.mutate()}>
      Sign out
    </Button>
  );
}

function Unverified() {
  const send = useMutation({
    mutationFn: () => take(api.POST('/api/v1/customers/me/verifications')),
    onError: (error) => announce(explain(error)),
  });
  return (
    <Notice kind="warn" title="Please confirm your address">
      {send.isSuccess ? (
        'Another link is on its way.'
      ) : (
        <>
          We’ve sent you a link.{' '}
          <button
            type="button"
            onClick={() => send.mutate()}
            className="min-h-8 font-semibold underline underline-offset-4"
          >
            Send it once more
          </button>
        </>
      )}
    </Notice>
  );
}

function ChangeName({ name: known }: { name: string }) {
  const [name, setName] = useState(known);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => take(api.PATCH('/api/v1/customers/me', { body: { name: name.trim() } })),
    onSuccess: (customer) => {
      client.setQueryData(['customer'], customer);
      announce('Your name is changed.');
    },
  });
  return (
    <section aria-label="Name" className="grid content-start gap-5">
      <h2 className="display text-lg">Your name</h2>
      <AccountForm
        look="quiet"
        action="Change the name"
        isPending={change.isPending}
        error={change.error}
        onSubmit={() => change.mutate()}
      >
        <Field
          label="Name"
          autoComplete="name"
          required
          value={name}
          error={fieldErrors(change.error).name?.[0]}
          onChange={(event) => setName(event.target.value)}
        />
      </AccountForm>
    </section>
  );
}

function ChangeEmail() {
  const [email, setEmail] = useState('');
  const [currentPassword, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => take(api.POST('/api/v1/customers/me/email', { body: { email: email.trim(), currentPassword } })),
  });
  const errors = fieldErrors(change.error);
  return (
    <section aria-label="E-mail address" className="grid content-start gap-5">
      <h2 className="display text-lg">Your address</h2>
      {change.isSuccess ? (
        <Notice kind="good" title="Look at your mail">
          A link has gone to the new address. Once you follow it, the address is changed.
        </Notice>
      ) : (
        <AccountForm
          look="quiet"
          action="Change the address"
          isPending={change.isPending}
          error={change.error}
          onSubmit={() => change.mutate()}
        >
          <Field
            label="New e-mail"
            type="email"
            autoComplete="email"
            required
            value={email}
            error={errors.email?.[0]}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label="Your password"
            type="password"
            autoComplete="current-password"
            required
            value={currentPassword}
            error={errors.currentPassword?.[0]}
            onChange={(event) => setPassword(event.target.value)}
          />
        </AccountForm>
      )}
    </section>
  );
}

function ChangePassword() {
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useMutation({
    mutationFn: () => take(api.POST('/api/v1/customers/me/password', { body: { currentPassword, newPassword } })),
    onSuccess: () => {
      setCurrent('');
      setNew('');
      announce('Your password is changed, and all other devices are signed out.');
    },
  });
  const errors = fieldErrors(change.error);
  return (
    <section aria-label="Password" className="grid content-start gap-5">
      <h2 className="display text-lg">Your password</h2>
      <AccountForm
        look="quiet"
        action="Change the password"
        isPending={change.isPending}
        error={change.error}
        onSubmit={() => change.mutate()}
      >
        <Field
          label="Present password"
          type="password"
          autoComplete="current-password"
          required
          value={currentPassword}
          error={errors.currentPassword?.[0]}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <Field
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          value={newPassword}
          error={errors.newPassword?.[0]}
          onChange={(event) => setNew(event.target.value)}
        />
      </AccountForm>
    </section>
  );
}

const AccountSkeleton = () => (
  <div className="grid gap-6">
    <Loading what="your account" />
    <Skeleton className="h-12 w-72" />
    <Skeleton className="h-32" />
  </div>
);
