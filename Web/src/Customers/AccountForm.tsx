import type { FormEvent, ReactNode } from 'react';
import { explain, Problem } from '../Api/problem';
import { Button } from '../Design/Button';
import { Notice } from '../Design/Notice';

interface AccountFormProps {
  title?: string;
  intro?: ReactNode;
  action: string;
  /** A page's own form asks aloud; one among several doesn't. */
  look?: 'primary' | 'quiet';
  isPending: boolean;
  error: unknown;
  onSubmit: () => void;
  children: ReactNode;
  below?: ReactNode;
}

/** The frame of the account's forms: what went wrong stands above the fields, and is read out. */
export function AccountForm({
  title,
  intro,
  action,
  look = 'primary',
  isPending,
  error,
  onSubmit,
  children,
  below,
}: AccountFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSubmit();
  };
  return (
    <div className="grid max-w-md gap-7">
      {title && <h1 className="display text-3xl">{title}</h1>}
      {intro && <div className="text-muted">{intro}</div>}
      <form noValidate onSubmit={submit} className="grid gap-5">
        {error != null && Object.keys(fieldErrors(error)).length === 0 && <Notice kind="bad">{explain(error)}</Notice>}
        {children}
        <Button type="submit" look={look} busy={isPending}>
          {action}
        </Button>
      </form>
      {below && <div className="grid gap-2 border-t border-line pt-5 text-sm">{below}</div>}
    </div>
  );
}

export const fieldErrors = (error: unknown): Readonly<Record<string, string[]>> =>
  error instanceof Problem ? error.errors : {};
