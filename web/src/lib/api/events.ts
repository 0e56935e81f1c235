import { api } from './client.ts';
import type { Event, EventCategory, Month, Page, SignUp } from './types.ts';

const event = (event_id: string) => ({ path: { event_id } });

/** What of all events is asked for. */
export interface Sieve {
  category?: EventCategory;
  free?: boolean;
  unjoined?: boolean;
}

export const listEvents = (
  query: Sieve & { from?: string; to?: string; cursor?: string; limit?: number } = {},
): Promise<Page<Event>> => api.get('/api/v1/events', { params: { query } });
export const listDays = (month: string, sieve: Sieve): Promise<Month> =>
  api.get('/api/v1/events/days', { params: { query: { ...sieve, month } } });
/** Where a photo stands, as it is or small. */
export const photoAddress = (id: string, size: 'full' | 'small'): string =>
  `/api/v1/event-photos/${id}/${size}`;
export const getEvent = (id: string): Promise<Event> =>
  api.get('/api/v1/events/{event_id}', { params: event(id) });
export const signUp = (id: string): Promise<SignUp> =>
  api.post('/api/v1/events/{event_id}/sign-ups', {
    params: event(id),
    body: {},
  });
export const cancelSignUp = (id: string): Promise<unknown> =>
  api.delete('/api/v1/events/{event_id}/sign-ups/mine', { params: event(id) });
