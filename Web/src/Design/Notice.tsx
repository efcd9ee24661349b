import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const looks = {
  good: { box: 'bg-good-surface', mark: 'text-good', Icon: CircleCheck },
  warn: { box: 'bg-warn-surface', mark: 'text-warn', Icon: TriangleAlert },
  bad: { box: 'bg-sale-surface', mark: 'text-sale', Icon: CircleAlert },
} as const;

interface NoticeProps {
  kind: keyof typeof looks;
  title?: string | undefined;
  children?: ReactNode;
  className?: string;
}

/** Something that one should know; what is wrong is announced at once. */
export function Notice({ kind, title, children, className = '' }: NoticeProps) {
  const { box, mark, Icon } = looks[kind];
  return (
    <div role={kind === 'bad' ? 'alert' : 'status'} className={`flex gap-3 rounded-md p-4 text-sm ${box} ${className}`}>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${mark}`} />
      <div className="grid gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
