import { Link } from 'react-router';
import { Button } from '../../Design/Button';
import { Choice, Field } from '../../Design/Field';
import { errorOf, replaced, without, type FormPart } from './form';
import { newVariant, type VariantDraft } from './productDraft';
import { RowButtons } from './RowButtons';

/** What can be bought, and for how much. */
export function VariantRows({ draft, errors, change }: FormPart) {
  const { variants, options } = draft;
  return (
    <section className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h2 className="display text-lg">What can be bought</h2>
        <Field
          label="Currency"
          className="w-28"
          maxLength={3}
          value={draft.currency}
          onChange={(event) => change({ currency: event.target.value })}
        />
      </div>
      <Options {...{ draft, errors, change }} />
      {errors.variants && <p className="text-sm font-medium text-sale">{errors.variants[0]}</p>}
      <ul className="grid gap-4">
        {variants.map((variant, i) => (
          <li key={i} className="rounded-lg border border-line p-4">
            <Row
              variant={variant}
              options={options}
              at={`variants/${i}`}
              errors={errors}
              change={(part) => change({ variants: replaced(variants, i, part) })}
              remove={() => change({ variants: without(variants, i) })}
            />
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        className="justify-self-start"
        onClick={() => change({ variants: [...variants, newVariant(options.length)] })}
      >
        Add a variant
      </Button>
    </section>
  );
}

function Options({ draft: { options, variants }, errors, change }: FormPart) {
  return (
    <div className="grid gap-3">
      {options.map(({ name, values }, i) => (
        <div key={i} className="grid grid-cols-[1fr_2fr_auto] items-end gap-3">
          <Field
            label="Choice"
            value={name}
            error={errorOf(errors, `options/${i}`)}
            onChange={(event) => change({ options: replaced(options, i, { name: event.target.value }) })}
          />
          <Field
            label="Values, with commas"
            value={values}
            onChange={(event) => change({ options: replaced(options, i, { values: event.target.value }) })}
          />
          <RowButtons
            of={name || 'the choice'}
            remove={() =>
              change({
                options: without(options, i),
                variants: variants.map((variant) => ({ ...variant, choices: without(variant.choices, i) })),
              })
            }
          />
        </div>
      ))}
      {options.length < 3 && (
        <Button
          look="plain"
          className="-ms-2 justify-self-start"
          onClick={() => change({ options: [...options, { name: '', values: '' }] })}
        >
          Let shoppers choose something, such as a size
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  variant: VariantDraft;
  options: FormPart['draft']['options'];
  at: string;
  errors: FormPart['errors'];
  change: (part: Partial<VariantDraft>) => void;
  remove: () => void;
}

function Row({ variant, options, at, errors, change, remove }: RowProps) {
  const input = (
    name: 'sku' | 'amount' | 'compareAt' | 'weightGrams',
    member: string,
    label: string,
    isNumber = true,
  ) => (
    <Field
      label={label}
      value={variant[name]}
      inputMode={isNumber ? 'decimal' : 'text'}
      error={errorOf(errors, `${at}/${member}`)}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
        {input('sku', 'sku', 'SKU', false)}
        {input('amount', 'price', 'Price')}
        {input('compareAt', 'compareAt', 'Price before')}
        {input('weightGrams', 'weightGrams', 'Weight in grams')}
        {options.map(({ name, values }, i) => (
          <Choice
            key={i}
            label={name || 'Choice'}
            value={variant.choices[i] ?? ''}
            error={i === 0 ? errors[`${at}/options`]?.[0] : undefined}
            onChange={(event) =>
              change({ choices: options.map((_, at) => (at === i ? event.target.value : (variant.choices[at] ?? ''))) })
            }
          >
            <option value="">Choose…</option>
            {values.split(',').map((value) => (
              <option key={value} value={value.trim()}>
                {value.trim()}
              </option>
            ))}
          </Choice>
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <label className="flex items-center gap-2.5 py-1.5 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={variant.allowBackorder}
            onChange={(event) => change({ allowBackorder: event.target.checked })}
          />
          Can be bought when there is none left
        </label>
        <span className="flex items-center gap-3">
          {variant.sku && (
            <Link to={`/admin/stock/${encodeURIComponent(variant.sku)}`} className="text-sm text-link underline">
              Its stock
            </Link>
          )}
          <RowButtons of={variant.sku || 'the variant'} remove={remove} />
        </span>
      </div>
    </div>
  );
}
