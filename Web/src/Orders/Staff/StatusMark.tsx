import type { Schema } from '../../Api/client';
import { Mark, type MarkLook } from '../../Design/Mark';
import { standing } from './staffTexts';

const looks: Readonly<Record<string, MarkLook>> = {
  'To send': 'loud',
  'Partly sent': 'warn',
  Sent: 'good',
  Delivered: 'good',
};

export function StatusMark({ status, payment }: { status: Schema['OrderStatus']; payment: string }) {
  const name = standing(status, payment);
  return <Mark look={looks[name] ?? 'plain'}>{name}</Mark>;
}
