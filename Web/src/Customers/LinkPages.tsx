import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../Api/client';
import { explain, NoAnswer, Problem, take } from '../Api/problem';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { Loading, Skeleton } from '../Design/Skeleton';
import { useTitle } from '../Shell/title';
import { useForgetAll } from './customer';
import { useLinkToken } from './linkToken';

/** Shows, by a mailed link, that an address is one's own. */
export const VerifyPage = () => (
  <Confirmation
    title="Your address is confirmed"
    confirm={(token) => take(api.POST('/api/v1/customers/verifications/confirmation', { body: { token } }))}
  />
);

/** Gives the account its new address, by a mailed link. */
export const ChangeEmailPage = () => (
  <Confirmation
    title="Your account has its new address"
    confirm={(token) => take(api.POST('/api/v1/customers/email-changes/confirmation', { body: { token } }))}
  />
);

// Tokens under way: drawn twice, a page must not use its link up twice.
const underWay = new Map<string, Promise<unknown>>();

function Confirmation({ title, confirm }: { title: string; confirm: (token: string) => Promise<unknown> }) {
  useTitle(title);
  const token = useLinkToken();
  const forgetAll = useForgetAll();
  const { mutate, isSuccess, error } = useMutation({
    mutationFn: (one: string) => {
      const call = underWay.get(one) ?? confirm(one);
      underWay.set(one, call);
      return call;
    },
    onSuccess: forgetAll,
    onError: (_, one) => underWay.delete(one),
  });
  useEffect(() => {
    if (token) mutate(token);
  }, [token, mutate]);
  if (isSuccess) {
    return (
      <div role="status">
        <Empty title={title} action={<ButtonLink to="/account">To your account</ButtonLink>} />
      </div>
    );
  }
  if (token && !error) {
    return (
      <div className="grid max-w-md gap-4">
        <Loading what="your confirmation" />
        <Skeleton className="h-12" />
      </div>
    );
  }
  const mayPass = error instanceof NoAnswer || (error instanceof Problem && error.isPassing);
  return (
    <div role="alert">
      <Empty
        title={mayPass ? 'That didn’t work yet' : 'This link doesn’t work any more'}
        action={
          mayPass && token ? (
            <Button onClick={() => mutate(token)}>Try again</Button>
          ) : (
            <ButtonLink to="/account">To your account</ButtonLink>
          )
        }
      >
        <p>{mayPass ? explain(error) : 'Each works once, and for a while. Your account can send you another.'}</p>
      </Empty>
    </div>
  );
}
