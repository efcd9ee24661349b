import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, type Schema } from '../Api/client';
import { explain, take } from '../Api/problem';
import { fieldErrors } from '../Customers/AccountForm';
import { useCustomer } from '../Customers/customer';
import { Button } from '../Design/Button';
import { Field } from '../Design/Field';
import { Notice } from '../Design/Notice';
import { announce } from '../Shell/announcements';
import { Failed } from '../Shell/Failed';
import { roles, roleTexts } from './access';
import { ListSkeleton, PageHead } from './StaffLayout';

const key = ['staff', 'employees'];

/** Who works here, and what each may do. A change ends that employee's sessions. */
export function EmployeesPage() {
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/v1/admin/staff')) });
  return (
    <>
      <PageHead title="Staff" />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_20rem]">
        <div>
          {!data &&
            (error ? (
              <Failed isPart error={error} what="list" retry={() => void refetch()} />
            ) : (
              <ListSkeleton what="the staff" />
            ))}
          <ul>
            {data?.items.map((one) => (
              <li key={one.id} className="border-t border-line py-5">
                <Employee employee={one} />
              </li>
            ))}
          </ul>
        </div>
        <TakeOn />
      </div>
    </>
  );
}

function Employee({ employee }: { employee: Schema['StaffAnswer'] }) {
  const [chosen, setChosen] = useState<readonly string[]>(employee.roles);
  const client = useQueryClient();
  const isSelf = useCustomer().data?.id === employee.id;
  const set = useMutation({
    mutationFn: () =>
      take(
        api.PUT('/api/v1/admin/staff/{id}/roles', {
          params: { path: { id: employee.id } },
          body: { roles: [...chosen] },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      announce(`${employee.name} may do that from now on, after signing in again.`);
    },
  });
  const isSame = chosen.length === employee.roles.length && chosen.every((role) => employee.roles.includes(role));
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <p>
        <span className="font-semibold">{employee.name}</span>{' '}
        <span className="text-sm wrap-anywhere text-muted">{employee.email}</span>
        {isSelf && <span className="ms-2 rounded-sm bg-lime px-1.5 py-0.5 text-xs font-bold text-on-lime">You</span>}
      </p>
      {set.error && <Notice kind="bad">{explain(set.error)}</Notice>}
      <Roles of={employee.name} chosen={chosen} choose={setChosen} />
      {!isSame && (
        <Button type="submit" className="justify-self-start" busy={set.isPending}>
          {chosen.length === 0 ? 'Take all roles away' : 'Give these roles'}
        </Button>
      )}
    </form>
  );
}

function Roles({ of, chosen, choose }: { of: string; chosen: readonly string[]; choose: (roles: string[]) => void }) {
  return (
    <fieldset className="grid">
      <legend className="sr-only">Roles of {of}</legend>
      {roles.map((role) => (
        <label key={role} className="flex items-start gap-2.5 py-1.5 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-primary"
            checked={chosen.includes(role)}
            onChange={() => choose(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role])}
          />
          {roleTexts[role]}
        </label>
      ))}
    </fieldset>
  );
}

function TakeOn() {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>(['orders']);
  const client = useQueryClient();
  const hire = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/admin/staff', { body: { email: email.trim(), name: name.trim(), roles: chosen } })),
    onSuccess: async () => {
      announce(`${name} works here now.`);
      setEmail('');
      setName('');
      await client.invalidateQueries({ queryKey: key });
    },
  });
  const errors = fieldErrors(hire.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!hire.isPending) hire.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid content-start gap-4 self-start rounded-lg border border-line p-5"
    >
      <h2 className="display text-lg">Take somebody on</h2>
      <p className="text-sm text-muted">
        They get a mail in which they choose a password, unless they have an account.
      </p>
      {hire.error && Object.keys(errors).length === 0 && <Notice kind="bad">{explain(hire.error)}</Notice>}
      <Field
        label="Name"
        required
        value={name}
        error={errors.name?.[0]}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label="E-mail"
        type="email"
        required
        value={email}
        error={errors.email?.[0]}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Roles of="the new employee" chosen={chosen} choose={setChosen} />
      {errors.roles && <p className="text-sm font-medium text-sale">{errors.roles[0]}</p>}
      <Button type="submit" busy={hire.isPending}>
        Take on
      </Button>
    </form>
  );
}
