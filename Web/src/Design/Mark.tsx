import type { ReactNode } from 'react';

const looks = {
  plain: 'bg-sunken text-ink',
  loud: 'bg-lime text-on-lime',
  good: 'bg-good-surface text-good',
  warn: 'bg-warn-surface text-warn',
  bad: 'bg-sale-surface text-sale',
} as const;

export type MarkLook = keyof typeof looks;

/** How something stands, in a word or two. */
export const Mark = ({ look = 'plain', children }: { look?: MarkLook; children: ReactNode }) => (
  <span className={`inline-block rounded-sm px-2 py-0.5 text-sm font-semibold whitespace-nowrap ${looks[look]}`}>
    {children}
  </span>
);
