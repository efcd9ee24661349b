import type { ReactNode } from 'react';

const layouts = {
  four: 'grid-cols-2 lg:grid-cols-4',
  three: 'sm:grid-cols-3',
  /** In a narrow place, of short numbers. */
  tight: 'grid-cols-3',
} as const;

/** Numbers that are looked at together: names above, numbers on one line however long the names are. */
export const Figures = ({ children, layout = 'four' }: { children: ReactNode; layout?: keyof typeof layouts }) => (
  <dl className={`grid gap-px overflow-hidden rounded-lg border border-line bg-line ${layouts[layout]}`}>{children}</dl>
);

interface FigureProps {
  name: string;
  value: ReactNode;
  /** What one should know of it, small. */
  note?: ReactNode;
}

export const Figure = ({ name, value, note }: FigureProps) => (
  <div className="row-span-2 grid grid-rows-subgrid gap-y-1 bg-surface p-3 sm:p-4 md:p-5">
    <dt className="text-sm text-muted">{name}</dt>
    <dd>
      <span className="block display text-lg wrap-anywhere tabular-nums sm:text-xl md:text-2xl">{value}</span>
      {note && <span className="text-xs text-muted">{note}</span>}
    </dd>
  </div>
);
