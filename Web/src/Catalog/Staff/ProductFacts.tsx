import { useId } from 'react';
import { Button } from '../../Design/Button';
import { Choice, Field } from '../../Design/Field';
import { useCategories } from '../categories';
import { errorOf, replaced, without, type FormPart } from './form';
import { RowButtons } from './RowButtons';

export function ProductFacts({ draft, errors, change }: FormPart) {
  return (
    <section aria-label="What it is" className="grid gap-5 md:grid-cols-2">
      <Field
        label="Title"
        required
        value={draft.title}
        error={errorOf(errors, 'title')}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Field
        label="Brand"
        value={draft.brand}
        error={errorOf(errors, 'brand')}
        onChange={(event) => change({ brand: event.target.value })}
      />
      <Field
        label="Subtitle"
        required={false}
        value={draft.subtitle}
        error={errorOf(errors, 'subtitle')}
        onChange={(event) => change({ subtitle: event.target.value })}
      />
      <Field
        label="Name in addresses"
        hint="Made of the title where it is left out."
        required={false}
        value={draft.slug}
        error={errorOf(errors, 'slug')}
        onChange={(event) => change({ slug: event.target.value })}
      />
      <Choice
        label="Sale"
        value={draft.status}
        onChange={(event) => change({ status: event.target.value as typeof draft.status })}
      >
        <option value="active">On sale</option>
        <option value="archived">Not sold</option>
      </Choice>
      <Departments {...{ draft, errors, change }} />
      <Description {...{ draft, errors, change }} />
      <Attributes {...{ draft, errors, change }} />
    </section>
  );
}

interface Node {
  id: string;
  name: string;
  children: Node[];
}

const flat = (nodes: readonly Node[], depth = 0): { id: string; name: string }[] =>
  nodes.flatMap(({ id, name, children }) => [
    { id, name: `${'– '.repeat(depth)}${name}` },
    ...flat(children, depth + 1),
  ]);

function Departments({ draft, errors, change }: FormPart) {
  const { data } = useCategories();
  const all = flat((data?.items ?? []) as Node[]);
  const add = (id: string) => id && !draft.categories.includes(id) && change({ categories: [...draft.categories, id] });
  return (
    <div className="grid content-start gap-2">
      <Choice
        label="Departments, the main one first"
        value=""
        error={errorOf(errors, 'categories')}
        onChange={(event) => add(event.target.value)}
      >
        <option value="">Add one…</option>
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <ul className="flex flex-wrap gap-2">
        {draft.categories.map((id) => (
          <li key={id} className="flex items-center gap-1 rounded-md bg-sunken ps-3 text-sm">
            {all.find((one) => one.id === id)?.name.replace(/^(– )+/, '') ?? id}
            <RowButtons of={id} remove={() => change({ categories: draft.categories.filter((one) => one !== id) })} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Description({ draft, errors, change }: FormPart) {
  const id = useId();
  const error = errorOf(errors, 'description');
  return (
    <div className="grid gap-1.5 md:col-span-2">
      <label htmlFor={id} className="text-sm font-semibold">
        Description <span className="font-normal text-muted">(Markdown)</span>
      </label>
      <textarea
        id={id}
        rows={6}
        className="w-full rounded-md border border-edge bg-surface px-3.5 py-2.5"
        value={draft.description}
        aria-invalid={error ? true : undefined}
        onChange={(event) => change({ description: event.target.value })}
      />
      {error && <p className="text-sm font-medium text-sale">{error}</p>}
    </div>
  );
}

function Attributes({ draft: { attributes }, errors, change }: FormPart) {
  return (
    <div className="grid gap-3 md:col-span-2">
      <h2 className="text-sm font-semibold">Facts to compare by</h2>
      {attributes.map(({ name, value }, i) => (
        <div key={i} className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
          <Field
            label="Name"
            value={name}
            error={errorOf(errors, `attributes/${i}`)}
            onChange={(event) => change({ attributes: replaced(attributes, i, { name: event.target.value }) })}
          />
          <Field
            label="Value"
            value={value}
            onChange={(event) => change({ attributes: replaced(attributes, i, { value: event.target.value }) })}
          />
          <RowButtons of={name || 'the fact'} remove={() => change({ attributes: without(attributes, i) })} />
        </div>
      ))}
      <Button
        look="quiet"
        className="justify-self-start"
        onClick={() => change({ attributes: [...attributes, { name: '', value: '' }] })}
      >
        Add a fact
      </Button>
    </div>
  );
}
