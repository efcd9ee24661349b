import { memo, startTransition, useOptimistic, useState } from 'react';
import { nextFrame } from '../Shell/idle';
import { priceText } from './listing';
import type { Facet } from './search';

const shownFirst = 6; // enough for most choices; a list of forty brands pushes the rest off the screen

/** What narrows a list down, with what each choice would find. */
export const Facets = memo(function Facets({ facets, choose }: FacetsProps) {
  return facets.map((facet) => <Group key={facet.name} facet={facet} choose={choose} />);
});

export interface FacetsProps {
  facets: Facet[];
  choose: (name: string, value: string) => void;
}

interface GroupProps {
  facet: Facet;
  choose: FacetsProps['choose'];
}

const Group = memo(function Group({ facet: { name, values }, choose }: GroupProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? values : values.slice(0, shownFirst);
  return (
    <fieldset className="border-b border-line py-4 first:pt-0">
      <legend className="float-start mb-1.5 w-full text-sm font-semibold first-letter:uppercase">{name}</legend>
      <ul className="clear-both">
        {shown.map(({ value, label, count, selected }) => (
          <Choice
            key={value}
            name={name}
            value={value}
            text={name === 'price' ? priceText(value) : (label ?? value)}
            count={count}
            isChosen={selected}
            choose={choose}
          />
        ))}
      </ul>
      {values.length > shownFirst && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="mt-1 min-h-9 text-sm text-link underline underline-offset-4"
        >
          {isWhole ? 'Fewer' : `${values.length - shownFirst} more`}
          <span className="sr-only"> of {name}</span>
        </button>
      )}
    </fieldset>
  );
});

interface ChoiceProps {
  name: string;
  value: string;
  text: string;
  /** How many products it would find. */
  count: number;
  isChosen: boolean;
  choose: FacetsProps['choose'];
}

/** The box itself answers the finger; the page, which shows the choice in more than one place, follows with the frame after. */
const Choice = memo(function Choice({ name, value, text, count, isChosen, choose }: ChoiceProps) {
  const [isChecked, expect] = useOptimistic(isChosen);
  const toggle = () =>
    startTransition(async () => {
      expect(!isChecked);
      await nextFrame();
      choose(name, value);
    });
  return (
    <li>
      <label className="flex min-h-9 items-center gap-2.5 py-1 text-sm hover:text-link">
        <input type="checkbox" checked={isChecked} onChange={toggle} className="size-4.5 shrink-0 accent-link" />
        <span className="flex-1">{text}</span>
        <span className="text-xs text-muted tabular-nums">{count.toLocaleString('en')}</span>
      </label>
    </li>
  );
});
