import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';
import type { Webhook } from './webhookTexts';

export const listKey = ['staff', 'webhooks'] as const;
export const webhookKey = (id: string) => ['staff', 'webhooks', id] as const;

export const useWebhooks = () =>
  useQuery({ queryKey: listKey, queryFn: () => take(api.GET('/api/v1/admin/webhooks')) });

export const useWebhook = (id: string) =>
  useQuery({
    queryKey: webhookKey(id),
    queryFn: () => take(api.GET('/api/v1/admin/webhooks/{id}', { params: { path: { id } } })),
  });

/** A change of a webhook: shown at once where it is shown. A secret isn't remembered: whoever asked for it sees it, once. */
export function useWebhookWork<T>(work: (given: T) => Promise<Webhook>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    gcTime: 0,
    onSuccess: async (now) => {
      client.setQueryData(webhookKey(now.id), { ...now, secret: null });
      await client.invalidateQueries({ queryKey: listKey, exact: true });
    },
  });
}

export const changeWebhook = ({ id, revision }: Webhook, body: Schema['ChangeWebhook']): Promise<Webhook> =>
  take(
    api.PATCH('/api/v1/admin/webhooks/{id}', {
      params: { path: { id } },
      headers: { 'If-Match': `"${revision}"` },
      body,
    }),
  );
