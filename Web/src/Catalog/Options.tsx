import type { Schema } from '../Api/client';
import { choicesOf, isOnSale, variantWith, type Variant } from './variants';

interface OptionsProps {
  product: Schema['ProductAnswer'];
  variant: Variant;
  choose: (sku: string) => void;
}

/** One group a thing to choose. What can't be had is struck through, and can be looked at all the same. */
export function Options({ product, variant, choose }: OptionsProps) {
  const chosen = choicesOf(variant);
  return product.options.map((option) => (
    <fieldset key={option.name}>
      <legend className="mb-2 text-sm">
        <span className="font-semibold">{option.name}</span> <span className="text-muted">{chosen[option.name]}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {option.values.map((value) => {
          const isLeft = isOnSale(product, variant, option.name, value);
          return (
            <label
              key={value}
              className={`relative grid min-h-11 min-w-11 place-items-center rounded-md border px-3.5 text-sm has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:focus-mark ${isLeft ? 'border-edge hover:bg-sunken' : 'border-dashed border-edge text-muted line-through'}`}
            >
              <input
                type="radio"
                name={option.name}
                value={value}
                checked={chosen[option.name] === value}
                onChange={() => {
                  const next = variantWith(product, variant, option.name, value);
                  if (next) choose(next.sku);
                }}
                className="absolute inset-0 opacity-0"
              />
              {value}
              {!isLeft && <span className="sr-only"> (not with this choice, or sold out)</span>}
            </label>
          );
        })}
      </div>
    </fieldset>
  ));
}
