interface SegmentsProps<T extends string> {
  /** What is chosen here. */
  name: string;
  options: readonly { value: T; text: string }[];
  /** None of them where something else is chosen. */
  value: T | undefined;
  choose: (value: T) => void;
  className?: string;
}

/** A choice among a few that are all seen. */
export const Segments = <T extends string>({ name, options, value, choose, className = '' }: SegmentsProps<T>) => (
  <fieldset className={`min-w-0 ${className}`}>
    <legend className="sr-only">{name}</legend>
    <div className="flex gap-0.5 rounded-md border border-edge bg-surface p-0.5">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative grid min-h-10.5 min-w-11 flex-auto place-items-center rounded-[0.35rem] px-2 text-sm whitespace-nowrap hover:bg-sunken has-checked:bg-ink has-checked:font-semibold has-checked:text-paper has-focus-visible:focus-mark sm:px-3 md:flex-none md:px-4"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => choose(option.value)}
            className="absolute inset-0 opacity-0"
          />
          {option.text}
        </label>
      ))}
    </div>
  </fieldset>
);
