import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';

export type Cluster = Schema['ClusterAnswer'];
export type Silo = Schema['SiloAnswer'];

const key = ['staff', 'cluster'] as const;

// As often as silos tell of themselves.
const renewMs = 5_000;

export const useCluster = () =>
  useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/v1/admin/cluster')),
    refetchInterval: renewMs,
  });

/** Drains a silo, or has it take grains again; then it is looked at anew. */
export function useDrain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ address, drains }: { address: string; drains: boolean }) => {
      const options = { params: { path: { address } } };
      return take(
        drains
          ? api.POST('/api/v1/admin/cluster/silos/{address}/drain', options)
          : api.POST('/api/v1/admin/cluster/silos/{address}/undrain', options),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
