import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { api } from '../Api/client';
import { explain, take } from '../Api/problem';
import { fieldErrors } from '../Customers/AccountForm';
import { Button } from '../Design/Button';
import { Mark } from '../Design/Mark';
import { Notice } from '../Design/Notice';
import { day } from '../Orders/orderTexts';
import { Failed } from '../Shell/Failed';
import { ListSkeleton, PageHead } from '../Staff/StaffLayout';
import { Secret } from './Secret';
import { WebhookFields, type WebhookDraft } from './WebhookFields';
import { useWebhooks, useWebhookWork } from './webhooks';
import { allEvents, eventsText, hostOf, type Webhook } from './webhookTexts';

/** Whom the shop tells of what happens, and a way to add somebody. */
export function WebhooksPage() {
  const { data, error, refetch } = useWebhooks();
  return (
    <>
      <PageHead title="Webhooks" />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          {!data &&
            (error ? (
              <Failed isPart error={error} what="list" retry={() => void refetch()} />
            ) : (
              <ListSkeleton what="the webhooks" />
            ))}
          {data?.items.length === 0 && <Nobody />}
          <ul>
            {data?.items.map((webhook) => (
              <li key={webhook.id} className="border-t border-line">
                <Row webhook={webhook} />
              </li>
            ))}
          </ul>
        </div>
        <aside className="min-w-0">
          <Add />
        </aside>
      </div>
    </>
  );
}

const Row = ({ webhook: { id, url, events, active, createdAt } }: { webhook: Webhook }) => (
  <Link
    to={`/admin/webhooks/${id}`}
    className="group grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 py-3.5"
  >
    <span className="min-w-0 truncate font-semibold group-hover:underline">{hostOf(url)}</span>
    <span className="justify-self-end">
      <Mark look={active ? 'good' : 'warn'}>{active ? 'Active' : 'Paused'}</Mark>
    </span>
    <span className="col-span-2 truncate text-sm text-muted">{url}</span>
    <span className="col-span-2 text-sm text-muted">
      {eventsText(events)}, since {day(createdAt)}
    </span>
  </Link>
);

const Nobody = () => (
  <div className="grid gap-3 border-t border-line py-8 text-muted">
    <p className="display text-xl text-ink">Nobody is told of anything yet</p>
    <p className="max-w-prose">
      A webhook tells a partner’s server of orders as they happen: the warehouse of what to send, the books of what was
      given back. What can’t be delivered is tried again for three days.
    </p>
  </div>
);

const empty: WebhookDraft = { url: '', events: allEvents, signing: 'shop' };

function Add() {
  const [draft, setDraft] = useState(empty);
  const [made, setMade] = useState<Webhook>();
  const add = useWebhookWork(() =>
    take(
      api.POST('/api/v1/admin/webhooks', {
        body: { url: draft.url.trim(), events: [...draft.events], signing: draft.signing },
      }),
    ),
  );
  const errors = fieldErrors(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (add.isPending) return;
    add.mutate(undefined, {
      onSuccess: (webhook) => {
        setMade(webhook);
        setDraft(empty);
        add.reset(); // it would keep the secret
      },
    });
  };
  if (made?.secret) return <Secret secret={made.secret} host={hostOf(made.url)} done={() => setMade(undefined)} />;
  return (
    <form noValidate onSubmit={submit} className="grid gap-5 rounded-lg border border-line p-5">
      <h2 className="display text-lg">Tell somebody</h2>
      {add.error && Object.keys(errors).length === 0 && <Notice kind="bad">{explain(add.error)}</Notice>}
      <WebhookFields draft={draft} errors={errors} change={(part) => setDraft({ ...draft, ...part })} />
      <Button type="submit" busy={add.isPending}>
        Add the webhook
      </Button>
    </form>
  );
}
