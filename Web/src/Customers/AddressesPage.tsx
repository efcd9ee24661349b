import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, type Schema } from '../Api/client';
import { explain, Problem, take } from '../Api/problem';
import { AddressInputs } from '../Checkout/AddressFields';
import { addressLines } from '../Checkout/addressLines';
import { likelyCountry } from '../Checkout/countries';
import { errorsOf } from '../Checkout/draft';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Notice } from '../Design/Notice';
import { Loading, Skeleton } from '../Design/Skeleton';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { useAddresses } from './customer';

type Address = Schema['AddressAnswer'];

export function AddressesPage() {
  useTitle('Addresses');
  const { data, error, refetch } = useAddresses();
  const [edited, setEdited] = useState<Address | 'new' | null>(null);
  if (error) return <Failed error={error} what="list" retry={() => void refetch()} />;
  if (data === null)
    return (
      <Empty
        title="Sign in to see your addresses"
        action={<ButtonLink to="/account/login?next=/account/addresses">Sign in</ButtonLink>}
      >
        <p>With an account you type an address once.</p>
      </Empty>
    );
  return (
    <div className="grid max-w-3xl gap-8">
      <h1 className="display text-3xl">Addresses</h1>
      {!data && (
        <>
          <Loading what="your addresses" />
          <Skeleton className="h-28" />
        </>
      )}
      <ul className="grid gap-4 sm:grid-cols-2">
        {data?.items.map((address) => (
          <li key={address.id} className="grid content-between gap-4 rounded-md border border-line p-5">
            <address className="not-italic">
              <strong>{address.name}</strong>
              <br />
              {addressLines(address).join(', ')}
            </address>
            <div className="flex gap-3">
              <Button look="plain" className="-ms-2" onClick={() => setEdited(address)}>
                Edit<span className="sr-only"> {address.line1}</span>
              </Button>
              <Remove address={address} />
            </div>
          </li>
        ))}
      </ul>
      {edited ? (
        <Edit
          key={edited === 'new' ? 'new' : edited.id}
          address={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
        />
      ) : (
        data && (
          <Button className="justify-self-start" onClick={() => setEdited('new')}>
            Add an address
          </Button>
        )
      )}
    </div>
  );
}

function useRenewAddresses() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['customer', 'addresses'] });
}

function Remove({ address: { id, line1 } }: { address: Address }) {
  const renew = useRenewAddresses();
  const remove = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/customers/me/addresses/{id}', { params: { path: { id } } })),
    onSuccess: renew,
    onError: (error) => announce(explain(error), { isError: true }),
  });
  return (
    <Button look="plain" busy={remove.isPending} onClick={() => remove.mutate()}>
      Delete<span className="sr-only"> {line1}</span>
    </Button>
  );
}

function Edit({ address, close }: { address: Address | null; close: () => void }) {
  const [draft, setDraft] = useState({
    name: address?.name ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    postalCode: address?.postalCode ?? '',
    country: address?.country ?? likelyCountry(null, navigator.language),
  });
  const renew = useRenewAddresses();
  const body = { ...draft, line2: draft.line2 || null, region: draft.region || null };
  const save = useMutation({
    mutationFn: () =>
      address
        ? take(api.PUT('/api/v1/customers/me/addresses/{id}', { params: { path: { id: address.id } }, body }))
        : take(api.POST('/api/v1/customers/me/addresses', { body })),
    onSuccess: async () => {
      await renew();
      close();
    },
  });
  const errors = save.error instanceof Problem ? errorsOf(save.error.errors) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-5 border-t border-line pt-6">
      <h2 className="display text-xl">{address ? 'Edit the address' : 'A new address'}</h2>
      {save.error && Object.keys(errors).length === 0 && <Notice kind="bad">{explain(save.error)}</Notice>}
      <AddressInputs draft={draft} errors={errors} change={(next) => setDraft((now) => ({ ...now, ...next }))} />
      <div className="flex gap-3">
        <Button type="submit" busy={save.isPending}>
          Save
        </Button>
        <Button look="quiet" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
