import { api } from './client.ts';
import type { Page, Tariff, Travel, TravelRequest, Way } from './types.ts';

export type TravelState = 'waiting' | 'done';
export type TravelWhen = TravelRequest['when'];
const event = (event_id: string) => ({ params: { path: { event_id } } });
const request = (request_id: string) => ({ params: { path: { request_id } } });

export const getTravel = (id: string): Promise<Travel> =>
  api.get('/api/v1/events/{event_id}/travel', event(id));
export const askForTravel = (id: string, way: Way, when: TravelWhen): Promise<TravelRequest> =>
  api.put('/api/v1/events/{event_id}/travel', { ...event(id), body: { way, when } });
export const withdrawTravel = (id: string): Promise<unknown> =>
  api.delete('/api/v1/events/{event_id}/travel', event(id));
export const getTariff = (): Promise<Tariff> => api.get('/api/v1/travel/tariff');
export const setTariff = (body: Tariff): Promise<Tariff> => api.put('/api/v1/travel/tariff', { body });
export const listTravel = (query: { state: TravelState; cursor?: string }): Promise<Page<TravelRequest>> =>
  api.get('/api/v1/travel/requests', { params: { query } });
export const answerTravel = (
  id: string,
  body: { version: number; approve: boolean; reason: string | null },
): Promise<TravelRequest> => api.put('/api/v1/travel/requests/{request_id}/answer', { ...request(id), body });
export const payTravel = (id: string): Promise<TravelRequest> =>
  api.put('/api/v1/travel/requests/{request_id}/paid', request(id));
