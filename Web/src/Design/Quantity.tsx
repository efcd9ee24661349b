import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';

/** Pieces in a line of a cart: the Api's own bound. */
export const quantityMax = 999;

interface QuantityProps {
  value: number;
  /** What it counts, for those who don't see where it stands. */
  of: string;
  onChange: (value: number) => void;
  min?: number;
}

const step = 'grid size-11 place-items-center rounded-md hover:bg-sunken aria-disabled:opacity-35';

/** How many: by steps, or typed. A typed number counts once one leaves the field or presses Enter. */
export function Quantity({ value, of, onChange, min = 1 }: QuantityProps) {
  const [typed, setTyped] = useState<string | null>(null); // while one types
  const choose = (wanted: number) => {
    const next = Math.min(quantityMax, Math.max(min, Math.trunc(wanted)));
    setTyped(null);
    if (next !== value) onChange(next);
  };
  return (
    <div
      role="group"
      aria-label={`Quantity of ${of}`}
      className="inline-flex items-center rounded-md border border-edge"
    >
      <button type="button" className={step} aria-disabled={value <= min} onClick={() => choose(value - 1)}>
        <Minus aria-hidden className="size-4" />
        <span className="sr-only">One fewer</span>
      </button>
      <input
        aria-label={`Quantity of ${of}`}
        inputMode="numeric"
        autoComplete="off"
        className="w-10 bg-transparent text-center tabular-nums"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 3))}
        onBlur={() => (typed ? choose(Number(typed)) : setTyped(null))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (typed) choose(Number(typed));
        }}
      />
      <button type="button" className={step} aria-disabled={value >= quantityMax} onClick={() => choose(value + 1)}>
        <Plus aria-hidden className="size-4" />
        <span className="sr-only">One more</span>
      </button>
    </div>
  );
}
