import type { ReactNode } from 'react';

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Below a page's own head; else it is the page. */
  isPart?: boolean;
}

/** A page or a list with nothing in it: says why, and where to go on. */
export function Empty({ title, children, action, isPart = false }: EmptyProps) {
  return (
    <div
      className={`grid justify-items-start gap-5 ${isPart ? 'border-t border-line py-10' : 'max-w-2xl py-6 md:py-10'}`}
    >
      {isPart ? <h2 className="display text-xl">{title}</h2> : <h1 className="display text-3xl">{title}</h1>}
      {children && <div className={`max-w-prose text-muted ${isPart ? '' : 'text-lg'}`}>{children}</div>}
      {action}
    </div>
  );
}
