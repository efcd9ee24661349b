import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';
import { BarRow } from '../Design/BarRow';
import { moment } from '../Orders/orderTexts';
import { Failed } from '../Shell/Failed';
import { ListSkeleton, PageHead, Part } from '../Staff/StaffLayout';

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
  const most = Math.max(...data.grains.map((kind) => Number(kind.activations)));
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
        <Part title="Calls">
          <Calls calls={data.calls} />
        </Part>
        <Part title="In memory">
          <ol className="grid gap-1">
            {data.grains.map(({ type, activations }) => (
              <BarRow key={type} value={Number(activations)} most={most} amount={activations}>
                {grainName(type)}
              </BarRow>
            ))}
          </ol>
        </Part>
      </div>
    </>
  );
}

/** What grains were asked in the latest seconds, and how long they took for it. */
function Calls({ calls }: { calls: Schema['MethodFigures'][] }) {
  if (calls.length === 0) return <p className="text-muted">No grain was asked anything in the latest seconds.</p>;
  const most = Math.max(...calls.map(({ perSecond }) => Number(perSecond)));
  return (
    <ol className="grid gap-1">
      {calls.map(({ interface: grain, method, perSecond, failedPerSecond, p50Ms, p99Ms }) => (
        <BarRow key={`${grain}.${method}`} value={Number(perSecond)} most={most} amount={`${figure(perSecond)}/s`}>
          {interfaceName(grain)} <span className="font-semibold">{method}</span>{' '}
          <span className="text-sm text-muted tabular-nums">
            {figure(p50Ms)} ms, one in a hundred {figure(p99Ms)} ms
            {Number(failedPerSecond) > 0 && (
              <span className="text-sale">, {figure(failedPerSecond)} failed a second</span>
            )}
          </span>
        </BarRow>
      ))}
    </ol>
  );
}

const figure = (value: number | string): string => Number(value).toLocaleString('en', { maximumSignificantDigits: 3 });

/** An interface by what it is for: `ICartGrain` is a cart's. */
const interfaceName = (name: string): string => name.replace(/^I(?=[A-Z])/, '').replace(/Grain$/, '');

/** A class by its own name: `Shop.Carts.CartGrain,Grains` is a cart. */
const grainName = (type: string): string => (type.split(',')[0]?.split('.').pop() ?? type).replace(/Grain$/, '');
