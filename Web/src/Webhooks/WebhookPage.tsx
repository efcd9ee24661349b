import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '../Api/client';
import { explain, hasCode, take } from '../Api/problem';
import { fieldErrors } from '../Customers/AccountForm';
import { Button } from '../Design/Button';
import { Mark } from '../Design/Mark';
import { Notice } from '../Design/Notice';
import { moment } from '../Orders/orderTexts';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { ListSkeleton, PageHead } from '../Staff/StaffLayout';
import { Deliveries } from './Deliveries';
import { Secret } from './Secret';
import { WebhookFields, type WebhookDraft } from './WebhookFields';
import { changeWebhook, listKey, useWebhook, useWebhookWork, webhookKey } from './webhooks';
import { hostOf, isAhead, type Webhook } from './webhookTexts';

/** One webhook: what became of what it was told, and what one decides of it. */
export function WebhookPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useWebhook(id);
  if (!data)
    return error ? (
      <Failed error={error} what="webhook" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the webhook" />
    );
  return (
    <>
      <PageHead title={hostOf(data.url)}>
        <Mark look={data.active ? 'good' : 'warn'}>{data.active ? 'Active' : 'Paused'}</Mark>
      </PageHead>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 content-start gap-8">
          <p className="-mt-5 wrap-anywhere text-muted">{data.url}</p>
          {!data.active && (
            <Notice kind="warn" title="It is told nothing now">
              What happens meanwhile it never learns of. What waited when you paused it is sent once it goes on.
            </Notice>
          )}
          <Deliveries id={id} />
        </div>
        <aside className="grid min-w-0 content-start gap-6">
          <Control webhook={data} />
          <Edit key={data.revision} webhook={data} />
          <Remove webhook={data} />
        </aside>
      </div>
    </>
  );
}

/** Pause it, let it go on, or give it another secret. */
function Control({ webhook }: { webhook: Webhook }) {
  const { id, url, active, formerSecretUntil } = webhook;
  const [secret, setSecret] = useState<string>();
  const pause = useWebhookWork(() => changeWebhook(webhook, { active: !active }));
  const rotate = useWebhookWork(() =>
    take(api.POST('/api/v1/admin/webhooks/{id}/secret', { params: { path: { id } } })),
  );
  const error = pause.error ?? rotate.error;
  if (secret) return <Secret secret={secret} host={hostOf(url)} done={() => setSecret(undefined)} />;
  return (
    <section aria-label="What to do with it" className="grid gap-3">
      {error && <Notice kind="bad">{told(error)}</Notice>}
      <div className="grid gap-3 md:max-lg:grid-cols-2">
        <Button busy={pause.isPending} look={active ? 'quiet' : 'primary'} onClick={() => pause.mutate(undefined)}>
          {active ? 'Pause' : 'Go on telling'}
        </Button>
        <Button
          look="quiet"
          busy={rotate.isPending}
          onClick={() =>
            confirm('Make another secret? The one before signs as well, for a day.') &&
            rotate.mutate(undefined, {
              onSuccess: (now) => {
                setSecret(now.secret ?? undefined);
                rotate.reset(); // it would keep the secret
              },
            })
          }
        >
          Another secret
        </Button>
      </div>
      {formerSecretUntil && isAhead(formerSecretUntil) && (
        <p className="text-sm text-muted">The secret before signs as well until {moment(formerSecretUntil)}.</p>
      )}
    </section>
  );
}

function Edit({ webhook }: { webhook: Webhook }) {
  const [draft, setDraft] = useState<WebhookDraft>({
    url: webhook.url,
    events: webhook.events,
    signing: webhook.signing,
  });
  const save = useWebhookWork(() =>
    changeWebhook(webhook, { url: draft.url.trim(), events: [...draft.events], signing: draft.signing }),
  );
  const errors = fieldErrors(save.error);
  const isSame =
    draft.url === webhook.url &&
    draft.signing === webhook.signing &&
    draft.events.length === webhook.events.length &&
    draft.events.every((event) => webhook.events.includes(event));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && !isSame) save.mutate(undefined, { onSuccess: () => announce('The webhook is changed.') });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-5 rounded-lg border border-line p-5">
      <h2 className="display text-lg">What it is told</h2>
      {save.error && Object.keys(errors).length === 0 && <Notice kind="bad">{told(save.error)}</Notice>}
      <WebhookFields draft={draft} errors={errors} change={(part) => setDraft({ ...draft, ...part })} />
      <Button type="submit" look={isSame ? 'quiet' : 'primary'} busy={save.isPending || isSame}>
        {isSame ? 'Nothing to save' : 'Save'}
      </Button>
    </form>
  );
}

function Remove({ webhook: { id, url } }: { webhook: Webhook }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/admin/webhooks/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      announce(`${hostOf(url)} is told nothing any more.`);
      await navigate('/admin/webhooks', { replace: true });
      client.removeQueries({ queryKey: webhookKey(id) });
      await client.invalidateQueries({ queryKey: listKey, exact: true });
    },
  });
  return (
    <section aria-label="Remove it" className="grid justify-items-start gap-2">
      {remove.error && <Notice kind="bad">{told(remove.error)}</Notice>}
      <Button
        look="plain"
        className="-ms-2 text-sale"
        busy={remove.isPending}
        onClick={() =>
          confirm('Remove it for good? What waits for it is never delivered, and its log goes.') && remove.mutate()
        }
      >
        Remove this webhook
      </Button>
    </section>
  );
}

const told = (error: unknown): string =>
  hasCode(error, 'precondition_failed')
    ? 'Somebody changed it meanwhile. Reload the page to see their change, then make yours.'
    : explain(error);
