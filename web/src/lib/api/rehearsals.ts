import { api } from './client.ts';
import type { NewSlot, Page, Person, Rehearsal, Slot } from './types.ts';

const slot = (slot_id: string) => ({ params: { path: { slot_id } } });
const more = (cursor?: string) => ({ params: { query: { cursor, limit: 50 } } });

export const listTimes = (cursor?: string): Promise<Page<Rehearsal>> =>
  api.get('/api/v1/rehearsals', more(cursor));
export const bookTime = (id: string, wants: string | null): Promise<unknown> =>
  api.put('/api/v1/rehearsals/{slot_id}/booking', { ...slot(id), body: { wants } });
export const cancelTime = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rehearsals/{slot_id}/booking', slot(id));

export const listSlots = (cursor?: string): Promise<Page<Slot>> =>
  api.get('/api/v1/rehearsal-slots', more(cursor));
export const listSeconds = (cursor?: string): Promise<Page<Person>> =>
  api.get('/api/v1/rehearsal-slots/seconds', more(cursor));
export const laySlot = (body: NewSlot): Promise<unknown> => api.post('/api/v1/rehearsal-slots', { body });
export const callOffSlot = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rehearsal-slots/{slot_id}', slot(id));
