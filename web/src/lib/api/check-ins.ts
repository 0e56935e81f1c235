import { api } from './client.ts';
import type { CheckIn, CheckInAnswer, Page, Visit } from './types.ts';

const one = (check_in_id: string) => ({ path: { check_in_id } });

export const listCheckIns = (): Promise<Page<CheckIn>> => api.get('/api/v1/friendbank/check-ins');
export const answerCheckIn = (id: string, body: CheckInAnswer): Promise<unknown> =>
  api.post('/api/v1/friendbank/check-ins/{check_in_id}/answer', { params: one(id), body });

export const listVisits = (cursor?: string): Promise<Page<Visit>> =>
  api.get('/api/v1/friendbank/check-ins/due', { params: { query: { cursor, limit: 100 } } });
export const claimVisit = (id: string): Promise<Visit> =>
  api.post('/api/v1/friendbank/check-ins/{check_in_id}/claim', { params: one(id), body: {} });
export const finishVisit = (id: string): Promise<unknown> =>
  api.post('/api/v1/friendbank/check-ins/{check_in_id}/closure', { params: one(id), body: {} });
