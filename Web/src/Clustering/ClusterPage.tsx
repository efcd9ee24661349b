import { BarRow } from '../Design/BarRow';
import { Failed } from '../Shell/Failed';
import { ListSkeleton, PageHead, Part } from '../Staff/StaffLayout';
import { useCluster, type Cluster } from './cluster';
import { grainName } from './clusterTexts';
import { Silos } from './Silos';
import { Calls, Hottest, Outboxes, Storage } from './Work';

/** The silos, what they are asked and store, what waits, and what they have in memory. */
export function ClusterPage() {
  const { data, error, refetch } = useCluster();
  if (!data)
    return error ? (
      <Failed error={error} what="cluster" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the cluster" />
    );
  return (
    <>
      <PageHead title="Cluster" />
      <div className="grid gap-12">
        <Part title="Silos">
          <Silos silos={data.silos} />
        </Part>
        <div className="grid gap-12 lg:grid-cols-2 lg:gap-8">
          <Part title="Storage">
            <Storage storage={data.storage} />
          </Part>
          <Part title="Oldest that waits">
            <Outboxes outboxes={data.outboxes} />
          </Part>
        </div>
        <Part title="Hottest grains">
          <Hottest hottest={data.hottest} silos={data.silos} />
        </Part>
        <Part title="Calls">
          <Calls calls={data.calls} />
        </Part>
        <Part title="In memory">
          <InMemory grains={data.grains} />
        </Part>
      </div>
    </>
  );
}

function InMemory({ grains }: Pick<Cluster, 'grains'>) {
  const most = Math.max(...grains.map((kind) => Number(kind.activations)));
  return (
    <ol className="grid gap-1">
      {grains.map(({ type, activations }) => (
        <BarRow key={type} value={Number(activations)} most={most} amount={activations}>
          {grainName(type)}
        </BarRow>
      ))}
    </ol>
  );
}
