import { api } from './client.ts';
import type { Company, Page, Person } from './types.ts';

const event = (event_id: string) => ({ path: { event_id } });

export const getCompany = (id: string): Promise<Company> =>
  api.get('/api/v1/events/{event_id}/company', { params: event(id) });
export const listFriends = (id: string): Promise<Page<Person>> =>
  api.get('/api/v1/events/{event_id}/friends', { params: event(id) });
export const listKnown = (id: string): Promise<Page<Person>> =>
  api.get('/api/v1/events/{event_id}/known', { params: event(id) });
export const askFriend = (id: string, friend_id: string): Promise<Company> =>
  api.put('/api/v1/events/{event_id}/asking', { params: event(id), body: { friend_id } });
export const askNobody = (id: string): Promise<unknown> =>
  api.delete('/api/v1/events/{event_id}/asking', { params: event(id) });
export const answerFriend = (id: string, asker_id: string, comes: boolean): Promise<Company> =>
  api.post('/api/v1/events/{event_id}/asking/answer', { params: event(id), body: { asker_id, comes } });
export const bringGuest = (id: string, first_name: string): Promise<Company> =>
  api.put('/api/v1/events/{event_id}/guest', { params: event(id), body: { first_name } });
export const leaveGuest = (id: string): Promise<unknown> =>
  api.delete('/api/v1/events/{event_id}/guest', { params: event(id) });
export const sayWishes = (id: string, needs: string | null, would_like_company: boolean): Promise<unknown> =>
  api.post('/api/v1/events/{event_id}/sign-ups', { params: event(id), body: { needs, would_like_company } });
export const getOpenness = (): Promise<{ is_open: boolean }> => api.get('/api/v1/event-openness', {});
export const setOpenness = (is_open: boolean): Promise<unknown> =>
  api.put('/api/v1/event-openness', { body: { is_open } });
