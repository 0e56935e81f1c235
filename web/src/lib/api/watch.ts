import { api } from './client.ts';
import type { Call, Load, Page, PhoneList, Shift, Watch, Watcher } from './types.ts';

export interface NewShift {
  account_id: string;
  kind: Shift['kind'];
  starts_at: string;
  ends_at: string;
}

const shift = (shift_id: string) => ({ path: { shift_id } });

export const getWatch = (): Promise<Watch> => api.get('/api/v1/watch');
export const listShifts = (cursor?: string): Promise<Page<Shift>> =>
  api.get('/api/v1/moderation/shifts', { params: { query: { cursor } } });
export const listWatchers = async (): Promise<Watcher[]> =>
  (await api.get('/api/v1/moderation/watchers')).items;
export const planShift = (body: NewShift): Promise<Shift> => api.post('/api/v1/moderation/shifts', { body });
export const cancelShift = (id: string): Promise<unknown> =>
  api.delete('/api/v1/moderation/shifts/{shift_id}', { params: shift(id) });
export const leaveWord = (id: string, note: string): Promise<Shift> =>
  api.put('/api/v1/moderation/shifts/{shift_id}/note', { params: shift(id), body: { note } });
export const listCalls = (cursor?: string): Promise<Page<Call>> =>
  api.get('/api/v1/moderation/pages', { params: { query: { cursor } } });
export const takeCall = (page_id: string): Promise<Call> =>
  api.post('/api/v1/pages/{page_id}/acknowledgement', { params: { path: { page_id } } });
export const getPhones = (): Promise<PhoneList> => api.get('/api/v1/moderation/phones');
export const changePhones = (phones: PhoneList['phones']): Promise<PhoneList> =>
  api.put('/api/v1/moderation/phones', { body: { phones } });
export const getLoad = (): Promise<Load> => api.get('/api/v1/moderation/care');
export const takePause = (kind: 'break' | 'debrief' | 'not_now'): Promise<Load> =>
  api.post('/api/v1/moderation/care/pauses', { body: { kind } });
