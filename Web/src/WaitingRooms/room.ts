import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../Api/client';
import { hasCode, take } from '../Api/problem';
import { useLive } from '../Live/useLive';
import { ifInSession, inSession } from '../Sessions/session';
import { keepAdmission } from './admission';
import { solveAside } from './proof';
import type { Place } from './roomTexts';

const roomKey = (id: string) => ['waiting-room', id] as const;
const placeKey = (id: string) => ['waiting-room', id, 'place'] as const;

// The stream tells every change; this is for browsers that it doesn't reach.
const askAgainMs = 15_000;

/** A sale's waiting room. */
export const useRoom = (id: string) =>
  useQuery({
    queryKey: roomKey(id),
    queryFn: () => take(api.GET('/api/v1/waiting-rooms/{id}', { params: { path: { id } } })),
    staleTime: askAgainMs,
    refetchInterval: askAgainMs,
  });

/** The room that a thing is sold through; null where it is sold to everybody. */
export const useRoomOf = (sku: string) =>
  useQuery({
    queryKey: ['waiting-rooms', sku],
    queryFn: async () => {
      const { items } = await take(api.GET('/api/v1/waiting-rooms', { params: { query: { sku } } }));
      return items[0] ?? null;
    },
    staleTime: 60_000,
  });

/** The shopper's own place, as it is now; null while they have none. What admits them is kept for the checkout. */
export function usePlace(id: string) {
  const place = useQuery({ queryKey: placeKey(id), queryFn: () => readPlace(id), refetchInterval: askAgainMs });
  useLive(place.data && `waiting-room:${id}`);
  const { admissionToken, expiresAt } = place.data ?? {};
  useEffect(() => {
    if (admissionToken && expiresAt) keepAdmission({ token: admissionToken, expiresAt });
  }, [admissionToken, expiresAt]);
  return place;
}

/** Comes to the room: one place a shopper, however often it is asked for. */
export function useTakePlace(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => inSession(() => takePlace(id)),
    onSuccess: (place) => client.setQueryData(placeKey(id), place),
  });
}

/** What the stream says of a room. What admits somebody is told by no stream: it is asked for. */
export function applyRoom(client: QueryClient, id: string, place: Place | undefined): void {
  const known = client.getQueryData<Place | null>(placeKey(id));

  if (!place) return;
  if (known?.status !== place.status) void client.invalidateQueries({ queryKey: roomKey(id), exact: true });
  if (place.status === 'admitted') {
    if (!known?.admissionToken) void client.invalidateQueries({ queryKey: placeKey(id) });
  } else client.setQueryData(placeKey(id), place);
}

/** Where a place costs work, the shop says so first: whoever has a place already needn't do it again. */
async function takePlace(id: string): Promise<Place> {
  const params = { path: { id } };
  try {
    return await take(api.POST('/api/v1/waiting-rooms/{id}/places', { params }));
  } catch (error) {
    if (!hasCode(error, 'proof_required')) throw error;
    const { challenge, bits } = await take(api.POST('/api/v1/waiting-rooms/{id}/challenges', { params }));
    const number = await solveAside({ challenge, bits });
    return take(api.POST('/api/v1/waiting-rooms/{id}/places', { params, body: { proof: { challenge, number } } }));
  }
}

async function readPlace(id: string): Promise<Place | null> {
  try {
    return await ifInSession(() =>
      take(api.GET('/api/v1/waiting-rooms/{id}/places/current', { params: { path: { id } } })),
    );
  } catch (error) {
    if (hasCode(error, 'not_found')) return null;
    throw error;
  }
}
