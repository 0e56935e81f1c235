import { api } from './client.ts';
import type { Event, Page, SignUp } from './types.ts';

const event = (event_id: string) => ({ path: { event_id } });

export const listEvents = (
  query: { from?: string; cursor?: string; limit?: number } = {},
): Promise<Page<Event>> => api.get('/api/v1/events', { params: { query } });
export const getEvent = (id: string): Promise<Event> =>
  api.get('/api/v1/events/{event_id}', { params: event(id) });
export const signUp = (id: string): Promise<SignUp> =>
  api.post('/api/v1/events/{event_id}/sign-ups', {
    params: event(id),
    body: {},
  });
export const cancelSignUp = (id: string): Promise<unknown> =>
  api.delete('/api/v1/events/{event_id}/sign-ups/mine', { params: event(id) });
