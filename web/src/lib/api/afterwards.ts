import { api } from './client.ts';
import type { After, Feedback, NewAfter } from './types.ts';

const event = (event_id: string) => ({ params: { path: { event_id } } });

export const getAfter = (id: string): Promise<After> =>
  api.get('/api/v1/events/{event_id}/afterwards', event(id));
export const sayAfter = (id: string, body: NewAfter): Promise<unknown> =>
  api.put('/api/v1/events/{event_id}/afterwards', { ...event(id), body });
export const getFeedback = (id: string): Promise<Feedback> =>
  api.get('/api/v1/events/{event_id}/feedback', event(id));
