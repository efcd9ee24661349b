import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../Api/client';
import { explain, take } from '../Api/problem';
import { useCustomer, useForgetAll } from '../Customers/customer';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Loading, Skeleton } from '../Design/Skeleton';
import { moment } from '../Orders/orderTexts';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { ifInSession } from './session';

/** Where the account is signed in. A device that is signed out here is refused with its next request, wherever it is. */
export function DevicesPage() {
  useTitle('Devices');
  const customer = useCustomer();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => ifInSession(() => take(api.GET('/api/v1/sessions'))),
    enabled: !!customer.data,
  });
  const failed = error ?? customer.error;
  if (failed) return <Failed error={failed} what="list" retry={() => void refetch()} />;
  if (customer.data === null)
    return (
      <Empty
        title="Sign in to see your devices"
        action={<ButtonLink to="/account/login?next=/account/devices">Sign in</ButtonLink>}
      >
        <p>Every phone and computer that is signed in is listed there, and can be signed out.</p>
      </Empty>
    );
  return (
    <div className="grid max-w-3xl gap-8">
      <h1 className="display text-3xl">Devices</h1>
      {!data && (
        <>
          <Loading what="your devices" />
          <Skeleton className="h-20" />
        </>
      )}
      <ul>
        {data?.items.map(({ id, device, lastSeenAt, createdAt, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-4 border-t border-line py-4">
            <div>
              <p className="font-semibold">
                {device || 'Unknown device'}{' '}
                {current && (
                  <span className="ms-1 rounded-sm bg-lime px-1.5 py-0.5 text-xs font-bold text-on-lime">This one</span>
                )}
              </p>
              <p className="text-sm text-muted">
                Last seen {moment(lastSeenAt)}, signed in {moment(createdAt)}
              </p>
            </div>
            {!current && <End id={id} device={device} />}
          </li>
        ))}
      </ul>
      {data && <EndAll />}
    </div>
  );
}

function End({ id, device }: { id: string; device: string }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['sessions'] });
      announce(`${device} is signed out.`);
    },
    onError: (error) => announce(explain(error), { isError: true }),
  });
  return (
    <Button look="quiet" busy={end.isPending} onClick={() => end.mutate()}>
      Sign out<span className="sr-only"> {device}</span>
    </Button>
  );
}

function EndAll() {
  const navigate = useNavigate();
  const forgetAll = useForgetAll();
  const end = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/sessions/all')),
    onSuccess: async () => {
      await forgetAll();
      await navigate('/account');
    },
    onError: (error) => announce(explain(error), { isError: true }),
  });
  return (
    <Button look="quiet" className="justify-self-start" busy={end.isPending} onClick={() => end.mutate()}>
      Sign out everywhere, here too
    </Button>
  );
}
