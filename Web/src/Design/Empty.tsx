import type { ReactNode } from 'react';

/** A page or a list with nothing in it: says why, and where to go on. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-4 border-t border-line py-12">
      <h2 className="display text-2xl">{title}</h2>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {action}
    </div>
  );
}
