import { api } from '../../Api/client';
import { explain, take } from '../../Api/problem';
import { Button } from '../../Design/Button';
import { Notice } from '../../Design/Notice';
import { useOrderWork } from './orderWork';

export function Arrived({ id, number }: { id: string; number: number }) {
  const arrived = useOrderWork(
    () =>
      take(api.POST('/api/v1/admin/orders/{id}/fulfilments/{number}/delivery', { params: { path: { id, number } } })),
    'The parcel has arrived.',
  );
  return (
    <div className="grid gap-2">
      {arrived.error && <Notice kind="bad">{explain(arrived.error)}</Notice>}
      <Button look="quiet" busy={arrived.isPending} onClick={() => arrived.mutate(undefined)}>
        It has arrived
      </Button>
    </div>
  );
}
