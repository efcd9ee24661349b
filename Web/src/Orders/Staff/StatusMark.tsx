import type { Schema } from '../../Api/client';
import { standing } from './staffTexts';

const looks: Readonly<Record<string, string>> = {
  'To send': 'bg-lime text-on-lime',
  'Partly sent': 'bg-warn-surface text-warn',
  Sent: 'bg-good-surface text-good',
  Delivered: 'bg-good-surface text-good',
};

export function StatusMark({ status, payment }: { status: Schema['OrderStatus']; payment: string }) {
  const name = standing(status, payment);
  return (
    <span
      className={`inline-block rounded-sm px-2 py-0.5 text-sm font-semibold whitespace-nowrap ${looks[name] ?? 'bg-sunken text-ink'}`}
    >
      {name}
    </span>
  );
}
