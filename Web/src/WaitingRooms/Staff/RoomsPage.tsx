import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { fieldErrors } from '../../Customers/AccountForm';
import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { Notice } from '../../Design/Notice';
import { moment } from '../../Orders/orderTexts';
import { List, useList } from '../../Staff/list';
import { PageHead } from '../../Staff/StaffLayout';
import { isLater } from '../roomTexts';
import { RoomMark } from './RoomMark';
import { crowdText, whole } from './staffRoomTexts';

/** All waiting rooms, and a way to open one. */
export function RoomsPage() {
  const list = useList(['waiting-rooms'], (cursor) =>
    take(api.GET('/api/v1/admin/waiting-rooms', { params: { query: { limit: '20', ...(cursor && { cursor }) } } })),
  );
  return (
    <>
      <PageHead title="Waiting rooms" />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          <List list={list} what="waiting rooms" empty="No sale has had one yet." keyOf={({ id }) => id}>
            {({ id, name, status, startsAt, tickets, admitted }) => (
              <Link
                to={`/admin/waiting-rooms/${id}`}
                className="group grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 py-3.5 tabular-nums"
              >
                <span className="min-w-0 truncate font-semibold group-hover:underline">{name}</span>
                <span className="justify-self-end">
                  <RoomMark status={status} startsAt={startsAt} />
                </span>
                <span className="text-sm text-muted">
                  {isLater(startsAt) ? 'Starts' : 'Started'} {moment(startsAt)}
                </span>
                <span className="justify-self-end text-sm text-muted">{crowdText({ tickets, admitted })}</span>
              </Link>
            )}
          </List>
        </div>
        <aside>
          <OpenForm />
        </aside>
      </div>
    </>
  );
}

const empty = { name: '', startsAt: '', skus: '', perShopper: '1', proofBits: '0' };

function OpenForm() {
  const [wish, setWish] = useState(empty);
  const set = (next: Partial<typeof empty>) => setWish({ ...wish, ...next });
  const client = useQueryClient();
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/admin/waiting-rooms', {
          body: {
            name: wish.name,
            startsAt: wish.startsAt === '' ? null : new Date(wish.startsAt).toISOString(),
            skus: wish.skus.split(/[\s,]+/).filter((sku) => sku !== ''),
            perShopper: whole(wish.perShopper),
            proofBits: whole(wish.proofBits),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['staff', 'waiting-rooms'] });
      await navigate(`/admin/waiting-rooms/${id}`);
    },
  });
  const errors = fieldErrors(open.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!open.isPending) open.mutate();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4 rounded-lg border border-line p-5">
      <h2 className="display text-lg">Open one</h2>
      {open.error && Object.keys(errors).length === 0 && <Notice kind="bad">{explain(open.error)}</Notice>}
      <Field
        label="Name of the sale"
        value={wish.name}
        error={errors.name?.[0]}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Field
        label="Starts"
        type="datetime-local"
        value={wish.startsAt}
        error={errors.startsAt?.[0]}
        onChange={(event) => set({ startsAt: event.target.value })}
      />
      <Field
        label="SKUs"
        hint="With blanks between. Nobody checks them out without having been admitted."
        value={wish.skus}
        error={errors.skus?.[0]}
        onChange={(event) => set({ skus: event.target.value })}
      />
      <Field
        label="Pieces a shopper"
        inputMode="numeric"
        value={wish.perShopper}
        error={errors.perShopper?.[0]}
        onChange={(event) => set({ perShopper: event.target.value })}
      />
      <Field
        label="Work for a place"
        hint="Bits of work for a shopper’s device, to keep programs out: 0 for none, 16 for a moment, 20 for some seconds, 22 at most."
        inputMode="numeric"
        value={wish.proofBits}
        error={errors.proofBits?.[0]}
        onChange={(event) => set({ proofBits: event.target.value })}
      />
      <Button type="submit" busy={open.isPending}>
        Open the waiting room
      </Button>
    </form>
  );
}
