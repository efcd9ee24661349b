import { useQuery } from '@tanstack/react-query';
import { api } from '../Api/client';
import { take } from '../Api/problem';
import { moment } from '../Orders/orderTexts';
import { Failed } from '../Shell/Failed';
import { ListSkeleton, PageHead } from '../Staff/StaffLayout';
import { Part } from '../Staff/TodayPage';

const renewMs = 5_000;

/** The silos, and what they have in memory. */
export function ClusterPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', 'cluster'],
    queryFn: () => take(api.GET('/api/v1/admin/cluster')),
    refetchInterval: renewMs,
  });
  if (!data)
    return error ? (
      <Failed error={error} what="cluster" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the cluster" />
    );
  const most = Math.max(...data.grains.map((kind) => Number(kind.activations)), 1);
  return (
    <>
      <PageHead title="Cluster" />
      <div className="grid gap-12">
        <Part title="Silos">
          <ul className="grid gap-3 md:grid-cols-2">
            {data.silos.map((silo) => {
              const isActive = silo.status === 'Active';
              return (
                <li
                  key={silo.address}
                  className={`grid gap-2 rounded-lg border p-4 ${isActive ? 'border-edge bg-surface' : 'border-line text-muted'}`}
                >
                  <p className="flex flex-wrap items-center justify-between gap-2">
                    <span className="font-semibold wrap-anywhere">{silo.name || silo.host}</span>
                    <span
                      className={`rounded-sm px-2 py-0.5 text-sm font-semibold ${isActive ? 'bg-good-surface text-good' : 'bg-sunken'}`}
                    >
                      {silo.status}
                    </span>
                  </p>
                  <p className="text-sm wrap-anywhere text-muted">
                    {silo.zone && `Zone ${silo.zone} · `}
                    {silo.address}
                  </p>
                  <p className="text-sm">
                    {isActive ? `${silo.activations} grains in memory, since ` : 'Ran from '}
                    {moment(silo.startedAt)}
                    {!isActive && ` to ${moment(silo.aliveAt)}`}
                  </p>
                </li>
              );
            })}
          </ul>
        </Part>
        <Part title="In memory">
          <ol className="grid gap-1">
            {data.grains.map(({ type, activations }) => (
              <li
                key={type}
                className="relative grid grid-cols-[1fr_auto] gap-4 overflow-hidden rounded-md bg-surface px-3 py-2"
              >
                <svg
                  aria-hidden
                  viewBox={`0 0 ${most} 1`}
                  preserveAspectRatio="none"
                  className="absolute inset-0 size-full"
                >
                  <rect width={Number(activations)} height={1} className="fill-sunken" />
                </svg>
                <span className="relative min-w-0 wrap-anywhere">{grainName(type)}</span>
                <span className="relative font-semibold tabular-nums">{activations}</span>
              </li>
            ))}
          </ol>
        </Part>
      </div>
    </>
  );
}

/** A class by its own name: `Shop.Carts.CartGrain,Grains` is a cart. */
const grainName = (type: string): string => (type.split(',')[0]?.split('.').pop() ?? type).replace(/Grain$/, '');
