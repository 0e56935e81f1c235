import { api } from './client.ts';
import type { CrewShift, NewCrewShift, OwnRota, Page, RotaPerson, ShiftOffer } from './types.ts';

export type ShiftsView = 'all' | 'mine' | 'open';
const shift = (shift_id: string) => ({ params: { path: { shift_id } } });
const offer = (offer_id: string) => ({ params: { path: { offer_id } } });
const page = (cursor?: string) => ({ params: { query: { cursor, limit: 100 } } });

export const listShifts = (query: {
  view: ShiftsView;
  since?: string;
  days?: number;
  cursor?: string;
}): Promise<Page<CrewShift>> =>
  api.get('/api/v1/rota/shifts', { params: { query: { limit: 100, ...query } } });
export const layShift = (id: string, body: NewCrewShift): Promise<CrewShift> =>
  api.put('/api/v1/rota/shifts/{shift_id}', { ...shift(id), body });
export const callOff = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rota/shifts/{shift_id}', shift(id));
export const claimShift = (id: string): Promise<CrewShift> =>
  api.put('/api/v1/rota/shifts/{shift_id}/claim', shift(id));
export const letGo = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rota/shifts/{shift_id}/claim', shift(id));
export const layLike = (day: string, like: string): Promise<{ new: number }> =>
  api.put('/api/v1/rota/weeks/{day}', { params: { path: { day } }, body: { like } });
export const getOwnRota = (): Promise<OwnRota> => api.get('/api/v1/rota/mine');
export const listRotaPeople = (cursor?: string): Promise<Page<RotaPerson>> =>
  api.get('/api/v1/rota/people', page(cursor));
export const listOffers = (cursor?: string): Promise<Page<ShiftOffer>> =>
  api.get('/api/v1/rota/offers', page(cursor));
export const askFor = (
  id: string,
  body: { shift_id: string; to_id: string; for_shift_id: string | null },
): Promise<ShiftOffer> => api.put('/api/v1/rota/offers/{offer_id}', { ...offer(id), body });
export const answerOffer = (id: string, yes: boolean): Promise<ShiftOffer> =>
  api.put('/api/v1/rota/offers/{offer_id}/answer', { ...offer(id), body: { yes } });
export const takeBackOffer = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rota/offers/{offer_id}', offer(id));
