import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';

const control =
  'min-h-12 w-full rounded-md border border-edge bg-surface px-3.5 text-base text-ink placeholder:text-muted ' +
  'aria-invalid:border-sale aria-invalid:border-2';

interface Told {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
}

type FieldProps = Told & Omit<InputHTMLAttributes<HTMLInputElement>, 'className'>;

/** A labelled input; its error is read out with it. */
export function Field({ label, hint, error, className, ...rest }: FieldProps) {
  return (
    <Frame {...{ label, hint, error, className, isOptional: rest.required === false }}>
      {(told) => <input {...rest} {...told} className={control} />}
    </Frame>
  );
}

type ChoiceProps = Told & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'>;

export function Choice({ label, hint, error, className, children, ...rest }: ChoiceProps) {
  return (
    <Frame {...{ label, hint, error, className, isOptional: false }}>
      {(told) => (
        <select {...rest} {...told} className={control}>
          {children}
        </select>
      )}
    </Frame>
  );
}

interface FrameProps {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  className: string | undefined;
  isOptional: boolean;
  children: (told: {
    id: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

function Frame({ label, hint, error, className = '', isOptional, children }: FrameProps) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`grid content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {isOptional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': notes || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-sale">
          {error}
        </p>
      )}
    </div>
  );
}
